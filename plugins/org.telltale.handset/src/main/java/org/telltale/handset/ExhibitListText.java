package org.telltale.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.telltale.base.Csv;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.container.EvidenceText;

/** Reads the entries of an exhibit list from its JSON or CSV text. */
final class ExhibitListText {

	static final String NAME = "exhibit list";
	private static final List<String> VALUE_NAMES = List.of("text", "value", "name", "file");
	private static final Set<String> NAMES = Set.of("id", "kind", "text", "value", "name", "file", "from", "to", "numbers", "emails", "by",
			"unchecked", "note");
	private static final String WANTED = "{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"SMS\",\"text\":\"...\"},...]} is wanted";

	private final List<Problem> problems = new ArrayList<>();
	private final List<ListedExhibit> entries = new ArrayList<>();

	static Outcome<List<ListedExhibit>> read(String text) {
		ExhibitListText list = new ExhibitListText();
		String start = text.replaceFirst("^\uFEFF?\\s*", "");
		boolean json = start.startsWith("{") || start.startsWith("[");
		boolean read = json ? list.json(text) : list.csv(text);
		return read ? Outcome.of(list.entries, list.problems) : new Outcome<>(Optional.empty(), list.problems);
	}

	private boolean json(String text) {
		try {
			Json json = JsonReader.read(text);
			List<Json> items = json.get("exhibits").map(Json::asItems).orElse(json.asItems());
			if (json.get("exhibits").isEmpty() && !(json instanceof Json.Array)) {
				problem(0, "The list has no member \"exhibits\": " + WANTED + ".", "Nothing of it is taken.");
				return false;
			}
			items.forEach(item -> entry(fields(item)));
			return true;
		} catch (JsonSyntaxException e) {
			problem(e.offset(), "The list is no JSON: " + e.getMessage() + ".", "Nothing of it is taken.");
			return false;
		}
	}

	/** Members as lists of texts, so that both forms go the same way on. */
	private static Map<String, List<String>> fields(Json item) {
		Map<String, List<String>> fields = new TreeMap<>();
		if (item instanceof Json.Fields members) {
			members.members().forEach((name, value) -> fields.put(name, texts(value)));
		}
		return fields;
	}

	private static List<String> texts(Json value) {
		return switch (value) {
			case Json.Text text -> List.of(EvidenceText.writable(text.value()));
			case Json.Number number -> List.of(number.toString());
			case Json.Bool bool -> List.of(Boolean.toString(bool.value()));
			case Json.Array array -> array.items().stream().map(item -> item.asText().orElse(item.toString())).toList();
			case Json.Null nothing -> List.of();
			case Json.Fields object -> List.of(object.toString());
		};
	}

	private boolean csv(String text) {
		Csv csv = Csv.of(text);
		List<List<String>> rows = csv.rows().stream().map(Csv.Row::cells).toList();
		List<String> header = rows.isEmpty() ? List.of() : rows.getFirst().stream().map(String::strip).toList();
		if (!header.contains("id") || !header.contains("kind")) {
			problem(0, "The list is neither JSON nor CSV with the columns id and kind: " + WANTED + ".", "Nothing of it is taken.");
			return false;
		}
		csv.faults().forEach(fault -> problem(0, "The list is no well-formed CSV: " + fault + ".", "Nothing of it is taken."));
		if (!csv.faults().isEmpty()) {
			return false;
		}
		for (List<String> row : rows.subList(1, rows.size())) {
			Map<String, List<String>> fields = new TreeMap<>();
			for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
				String cell = row.get(i);
				if (!cell.isEmpty()) {
					boolean several = header.get(i).equals("numbers") || header.get(i).equals("emails");
					fields.put(header.get(i), several ? List.of(cell.split("\\s*;\\s*")) : List.of(cell));
				}
			}
			entry(fields);
		}
		return true;
	}

	private void entry(Map<String, List<String>> fields) {
		int number = entries.size() + 1;
		Optional<String> value = VALUE_NAMES.stream().filter(fields::containsKey).findFirst();
		ListedExhibit entry = new ListedExhibit(number, one(fields, "id").orElse("").strip(), one(fields, "kind").orElse("").strip(),
				value.flatMap(name -> one(fields, name)).orElse(""), one(fields, "from"), one(fields, "to"),
				fields.getOrDefault("numbers", List.of()), fields.getOrDefault("emails", List.of()), one(fields, "by"),
				one(fields, "unchecked").orElse("").equals("true"));
		entries.add(entry);
		fields.keySet().stream().filter(name -> !NAMES.contains(name)).forEach(name -> problem(0,
				entry.called() + " has a member \"" + name + "\" that means nothing here.", "It is not taken."));
	}

	private static Optional<String> one(Map<String, List<String>> fields, String name) {
		return fields.getOrDefault(name, List.of()).stream().findFirst().filter(text -> !text.isBlank());
	}

	private void problem(long offset, String what, String consequence) {
		problems.add(new Problem("exhibits.form", Where.at(NAME, offset, 0), what, consequence));
	}
}
