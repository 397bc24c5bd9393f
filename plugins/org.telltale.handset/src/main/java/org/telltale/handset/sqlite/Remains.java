package org.telltale.handset.sqlite;

/**
 * Where a deleted row was found.
 *
 * @param place {@code freeblock}, {@code unallocated}, {@code free-page} or {@code old-page} (docs/formats/handset.md)
 * @param key names the row in its table: {@code deleted-}, which file if it is not the database, the offset there
 * @param rowIdLost whether its row id was overwritten
 */
public record Remains(String place, String key, boolean rowIdLost) {
}
