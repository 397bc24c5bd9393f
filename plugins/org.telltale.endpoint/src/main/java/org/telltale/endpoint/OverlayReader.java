package org.telltale.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Reads an examiner's own table: comma-separated values (RFC 4180, UTF-8) whose first line names the columns
 * {@code range} (CIDR, first-last, or one address), {@code country}, {@code asn}, {@code asName}, {@code owner},
 * {@code registry}, {@code from}, {@code to}, {@code source}, in any order; all but {@code range} may be missing or
 * empty, others are passed over. {@code as_number} and {@code as_name} are understood too. Lines that begin with {@code #} are comments. {@code from} and {@code to} are dates or instants in UTC, a date as
 * {@code to} is included. A row without either is undated and covers no moment.
 */
public final class OverlayReader {

	private static final String ROW = "table.row";

	private final LineReader lines;
	private final String name;
	private final Map<String, Integer> columns = new HashMap<>();

	private OverlayReader(byte[] bytes, String name) {
		this.lines = new LineReader(bytes);
		this.name = name;
	}

	/**
	 * Reads a table.
	 *
	 * @param bytes the whole file
	 * @param name what the table is to be called
	 * @return the table, without the rows that the problems name; no table if the first line names no {@code range}
	 */
	public static Outcome<Table> read(byte[] bytes, String name) {
		return new OverlayReader(bytes, name).table();
	}

	private Outcome<Table> table() {
		if (!header()) {
			return Outcome.none(new Problem("table.header", Where.at(lines.digest().hex(), 0, 0),
					"the first line names no column \"range\"", "the table is not used"));
		}
		List<TableRow> rows = new ArrayList<>();
		while (lines.advance(true)) {
			String line = lines.line();
			if (!line.isBlank() && !line.startsWith("#")) {
				row(line).ifPresent(rows::add);
			}
		}
		return Outcome.of(new Table(name, lines.digest(), Optional.empty(), rows), lines.problems());
	}

	private boolean header() {
		while (lines.advance(true)) {
			String line = lines.line();
			if (!line.isBlank() && !line.startsWith("#")) {
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

	private Optional<TableRow> row(String line) {
		Optional<List<String>> fields = CsvLine.split(line);
		Optional<AddressRange> range = fields.flatMap(row -> field(row, "range")).flatMap(AddressRange::parse);
		if (range.isEmpty()) {
			lines.problem(ROW, "the row has no readable address range");
			return Optional.empty();
		}
		Optional<Optional<Instant>> from = moment(fields.get(), "from");
		Optional<Optional<Instant>> to = moment(fields.get(), "to");
		if (from.isEmpty() || to.isEmpty()) {
			lines.problem(ROW, "\"from\" or \"to\" is neither a date nor an instant in UTC");
			return Optional.empty();
		}
		Optional<String> asn = field(fields.get(), "asn").map(OverlayReader::number);
		Optional<String> as = asn.map(number -> number + field(fields.get(), "asName").map(text -> " " + text).orElse(""));
		return Optional.of(new TableRow(range.get(), field(fields.get(), "country"), as, field(fields.get(), "owner"),
				field(fields.get(), "registry"), new Period(from.get(), to.get()), field(fields.get(), "source")));
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
