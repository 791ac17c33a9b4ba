/** Starts the roles against engines, ours or others', with their health and metrics. */
@NullMarked
package org.lachan.launcher.roles;

import org.jspecify.annotations.NullMarked;
