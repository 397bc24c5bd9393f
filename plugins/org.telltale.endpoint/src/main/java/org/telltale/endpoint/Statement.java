package org.telltale.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a row of a table says of one role.
 *
 * @param role the role
 * @param value what it says
 * @param table which table
 * @param row the row
 */
public record Statement(Role role, String value, TableOrigin table, TableRow row) {

	private static final int SHORT_DIGEST = 16;

	/** When it holds. */
	public Period period() {
		return row.said().period();
	}

	/** Days from the table's date to the moment, negative where the table is younger; empty where it has no date. */
	public Optional<Long> ageDays(Instant moment) {
		return table.date().map(date -> ChronoUnit.DAYS.between(date, LocalDate.ofInstant(moment, ZoneOffset.UTC)));
	}

	/** Table, first digits of its digest, date and source, in one line: what stands beside a value in a list. */
	public String provenance() {
		return table.name() + " (sha256 " + table.digest().hex().substring(0, SHORT_DIGEST) + ", "
				+ table.date().map(day -> "of " + day + ", ").orElse("") + period() + row.said().source().map(name -> ", after " + name).orElse("") + ")";
	}
}
