package org.lachan.launcher.backup;

/**
 * What a file of an archive must be.
 *
 * @param name relative to the data folder, with slashes
 * @param size in bytes
 * @param sha256 64 hex digits
 */
record FileSum(String name, long size, String sha256) {}
