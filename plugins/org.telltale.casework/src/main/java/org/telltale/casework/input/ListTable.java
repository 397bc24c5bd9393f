package org.telltale.casework.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.Csv;
import org.telltale.base.json.Json;

/**
 * A list of runs or claims as a table ({@code runs.md}, {@code claims.md}), turned into the JSON that the list would be. Places in it are known
 * by line and column again.
 */
final class ListTable {

	private static final Map<String, List<String>> COLUMNS = Map.of(
			"handset", List.of("id", "make", "model", "build", "serial", "excluded", "imeis", "addresses", "macs"),
			"dimension", List.of("dimension", "order"),
			"run", List.of("run", "handset", "start", "end", "title", "hypothetical"),
			"condition", List.of("run", "dimension", "value", "from", "to", "uncertainty", "source", "evidence", "reference", "by"),
			"stimulus", List.of("run", "at", "kind", "exhibits", "uncertainty"),
			"capture", List.of("run", "file", "point", "sees", "clockOffset", "clockUncertainty"));
	private static final Map<String, String> LISTS = Map.of("condition", "conditions", "stimulus", "stimuli", "capture", "captures");
	private static final List<String> CLAIM = List.of("id", "claimant", "date", "text", "source", "archive", "subject", "version", "region", "predicate");
	/** Cells with several words are lists of them. */
	private static final Set<String> SEVERAL = Set.of("imeis", "addresses", "macs", "order", "exhibits", "sees");
	private static final Set<String> SOURCE = Set.of("evidence", "reference", "by");

	private final List<Csv.Row> rows;
	private final List<String> header;
	private final Map<String, String> places = new HashMap<>();
	private final List<String> faults = new ArrayList<>();

	private ListTable(String text) {
		Csv csv = Csv.of(text);
		rows = csv.rows();
		header = rows.isEmpty() ? List.of() : rows.getFirst().cells().stream().map(String::strip).toList();
		header.stream().filter(name -> !name.isEmpty() && Collections.frequency(header, name) > 1).distinct()
				.forEach(name -> faults.add("line 1: the column \"" + name + "\" stands twice"));
		faults.addAll(csv.faults());
	}

	/** A list in JSON begins with a brace. */
	static boolean isTable(String text) {
		return !text.replaceFirst("^\\uFEFF?\\s*", "").startsWith("{");
	}

	/**
	 * What a table says.
	 *
	 * @param json the list as JSON
	 * @param places line and column of JSON pointers, and of what stands below them
	 * @param faults what is no such table
	 */
	record Read(Json json, Map<String, String> places, List<String> faults) {
	}

	static Read claims(String text) {
		ListTable table = new ListTable(text);
		List<Json> claims = new ArrayList<>();
		if (!table.header.contains("id") || !table.header.contains("predicate")) {
			table.faults.add("the list is neither JSON nor CSV whose first line names the columns id and predicate");
		} else {
			for (Csv.Row row : table.rows.subList(1, table.rows.size())) {
				claims.add(table.fields(row, table.cells(row, CLAIM), "/claims/" + claims.size()));
			}
		}
		return table.done(Json.object().put("claims", Json.array(claims)));
	}

	static Read runs(String text) {
		ListTable table = new ListTable(text);
		return table.done(table.runs());
	}

	private Read done(Json json) {
		return new Read(json, Map.copyOf(places), List.copyOf(faults));
	}

	private Json runs() {
		List<Json> handsets = new ArrayList<>();
		Json.Fields dimensions = Json.object();
		Map<String, Integer> numbers = new TreeMap<>();
		List<Json.Fields> runs = new ArrayList<>();
		Map<String, List<Json>> parts = new TreeMap<>();
		if (!header.contains("record")) {
			faults.add("the list is neither JSON nor CSV whose first line names the column record");
			return Json.object();
		}
		for (Csv.Row row : rows.subList(1, rows.size())) {
			String record = cell(row, "record");
			if (!COLUMNS.containsKey(record)) {
				faults.add("line " + row.line() + ": \"" + record + "\" is none of the records " + String.join(", ", new TreeSet<>(COLUMNS.keySet())));
				continue;
			}
			Map<String, String> cells = cells(row, COLUMNS.get(record));
			switch (record) {
				case "handset" -> handsets.add(fields(row, cells, "/handsets/" + handsets.size()));
				case "dimension" -> {
					String name = cells.getOrDefault("dimension", "");
					if (name.isEmpty() || dimensions.get(name).isPresent()) {
						faults.add("line " + row.line() + ": " + (name.isEmpty() ? "the dimension has no name" : "the dimension \"" + name + "\" stands twice"));
					}
					dimensions.put(name, fields(row, without(cells, "dimension"), "/dimensions/" + name));
				}
				case "run" -> {
					numbers.putIfAbsent(cells.getOrDefault("run", ""), runs.size());
					cells.put("id", cells.getOrDefault("run", ""));
					cells.remove("run");
					runs.add(fields(row, cells, "/runs/" + runs.size()));
				}
				default -> part(row, cells, LISTS.get(record), numbers, parts);
			}
		}
		parts.forEach((place, list) -> {
			String[] names = place.split(" ");
			runs.get(Integer.parseInt(names[0])).put(names[1], Json.array(list));
		});
		return Json.object().put("handsets", Json.array(handsets)).put("dimensions", dimensions).put("runs", Json.array(runs));
	}

	/** A line of a run, which has to stand above it. */
	private void part(Csv.Row row, Map<String, String> cells, String list, Map<String, Integer> numbers, Map<String, List<Json>> parts) {
		Optional<Integer> run = Optional.ofNullable(numbers.get(cells.getOrDefault("run", "")));
		if (run.isEmpty()) {
			faults.add("line " + row.line() + ": no line above is the run \"" + cells.getOrDefault("run", "") + "\"");
			return;
		}
		List<Json> found = parts.computeIfAbsent(run.get() + " " + list, place -> new ArrayList<>());
		found.add(fields(row, without(cells, "run"), "/runs/" + run.get() + "/" + list + "/" + found.size()));
	}

	private static Map<String, String> without(Map<String, String> cells, String name) {
		cells.remove(name);
		return cells;
	}

	/** The filled cells of a row by their columns; what stands in another column is a fault. */
	private Map<String, String> cells(Csv.Row row, List<String> columns) {
		Map<String, String> cells = new TreeMap<>();
		for (int i = 0; i < row.cells().size(); i++) {
			String text = row.cells().get(i).strip();
			String column = i < header.size() ? header.get(i) : "";
			if (!text.isEmpty() && !column.equals("record")) {
				if (!columns.contains(column)) {
					faults.add("line " + row.line() + ": \"" + text + "\" stands in the column \"" + column + "\", which means nothing there");
				}
				cells.put(column, text);
			}
		}
		return cells;
	}

	private String cell(Csv.Row row, String column) {
		int at = header.indexOf(column);
		return at < row.cells().size() ? row.cells().get(at).strip() : "";
	}

	private Json.Fields fields(Csv.Row row, Map<String, String> cells, String pointer) {
		Json.Fields fields = Json.object();
		Json.Fields source = Json.object();
		places.put(pointer, "line " + row.line());
		boolean condition = pointer.contains("/conditions/");
		if (condition) {
			places.put(pointer + "/source/kind", "line " + row.line() + ", source");
		}
		cells.forEach((name, text) -> {
			if (condition && name.equals("source")) {
				source.put("kind", text);
			} else if (condition && SOURCE.contains(name)) {
				source.put(name, text);
			} else if (name.equals("hypothetical")) {
				fields.put(name, text.equalsIgnoreCase("true"));
				if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
					faults.add("line " + row.line() + ", " + name + ": \"" + text + "\" is neither true nor false");
				}
			} else if (SEVERAL.contains(name)) {
				fields.put(name, Json.texts(List.of(text.split("\\s+"))));
			} else {
				fields.put(name, text);
			}
		});
		return condition ? fields.put("source", source) : fields;
	}
}
