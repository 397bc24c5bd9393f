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
		return Outcome.of(rows.table(file.origin(kind, Optional.empty(), lines.licence())), lines.problems());
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
		if (subject.isEmpty()) {
			lines.problem(ROW, NO_RANGE);
			return;
		}
		Optional<Optional<Instant>> from = moment(fields.get(), "from");
		Optional<Optional<Instant>> to = moment(fields.get(), "to");
		if (from.isEmpty() || to.isEmpty()) {
			lines.problem(ROW, "\"from\" or \"to\" is neither a date nor an instant in UTC");
			return;
		}
		Map<Role, String> values = new EnumMap<>(Role.class);
		for (Role role : Role.values()) {
			field(fields.get(), role.key()).ifPresent(value -> values.put(role, value));
		}
		field(fields.get(), "asn").map(OverlayReader::number).ifPresent(number ->
				values.put(Role.AS, number + field(fields.get(), "asName").map(text -> " " + text).orElse("")));
		add(subject.get().strip(), new Said(values, new Period(from.get(), to.get()), field(fields.get(), "source")));
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

	/** Empty if the field cannot be read; an empty moment if there is nothing in it. */
	private Optional<Optional<Instant>> moment(List<String> row, String column) {
		Optional<String> text = field(row, column);
		if (text.isEmpty()) {
			return Optional.of(Optional.empty());
		}
		Optional<Instant> moment = "to".equals(column) ? Period.end(text.get()) : Period.start(text.get());
		return moment.map(Optional::of);
	}

	private Optional<String> field(List<String> row, String column) {
		Integer at = columns.get(column.toLowerCase(Locale.ROOT));
		return at == null || at >= row.size() ? Optional.empty() : Optional.of(row.get(at)).filter(text -> !text.isBlank());
	}
}
