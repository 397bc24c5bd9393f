package org.telltale.handset.sqlite;

/**
 * A column of a table.
 *
 * @param name as the schema writes it, without quotes
 * @param type the declared type, empty if none; words parted by one space
 * @param rowId whether the column is another name of the row id: the record holds NULL in its place
 * @param stored whether records hold it; false for generated columns that are not STORED
 * @param notNull whether every row has a value in it
 * @param otherwise what stands for it in records that were written before the column was added
 */
public record SqliteColumn(String name, String type, boolean rowId, boolean stored, boolean notNull, SqliteValue otherwise) {
}
