package org.telltale.endpoint;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.Outcome;

/** Reads an examiner's own table: comma-separated values (RFC 4180, UTF-8) whose first line names the columns (docs/formats/tables.md). */
final class OverlayReader {

	private static final String NO_RANGE = "the row has no readable address range";
	private static final String ROW = "table.row";
	private static final Pattern SYSTEM = Pattern.compile("(?i)AS([0-9]{1,10})");
	private static final Pattern DOMAIN = Pattern.compile("(?i)([a-z0-9_-]{1,63}\\.){1,20}[a-z][a-z0-9-]{1,62}");

	private final TableFile file;
	private final LineReader lines;
	private final RangeTable.Rows rows = new RangeTable.Rows();
	private final Map<String, Integer> columns = new HashMap<>();
	private final Map<Role, Integer> roles = new EnumMap<>(Role.class);
	private final String[] recent = new String[4096];
	private String lastEnds = " ";
	private Optional<Period> lastPeriod = Optional.of(Period.UNDATED);

	private OverlayReader(TableFile file) {
		this.file = file;
		this.lines = new LineReader(file);
	}

	/** Whether a first line names the columns of such a table. */
	static boolean recognises(String line) {
		List<String> names = CsvLine.split(line).orElse(List.of()).stream().map(OverlayReader::column).toList();
		return names.contains("range") && names.stream().anyMatch(name -> name.equals("asn") || Role.of(name).isPresent());
	}

	/** Reads a table. No table if the first line names no {@code range}. */
	static Outcome<Table> read(TableFile file, TableKind kind) {
		return new OverlayReader(file).table(kind);
	}

	private Outcome<Table> table(TableKind kind) {
		if (!header()) {
			return file.none("table.header", "the first line names no column \"range\"");
		}
		while (lines.advance(true)) {
			String line = lines.line();
			if (line.startsWith("#")) {
				lines.comment(line);
			} else if (!line.isBlank() && lines.room(rows)) {
				row(line);
			}
		}
		return rows.table(file.origin(kind, Optional.empty(), lines.licence()), lines.problems());
	}

	private boolean header() {
		while (lines.advance(true)) {
			String line = lines.line();
			if (line.startsWith("#")) {
				lines.comment(line);
			} else if (!line.isBlank()) {
				List<String> names = CsvLine.split(line).orElse(List.of());
				for (int i = 0; i < names.size(); i++) {
					columns.putIfAbsent(column(names.get(i)), i);
				}
				columns.forEach((column, at) -> Role.of(column).ifPresent(role -> roles.put(role, at)));
				return columns.containsKey("range");
			}
		}
		return false;
	}

	/** The column that a heading means, in lower case without underscores: {@code as_name} is {@code asName}. */
	private static String column(String heading) {
		String word = heading.toLowerCase(Locale.ROOT).replace("_", "");
		return switch (word) {
			case "cidr", "network", "prefix" -> "range";
			case "asnumber", "as" -> "asn";
			default -> word;
		};
	}

	private void row(String line) {
		Optional<List<String>> fields = CsvLine.split(line);
		Optional<String> subject = fields.flatMap(row -> field(row, "range"));
		if (fields.isEmpty()) {
			lines.problem(ROW, "a quotation is not closed, or goes on behind its end");
			return;
		} else if (subject.isEmpty()) {
			lines.problem(ROW, NO_RANGE);
			return;
		}
		Optional<Period> period = period(field(fields.get(), "from").orElse(""), field(fields.get(), "to").orElse(""));
		if (period.isEmpty()) {
			lines.problem(ROW, "\"from\" or \"to\" is neither a date nor an instant in UTC");
			return;
		}
		Map<Role, String> values = new EnumMap<>(Role.class);
		roles.forEach((role, at) -> field(fields.get(), at).ifPresent(value -> values.put(role, kept(value))));
		field(fields.get(), "asn").map(OverlayReader::number).ifPresent(number ->
				values.put(Role.AS, kept(number + field(fields.get(), "asname").map(text -> " " + text).orElse(""))));
		add(subject.get().strip(), new Said(values, period.get(), field(fields.get(), "source").map(this::kept)));
	}

	/** The same text, and of texts that come again soon the same object. */
	private String kept(String text) {
		int at = text.hashCode() & recent.length - 1;
		if (!text.equals(recent[at])) {
			recent[at] = text;
		}
		return recent[at];
	}

	private void add(String subject, Said said) {
		Matcher system = SYSTEM.matcher(subject);
		Optional<AddressRange> range = AddressRange.parse(subject);
		if (range.isPresent()) {
			rows.add(range.get(), said, lines.place());
		} else if (system.matches()) {
			rows.add(Long.parseLong(system.group(1)), Long.parseLong(system.group(1)), said, lines.place());
		} else if (DOMAIN.matcher(subject).matches()) {
			rows.add(subject, said, lines.place());
		} else {
			lines.problem(ROW, NO_RANGE);
		}
	}

	private static String number(String asn) {
		return asn.matches("[0-9]+") ? "AS" + asn : asn;
	}

	/** Empty if one of the ends cannot be read. Many rows have the same. */
	private Optional<Period> period(String from, String to) {
		if (!lastEnds.equals(from + " " + to)) {
			Optional<Instant> begin = Period.start(from);
			Optional<Instant> end = Period.end(to);
			lastEnds = from + " " + to;
			lastPeriod = begin.isPresent() == from.isEmpty() || end.isPresent() == to.isEmpty() ? Optional.empty() : Optional.of(new Period(begin, end));
		}
		return lastPeriod;
	}

	private Optional<String> field(List<String> row, String column) {
		Integer at = columns.get(column);
		return at == null ? Optional.empty() : field(row, at);
	}

	private static Optional<String> field(List<String> row, int at) {
		return at >= row.size() ? Optional.empty() : Optional.of(row.get(at)).filter(text -> !text.isBlank());
	}
}
