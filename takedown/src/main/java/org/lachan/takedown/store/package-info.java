/** The database: schema, transactions and rows. The only package that knows JDBC. */
@NullMarked
package org.lachan.takedown.store;

import org.jspecify.annotations.NullMarked;
