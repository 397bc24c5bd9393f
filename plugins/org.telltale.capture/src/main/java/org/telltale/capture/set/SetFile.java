package org.telltale.capture.set;

/**
 * A file of a set.
 *
 * @param name without folders
 * @param evidence its SHA-256, lower-case hexadecimal
 * @param framesBefore how many frames the files in front of it have
 * @param frames how many it has
 * @param start the place of its first byte over the set
 */
public record SetFile(String name, String evidence, long framesBefore, long frames, long start) {
}
