package org.telltale.store.rows;

/**
 * A side file of primitive columns; rebuildable from the evidence.
 *
 * @param name table and column, for example {@code frame.timestamp}
 * @param width bytes a value
 * @param sha256 of the file
 */
public record ColumnRow(String evidence, String name, int width, long rows, String sha256) {
}
