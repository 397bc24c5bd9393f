package org.telltale.endpoint;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;

/**
 * Reads the "delegated" and "delegated-extended" statistics of a regional registry (RIR statistics exchange format,
 * version 2.3): country and registry of IPv4 and IPv6 ranges, country of the holders of systems. A row holds from the day of
 * its delegation to the last day of the file. The country is the one that the holder gave the registry; the file names no
 * owner and no routing.
 */
final class DelegatedReader {

	private static final long LAST_SYSTEM = 0xffffffffL;
	private static final int COUNTRY = 1;
	private static final int TYPE = 2;
	private static final int START = 3;
	private static final int VALUE = 4;
	private static final int DATE = 5;
	private static final int STATUS = 6;

	private final TableFile file;
	private final LineReader lines;
	private final RangeTable.Rows rows = new RangeTable.Rows();
	private Optional<String> lastDay = Optional.empty();

	private DelegatedReader(TableFile file) {
		this.file = file;
		this.lines = new LineReader(file);
	}

	/** Reads a file. No table if there is no version line. */
	static Outcome<Table> read(TableFile file) {
		return new DelegatedReader(file).table();
	}

	private Outcome<Table> table() {
		boolean started = false;
		while (lines.advance(false)) {
			String line = lines.line();
			String[] fields = line.split("\\|", -1);
			if (line.startsWith("#")) {
				lines.comment(line);
			} else if (line.isBlank() || fields[fields.length - 1].equals("summary")) {
				continue;
			} else if (!started) {
				if (fields.length < 7 || !fields[0].matches("[0-9.]+")) {
					return file.none("table.header", "the first line is no version line");
				}
				started = true;
				lastDay = day(fields[5]);
			} else if (fields.length <= STATUS) {
				lines.problem("table.row", "the row has " + fields.length + " fields, 7 are wanted");
			} else if (lines.room(rows) && (fields[STATUS].equals("allocated") || fields[STATUS].equals("assigned"))) {
				row(fields);
			}
		}
		return started ? rows.table(file.origin(TableKind.STATISTICS, lastDay.map(LocalDate::parse), lines.licence()), lines.problems())
				: file.none("table.header", "the file is empty");
	}

	private void row(String[] fields) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		Optional<String> country = Optional.of(fields[COUNTRY].toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
		Optional<Instant> from = day(fields[DATE]).flatMap(Period::start);
		Period period = from.isEmpty() ? Period.UNDATED : new Period(from, lastDay.flatMap(Period::end));
		if (fields[TYPE].equals("asn")) {
			country.ifPresent(code -> values.put(Role.AS_COUNTRY, code));
			systems(fields, new Said(values, period, Optional.empty()));
			return;
		}
		Optional<AddressRange> range = fields[VALUE].matches("[0-9]{1,10}")
				? IpAddress.parse(fields[START]).flatMap(first -> range(fields[TYPE], first, fields[VALUE])) : Optional.empty();
		if (range.isEmpty()) {
			lines.problem("table.row", "the row has no readable address range");
			return;
		}
		country.ifPresent(code -> {
			values.put(Role.COUNTRY, code);
			values.put(Role.OWNER_COUNTRY, code);
		});
		values.put(Role.REGISTRY, fields[0]);
		rows.add(range.get(), new Said(values, period, Optional.empty()), lines.place());
	}

	private void systems(String[] fields, Said said) {
		boolean numbers = fields[START].matches("[0-9]{1,10}") && fields[VALUE].matches("[0-9]{1,10}");
		long first = numbers ? Long.parseLong(fields[START]) : 0;
		long last = numbers ? first + Long.parseLong(fields[VALUE]) - 1 : -1;
		if (last < first || last > LAST_SYSTEM) {
			lines.problem("table.row", "the row has no readable numbers of systems");
		} else {
			rows.add(first, last, said, lines.place());
		}
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
