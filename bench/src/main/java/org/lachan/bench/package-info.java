/** The program that measures: {@code ./lachan bench}. No part of the shipped jar. */
@NullMarked
package org.lachan.bench;

import org.jspecify.annotations.NullMarked;
