package org.telltale.store.rows;

/**
 * How an item of evidence was sealed.
 *
 * @param evidence SHA-256 of the whole
 * @param length bytes
 * @param vaulted copied into the vault; else referenced
 * @param path where a referenced item lies, as text; empty for a vaulted one
 * @param sealedAtNanos UTC, nanoseconds since the epoch
 * @param mibDigests SHA-256 of each MiB, hexadecimal, one after the other without parting
 */
public record SealRow(String evidence, long length, boolean vaulted, String path, long sealedAtNanos, String mibDigests) {
}
