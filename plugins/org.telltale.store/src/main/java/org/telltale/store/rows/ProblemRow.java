package org.telltale.store.rows;

/**
 * What could not be read or understood.
 *
 * @param id SHA-256 of its canonical line
 * @param code stable, dotted
 * @param offset bytes from the start of the item
 * @param length bytes
 */
public record ProblemRow(String id, String evidence, String code, long offset, long length, String what, String consequence) {
}
