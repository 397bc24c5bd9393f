package org.telltale.casework.input;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/** Reads members of an input file and remembers what was wrong with them, by JSON pointer. */
final class InputProblems {

	private final String file;
	private final Map<String, String> places;
	private final List<Problem> problems = new ArrayList<>();

	InputProblems(String file) {
		this(file, Map.of());
	}

	/** @param places how pointers are called in the file, where it is no JSON */
	InputProblems(String file, Map<String, String> places) {
		this.file = file;
		this.places = places;
	}

	List<Problem> list() {
		return List.copyOf(problems);
	}

	void add(String pointer, String what) {
		problems.add(new Problem("input", Where.at(file, 0, 0), (pointer.isEmpty() ? "" : place(pointer) + ": ") + what, "Nothing was entered from this file."));
	}

	private String place(String pointer) {
		for (String above = pointer; !above.isEmpty(); above = above.substring(0, above.lastIndexOf('/'))) {
			if (places.containsKey(above)) {
				String below = pointer.substring(above.length());
				return places.get(above) + (below.isEmpty() ? "" : ", " + below.substring(1));
			}
		}
		return pointer;
	}

	String text(Json json, String pointer, String name) {
		Optional<String> value = json.text(name).filter(v -> !v.isBlank());
		if (value.isEmpty()) {
			add(pointer + "/" + name, "a text is wanted");
		}
		return value.orElse("");
	}

	Instant instant(Json json, String pointer, String name) {
		return optionalInstant(json, pointer, name).orElseGet(() -> {
			if (json.get(name).isEmpty()) {
				add(pointer + "/" + name, "a time is wanted, for example 2014-08-07T10:00:00Z");
			}
			return Instant.EPOCH;
		});
	}

	Optional<Instant> optionalInstant(Json json, String pointer, String name) {
		Optional<String> text = json.text(name);
		try {
			return text.map(value -> OffsetDateTime.parse(value).toInstant());
		} catch (DateTimeParseException e) {
			add(pointer + "/" + name, "\"" + text.orElse("") + "\" is no time with zone, for example 2014-08-07T10:00:00Z");
			return Optional.empty();
		}
	}

	Duration duration(Json json, String pointer, String name) {
		String text = json.text(name).orElse("PT0S");
		try {
			return Duration.parse(text);
		} catch (DateTimeParseException e) {
			add(pointer + "/" + name, "\"" + text + "\" is no duration, for example PT2S or -PT8H");
			return Duration.ZERO;
		}
	}

	/** The members of a list; none if there is no list, and a problem if something else stands there. */
	List<Json> items(Json json, String pointer, String name) {
		if (json.get(name).filter(value -> !(value instanceof Json.Array)).isPresent()) {
			add(pointer + "/" + name, "a list is wanted, in [ and ]");
		}
		return json.items(name);
	}

	/** The texts of a list; a problem for each member that is none. */
	List<String> texts(Json json, String pointer, String name) {
		List<Json> items = items(json, pointer, name);
		for (int i = 0; i < items.size(); i++) {
			if (items.get(i).asText().isEmpty()) {
				add(pointer + "/" + name + "/" + i, "a text is wanted");
			}
		}
		return items.stream().flatMap(item -> item.asText().stream()).toList();
	}
}
