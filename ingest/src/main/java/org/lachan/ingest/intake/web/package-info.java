/** Where partners and the public hand in reports over HTTP. */
@NullMarked
package org.lachan.ingest.intake.web;

import org.jspecify.annotations.NullMarked;
