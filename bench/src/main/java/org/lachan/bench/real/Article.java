package org.lachan.bench.real;

/**
 * A saved page of a news site.
 *
 * @param file its name in the folder
 * @param html as it was saved, unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Article(String file, byte[] html) {}
