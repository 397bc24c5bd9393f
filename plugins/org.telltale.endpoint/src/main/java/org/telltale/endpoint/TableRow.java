package org.telltale.endpoint;

/**
 * A row of a table.
 *
 * @param subject whom it speaks of: a range of addresses, {@code AS64500}, or a domain
 * @param said what it says
 * @param place where it stands
 */
public record TableRow(String subject, Said said, RowPlace place) {
}
