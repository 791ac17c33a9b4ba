/** The broker and the database that live in this process tree: Kafka in KRaft mode, PostgreSQL as a child process. */
@NullMarked
package org.lachan.launcher.engines;

import org.jspecify.annotations.NullMarked;
