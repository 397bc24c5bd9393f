package org.telltale.endpoint;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Reads the "delegated" and "delegated-extended" statistics of a regional registry (RIR statistics exchange format,
 * version 2.3): country and registry of IPv4 and IPv6 ranges. A row holds from the day of its delegation to the last day
 * of the file. The country is the one that the holder gave the registry; the file names no owner and no routing.
 */
public final class DelegatedReader {

	private static final int COUNTRY = 1;
	private static final int TYPE = 2;
	private static final int START = 3;
	private static final int VALUE = 4;
	private static final int DATE = 5;
	private static final int STATUS = 6;

	private final LineReader lines;
	private final String name;
	private Optional<String> lastDay = Optional.empty();

	private DelegatedReader(byte[] bytes, String name) {
		this.lines = new LineReader(bytes);
		this.name = name;
	}

	/**
	 * Reads a file.
	 *
	 * @param bytes the whole file
	 * @param name what the table is to be called
	 * @return the table, without the rows that the problems name; no table if there is no version line
	 */
	public static Outcome<Table> read(byte[] bytes, String name) {
		return new DelegatedReader(bytes, name).table();
	}

	private Outcome<Table> table() {
		List<TableRow> rows = new ArrayList<>();
		boolean started = false;
		while (lines.advance(false)) {
			String[] fields = lines.line().split("\\|", -1);
			if (lines.line().isBlank() || lines.line().startsWith("#") || fields[fields.length - 1].equals("summary")) {
				continue;
			} else if (!started) {
				if (fields.length < 7 || !fields[0].matches("[0-9.]+")) {
					return Outcome.none(new Problem("table.header", Where.at(lines.digest().hex(), 0, 0),
							"the first line is no version line", "the table is not used"));
				}
				started = true;
				lastDay = day(fields[5]);
			} else if (fields.length > STATUS && !fields[TYPE].equals("asn")) {
				row(fields).ifPresent(rows::add);
			} else if (fields.length <= STATUS) {
				lines.problem("table.row", "the row has " + fields.length + " fields, 7 are wanted");
			}
		}
		return started ? Outcome.of(new Table(name, lines.digest(), lastDay, rows), lines.problems())
				: Outcome.none(new Problem("table.header", Where.at(lines.digest().hex(), 0, 0), "the file is empty", "the table is not used"));
	}

	private Optional<TableRow> row(String[] fields) {
		if (!fields[STATUS].equals("allocated") && !fields[STATUS].equals("assigned")) {
			return Optional.empty();
		}
		Optional<AddressRange> range = fields[VALUE].matches("[0-9]{1,10}")
				? IpAddress.parse(fields[START]).flatMap(first -> range(fields[TYPE], first, fields[VALUE])) : Optional.empty();
		if (range.isEmpty()) {
			lines.problem("table.row", "the row has no readable address range");
			return Optional.empty();
		}
		Optional<String> country = Optional.of(fields[COUNTRY].toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
		Optional<Instant> from = day(fields[DATE]).flatMap(Period::start);
		Period period = from.isEmpty() ? Period.UNDATED : new Period(from, lastDay.flatMap(Period::end));
		return Optional.of(new TableRow(range.get(), country, Optional.empty(), Optional.empty(), Optional.of(fields[0]), period, Optional.empty()));
	}

	private static Optional<AddressRange> range(String type, IpAddress first, String value) {
		return switch (type) {
			case "ipv4" -> first.version() == 4 ? AddressRange.counted(first, new BigInteger(value)) : Optional.empty();
			case "ipv6" -> first.version() == 6 && value.length() <= 3 ? AddressRange.prefix(first, Integer.parseInt(value)) : Optional.empty();
			default -> Optional.empty();
		};
	}

	/** {@code 20140807} as {@code 2014-08-07}; empty for {@code 00000000} and the like. */
	private static Optional<String> day(String compact) {
		if (!compact.matches("[0-9]{8}")) {
			return Optional.empty();
		}
		String day = compact.substring(0, 4) + "-" + compact.substring(4, 6) + "-" + compact.substring(6);
		return Period.start(day).map(valid -> day);
	}
}
