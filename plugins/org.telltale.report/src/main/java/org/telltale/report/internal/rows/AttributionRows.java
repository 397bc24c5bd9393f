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

	private static final Map<String, String> ROLES = new LinkedHashMap<>();

	static {
		ROLES.put("registry", "registry");
		ROLES.put("registrant", "registrant");
		ROLES.put("owner", "owner");
		ROLES.put("as", "AS");
		ROLES.put("operator", "holder of the AS");
		ROLES.put("country", "country (of whom is not said)");
		ROLES.put("serverCountry", "country of the server");
		ROLES.put("serverPlace", "place of the server");
		ROLES.put("ownerCountry", "country of the registrant");
		ROLES.put("asCountry", "country of the AS");
		ROLES.put("network", "name of the range");
		ROLES.put("abuse", "mail for complaints");
		ROLES.put("registrar", "registrar");
		ROLES.put("flags", "flags");
	}

	private final List<Json.Fields> attributions;

	AttributionRows(Facts facts) {
		this.attributions = facts.of("attribution").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "address"), Natural.ORDER)).toList();
	}

	/** The answers that hold, endpoint by endpoint and row by row; then what is not known, of all endpoints of which the same is not known for the same reason together. */
	List<Behind> behind() {
		List<Behind> rows = new ArrayList<>();
		Map<Unknown, List<String>> unknown = new LinkedHashMap<>();
		for (Json.Fields attribution : attributions) {
			String day = Facts.text(attribution, "asOf").substring(0, 10);
			String address = Facts.text(attribution, "address") + "\nas of " + day;
			Map<String, Behind> byRow = new LinkedHashMap<>();
			attribution.items("answers").stream().filter(AttributionRows::holds).forEach(answer -> add(byRow, address, "", answer));
			attribution.items("nameAnswers").stream().filter(AttributionRows::holds)
					.forEach(answer -> add(byRow, address, " of the name " + Facts.text(answer, "name"), answer));
			rows.addAll(byRow.values());
			rows.addAll(later(attribution));
			unknown(attribution).forEach((why, roles) -> unknown.computeIfAbsent(new Unknown(roles, why.replace(day, "that date")), none -> new ArrayList<>()).add(address.replace("\nas of ", " as of ")));
		}
		unknown.forEach((what, addresses) -> rows.add(new Behind(String.join("\n", addresses), "unknown: " + String.join(", ", what.roles()), what.why(), "")));
		return rows;
	}

	/** What the tables say otherwise from later moments on, up to the last contact: of each moment the roles that change. */
	private static List<Behind> later(Json.Fields attribution) {
		List<Behind> rows = new ArrayList<>();
		Json before = attribution;
		for (Json since : attribution.items("later")) {
			String said = changes(before, since);
			if (!said.isEmpty()) {
				rows.add(new Behind(Facts.text(attribution, "address") + "\nfrom " + day(Facts.text(since, "asOf")) + " on", said, sources(since), "up to the next change, or the last contact"));
			}
			before = since;
		}
		return rows;
	}

	private static String changes(Json before, Json since) {
		List<String> said = new ArrayList<>();
		ROLES.forEach((role, words) -> {
			Optional<String> was = before.text(role);
			Optional<String> is = since.text(role);
			if (!was.equals(is)) {
				said.add(words + ": " + is.orElseGet(() -> "unknown" + since.get("unknown").flatMap(why -> why.text(role)).map(why -> " (" + why + ")").orElse(""))
						+ " (before: " + was.orElse("unknown") + ")");
			}
		});
		since.get("conflicts").filter(conflicts -> !before.get("conflicts").equals(Optional.of(conflicts))).ifPresent(conflicts -> ROLES.forEach((role, words) ->
				conflicts.items(role).forEach(other -> other.asText().ifPresent(text -> said.add(words + ": " + text + " (DISAGREES)")))));
		return String.join("\n", said);
	}

	/** The tables that the roles of a moment are from, as they are named there. */
	private static String sources(Json since) {
		return ROLES.keySet().stream().flatMap(role -> since.text(role + "Source").stream()).distinct().collect(Collectors.joining("\n"));
	}

	private static boolean holds(Json answer) {
		return answer.bool("holds").orElse(false);
	}

	private static Map<String, List<String>> unknown(Json attribution) {
		Map<String, List<String>> reasons = new TreeMap<>();
		Json unknown = attribution.get("unknown").orElse(Json.NULL);
		ROLES.forEach((role, words) -> unknown.text(role).ifPresent(why -> reasons.computeIfAbsent(why, none -> new ArrayList<>()).add(words)));
		return reasons;
	}

	private static void add(Map<String, Behind> byRow, String address, String of, Json answer) {
		Json source = answer.get("source").orElse(Json.NULL);
		String counts = answer.bool("used").orElse(false) ? "" : answer.bool("conflict").orElse(false) ? " (DISAGREES)"
				: answer.bool("otherSystem").orElse(false) ? " (of another AS, or of one of several: does not count)" : " (agrees)";
		String place = source.integer("row").map(line -> "line " + line)
				.orElseGet(() -> source.items("places").stream().findFirst().map(p -> "byte " + Facts.number(p, "offset")).orElse(""));
		String age = answer.integer("ageDays").map(days -> days == 0 ? ", table of that day" : ", table " + Math.abs(days) + (days > 0 ? " days older" : " days younger")).orElse("");
		String row = Facts.text(source, "path") + ", " + place + "\n" + Facts.text(answer, "subject");
		String said = ROLES.get(Facts.text(answer, "role")) + of + ": " + Facts.text(answer, "value") + counts;
		byRow.merge(Facts.text(source, "evidence") + row + period(answer), new Behind(address, said, row, period(answer) + age),
				(before, more) -> new Behind(address, before.says() + "\n" + said, row, before.period()));
	}

	private static String period(Json answer) {
		String from = answer.text("from").map(moment -> "from " + day(moment)).orElse("");
		return (from + answer.text("to").map(moment -> " until " + day(moment)).orElse("")).strip();
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
						Facts.text(table, "form") + (table.bool("builtIn").orElse(false) ? ", of the program: no evidence" : ""), digest,
						table.text("date").orElse("no date of its own"), Optional.of(table.text("licence").orElse("")).filter(text -> !text.isEmpty()).orElse("none stated in the file")));
			}
		}
		return List.copyOf(tables.values());
	}
}
