/** Where evidence is kept: a folder, or an S3-compatible service. The only home of the AWS SDK. */
@NullMarked
package org.lachan.ingest.evidence.store;

import org.jspecify.annotations.NullMarked;
