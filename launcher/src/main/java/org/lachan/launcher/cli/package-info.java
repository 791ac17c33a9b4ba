/** What a person types. */
@NullMarked
package org.lachan.launcher.cli;

import org.jspecify.annotations.NullMarked;
