package org.telltale.store.rows;

/**
 * A table of reference data that the case uses.
 *
 * @param id SHA-256 of the table's file
 * @param kind {@code country}, {@code as}, {@code owner}, {@code overlay}...
 * @param date ISO date for which it holds
 * @param verified from an evidence-grade source
 */
public record ReferenceRow(String id, String kind, String title, String date, String licence, boolean verified) {
}
