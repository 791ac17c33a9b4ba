/** {@code demo}: the whole system over the sample web, with a scripted analyst and approver when asked. */
@NullMarked
package org.lachan.launcher.demo;

import org.jspecify.annotations.NullMarked;
