package org.telltale.base;

/**
 * What could not be read or understood, said so that an examiner can judge it: every byte range that was skipped,
 * clipped or defaulted has one.
 *
 * @param code stable, lower-case, dotted, for example {@code pcap.truncated}
 * @param where the bytes concerned
 * @param what what was found, in one plain sentence without payload text
 * @param consequence what is therefore missing or uncertain in the results
 */
public record Problem(String code, Where where, String what, String consequence) {
}
