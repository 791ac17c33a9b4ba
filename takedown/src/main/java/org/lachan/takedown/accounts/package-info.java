/** Accounts, roles and log-in. */
@NullMarked
package org.lachan.takedown.accounts;

import org.jspecify.annotations.NullMarked;
