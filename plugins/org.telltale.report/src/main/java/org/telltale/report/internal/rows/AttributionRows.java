package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;

/** Who is behind each endpoint, role by role, and the tables that say so: sections 13.4 and 13.5. */
final class AttributionRows {

	/** What a row of a table says of an endpoint, a line for each role; or what is not known of it, and why. */
	public record Behind(String address, String says, String row, String period) {
	}

	/** A table that is quoted in the rows. */
	public record Reference(String name, String form, String digest, String date, String licence) {
	}

	/** Roles of which no table says anything, and why. */
	private record Unknown(List<String> roles, String why) {
	}

	/** In the order of the lines. */
	private static final List<String> ROLES = List.of("registry", "registrant", "owner", "as", "operator", "country", "serverCountry", "serverPlace", "ownerCountry", "asCountry", "network", "abuse", "registrar", "flags");

	private final List<Json.Fields> attributions;
	private final Words words;
	private final Sentences sentences;

	AttributionRows(Facts facts) {
		this.words = facts.words();
		this.sentences = facts.sentences();
		this.attributions = facts.of("attribution").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "address"), Natural.ORDER)).toList();
	}

	/** The answers that hold, endpoint by endpoint and row by row; then what is not known, of all endpoints of which the same is not known for the same reason together. */
	List<Behind> behind() {
		List<Behind> rows = new ArrayList<>();
		Map<Unknown, List<String>> unknown = new LinkedHashMap<>();
		for (Json.Fields attribution : attributions) {
			String day = Facts.text(attribution, "asOf").substring(0, 10);
			String address = Facts.text(attribution, "address") + "\n" + words.of("behind.as-of", day);
			Map<String, Behind> byRow = new LinkedHashMap<>();
			attribution.items("answers").stream().filter(AttributionRows::holds).forEach(answer -> add(byRow, address, role(answer), answer));
			attribution.items("nameAnswers").stream().filter(AttributionRows::holds)
					.forEach(answer -> add(byRow, address, words.of("behind.of-name", role(answer), Facts.text(answer, "name")), answer));
			rows.addAll(byRow.values());
			rows.addAll(later(attribution));
			unknown(attribution).forEach((why, roles) -> unknown.computeIfAbsent(new Unknown(roles, sentences.of("unknown", why.replace(day, "that date"))), none -> new ArrayList<>()).add(address.replace("\n", " ")));
		}
		unknown.forEach((what, addresses) -> rows.add(new Behind(String.join("\n", addresses), words.of("behind.unknown", String.join(", ", what.roles())), what.why(), "")));
		return rows;
	}

	/** What the tables say otherwise from later moments on, up to the last contact: of each moment the roles that change. */
	private List<Behind> later(Json.Fields attribution) {
		List<Behind> rows = new ArrayList<>();
		Json before = attribution;
		for (Json since : attribution.items("later")) {
			String said = changes(before, since);
			if (!said.isEmpty()) {
				rows.add(new Behind(Facts.text(attribution, "address") + "\n" + words.of("behind.from-on", day(Facts.text(since, "asOf"))), said, sources(since), words.of("behind.until-change")));
			}
			before = since;
		}
		return rows;
	}

	private String changes(Json before, Json since) {
		List<String> said = new ArrayList<>();
		ROLES.forEach(role -> {
			Optional<String> was = before.text(role);
			Optional<String> is = since.text(role);
			if (!was.equals(is)) {
				said.add(words.of("behind.changed", words.code("role", role), is.orElseGet(() -> words.of("unknown") + since.get("unknown").flatMap(why -> why.text(role)).map(why -> " (" + sentences.of("unknown", why) + ")").orElse("")),
						was.orElse(words.of("unknown"))));
			}
		});
		since.get("conflicts").filter(conflicts -> !before.get("conflicts").equals(Optional.of(conflicts))).ifPresent(conflicts -> ROLES.forEach(role ->
				conflicts.items(role).forEach(other -> other.asText().ifPresent(text -> said.add(words.code("role", role) + ": " + text + " (" + words.of("behind.disagrees") + ")")))));
		return String.join("\n", said);
	}

	/** The tables that the roles of a moment are from, as they are named there. */
	private static String sources(Json since) {
		return ROLES.stream().flatMap(role -> since.text(role + "Source").stream()).distinct().collect(Collectors.joining("\n"));
	}

	private static boolean holds(Json answer) {
		return answer.bool("holds").orElse(false);
	}

	private Map<String, List<String>> unknown(Json attribution) {
		Map<String, List<String>> reasons = new TreeMap<>();
		Json unknown = attribution.get("unknown").orElse(Json.NULL);
		ROLES.forEach(role -> unknown.text(role).ifPresent(why -> reasons.computeIfAbsent(why, none -> new ArrayList<>()).add(words.code("role", role))));
		return reasons;
	}

	private String role(Json answer) {
		return words.code("role", Facts.text(answer, "role"));
	}

	private void add(Map<String, Behind> byRow, String address, String role, Json answer) {
		Json source = answer.get("source").orElse(Json.NULL);
		String counts = answer.bool("used").orElse(false) ? "" : answer.bool("conflict").orElse(false) ? " (" + words.of("behind.disagrees") + ")"
				: " (" + words.of(answer.bool("otherSystem").orElse(false) ? "behind.other-system" : "behind.agrees") + ")";
		String place = source.integer("row").map(line -> words.of("line", line))
				.orElseGet(() -> source.items("places").stream().findFirst().map(p -> words.of("byte", Facts.number(p, "offset"))).orElse(""));
		String age = answer.integer("ageDays").map(days -> ", " + (days == 0 ? words.of("behind.that-day") : words.of(days > 0 ? "behind.older" : "behind.younger", Math.abs(days)))).orElse("");
		String row = Facts.text(source, "path") + ", " + place + "\n" + Facts.text(answer, "subject");
		String said = role + ": " + Facts.text(answer, "value") + counts;
		byRow.merge(Facts.text(source, "evidence") + row + period(answer), new Behind(address, said, row, period(answer) + age),
				(before, more) -> new Behind(address, before.says() + "\n" + said, row, before.period()));
	}

	private String period(Json answer) {
		String from = answer.text("from").map(moment -> words.of("behind.from", day(moment))).orElse("");
		return (from + answer.text("to").map(moment -> " " + words.of("behind.until", day(moment))).orElse("")).strip();
	}

	private static String day(String moment) {
		return moment.endsWith("T00:00:00Z") ? moment.substring(0, 10) : moment;
	}

	/** The tables, each once, by name. */
	List<Reference> references() {
		Map<String, Reference> tables = new TreeMap<>();
		for (Json.Fields attribution : attributions) {
			for (Json table : attribution.items("tables")) {
				String digest = Facts.text(table, "evidence");
				tables.put(Facts.text(table, "name") + " " + digest, new Reference(Facts.text(table, "name"),
						Facts.text(table, "form") + (table.bool("builtIn").orElse(false) ? ", " + words.of("reference.built-in") : ""), digest,
						table.text("date").orElse(words.of("reference.no-date")), Optional.of(table.text("licence").orElse("")).filter(text -> !text.isEmpty()).orElse(words.of("reference.no-licence"))));
			}
		}
		return List.copyOf(tables.values());
	}
}
