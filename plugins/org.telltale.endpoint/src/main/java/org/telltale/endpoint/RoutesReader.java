package org.telltale.endpoint;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;

/**
 * Reads a prefix-to-AS table, as CAIDA makes them of Route Views' (pfx2as): prefix, length and origin, parted by tabs. It is a
 * snapshot of a day, which stands in the file's name alone.
 */
final class RoutesReader {

	private static final Pattern ROW = Pattern.compile("([0-9a-fA-F.:]{2,45})\\t([0-9]{1,3})\\t([0-9]{1,10}(?:[_,][0-9]{1,10}){0,100})");
	private static final Pattern EIGHT_DIGITS = Pattern.compile("(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])");

	private RoutesReader() {
	}

	/** Whether a first line is a row of such a table. */
	static boolean recognises(String line) {
		return ROW.matcher(line).matches();
	}

	/** Reads a table; without a day in its name the rows are undated. */
	static Outcome<Table> read(TableFile file) {
		LineReader lines = new LineReader(file);
		RangeTable.Rows rows = new RangeTable.Rows();
		Optional<LocalDate> day = Stream.concat(Stream.of(file.name()), file.innerName().stream()).flatMap(name -> day(name).stream()).findFirst();
		Period period = day.map(date -> new Period(Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant()),
				Optional.of(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))).orElse(Period.UNDATED);
		while (lines.advance(false)) {
			String line = lines.line();
			if (line.startsWith("#")) {
				lines.comment(line);
			} else if (!line.isBlank() && lines.room(rows)) {
				row(line, lines, rows, period);
			}
		}
		Problem[] undated = day.isPresent() ? new Problem[0]
				: new Problem[] { file.undated("neither the file's name nor one inside it has the day of the table") };
		return rows.table(file.origin(TableKind.ROUTES, day, lines.licence()), lines.problems(undated));
	}

	private static void row(String line, LineReader lines, RangeTable.Rows rows, Period period) {
		Matcher fields = ROW.matcher(line);
		Optional<AddressRange> range = fields.matches() ? IpAddress.parse(fields.group(1))
				.flatMap(first -> AddressRange.prefix(first, Integer.parseInt(fields.group(2)))) : Optional.empty();
		if (range.isEmpty()) {
			lines.problem("table.row", "the row is not prefix, length and system, parted by tabs");
			return;
		}
		for (String origin : fields.group(3).split("_")) {
			rows.add(range.get(), new Said(Map.of(Role.AS, "AS" + origin.replace(",", ",AS")), period, Optional.empty()), lines.place());
		}
	}

	private static Optional<LocalDate> day(String name) {
		Matcher digits = EIGHT_DIGITS.matcher(name);
		while (digits.find()) {
			Optional<LocalDate> day = Period.day(digits.group(1) + "-" + digits.group(2) + "-" + digits.group(3));
			if (day.isPresent()) {
				return day;
			}
		}
		return Optional.empty();
	}
}
