package org.telltale.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** Reads saved RDAP answers (RFC 9083): IP networks, autonomous systems and domains (docs/formats/tables.md, RDAP). */
final class RdapReader {

	private static final Pattern CLASS = Pattern.compile("\"objectClassName\"\\s*:\\s*\"(ip network|autnum|domain)\"");
	private static final Pattern SERVER = Pattern.compile("(?:whois|rdap)\\.(?:db\\.)?([a-z]{3,12})\\.net");
	private static final int MOST_BYTES = 4 << 20;
	private static final int LONGEST_NUMBER = 60;

	private final TableFile file;
	private final RangeTable.Rows rows = new RangeTable.Rows();
	private final List<Problem> problems = new ArrayList<>();
	private final RowPlace place;

	private RdapReader(TableFile file) {
		this.file = file;
		this.place = new RowPlace(1, 0, file.bytes().length);
	}

	/** Whether the start of a text is that of such an answer. */
	static boolean recognises(String start) {
		String text = start.stripLeading();
		return (text.startsWith("{") || text.startsWith("[") || text.startsWith("\uFEFF{")) && CLASS.matcher(text).find();
	}

	/** Reads an answer, or an array of answers. No table if it is no JSON, or larger than any answer. */
	static Outcome<Table> read(TableFile file) {
		if (file.bytes().length > MOST_BYTES) {
			return file.none("table.too-large", "the answer has more than " + (MOST_BYTES >> 20) + " MiB");
		}
		String text = new String(file.bytes(), StandardCharsets.UTF_8);
		try {
			return new RdapReader(file).table(JsonReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text, LONGEST_NUMBER));
		} catch (JsonSyntaxException broken) {
			return file.none("table.header", "the answer is no well-formed JSON: " + broken.getMessage());
		}
	}

	private Outcome<Table> table(Json json) {
		List<Json> answers = json instanceof Json.Array ? json.asItems() : List.of(json);
		List<Optional<LocalDate>> said = answers.stream().map(answer -> event(answer, "last update of RDAP database")).toList();
		List<Optional<LocalDate>> days = said.stream().anyMatch(Optional::isPresent) ? said : said.stream().map(none -> AnswerDate.of(none, file.acquired())).toList();
		for (int i = 0; i < days.size(); i++) {
			row(answers.get(i), days.get(i));
		}
		if (days.stream().anyMatch(Optional::isEmpty)) {
			problems.add(file.undated(said.stream().anyMatch(Optional::isPresent) ? "one of the answers does not say when it was given, and others do"
					: "the answer does not say when it was given, and it is not entered when the file was acquired"));
		}
		return rows.table(file.origin(TableKind.RDAP, days.stream().distinct().count() == 1 ? days.getFirst() : Optional.empty(), licence(answers)), problems);
	}

	private void row(Json answer, Optional<LocalDate> day) {
		Period period = AnswerDate.period(event(answer, "last changed"), day);
		DatedValues values = new DatedValues(period, source(answer));
		switch (answer.text("objectClassName").orElse("")) {
			case "ip network" -> network(answer, day, period, values);
			case "autnum" -> system(answer, day, period, values);
			case "domain" -> answer.text("ldhName").ifPresentOrElse(name -> domain(name, answer, day, values), () -> problem("a domain has no ldhName"));
			default -> problem("an object is neither ip network nor autnum nor domain");
		}
	}

	private static String dotless(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

	private void network(Json answer, Optional<LocalDate> day, Period period, DatedValues values) {
		Optional<AddressRange> range = range(answer.text("startAddress"), answer.text("endAddress"));
		if (range.isEmpty()) {
			problem("an ip network has no readable startAddress and endAddress");
			return;
		}
		put(values, Role.REGISTRANT, answer, day, named(answer, "registrant"), RdapReader::name);
		values.put(Role.OWNER_COUNTRY, country(answer), period);
		values.put(Role.NETWORK, answer.text("name"), period);
		put(values, Role.ABUSE, answer, day, entity(answer.items("entities"), "abuse", 0), RdapReader::mail);
		values.put(Role.REGISTRY, source(answer), period);
		List<AddressRange> parts = new ArrayList<>();
		for (Json prefix : answer.items("cidr0_cidrs")) {
			Optional<AddressRange> part = prefix.text("v4prefix").or(() -> prefix.text("v6prefix")).flatMap(IpAddress::parse)
					.flatMap(first -> prefix.integer("length").filter(bits -> bits >= 0 && bits <= 128).flatMap(bits -> AddressRange.prefix(first, bits.intValue())));
			if (part.isEmpty() || !range.get().contains(part.get().first()) || !range.get().contains(part.get().last())) {
				problem("a prefix of an ip network is not readable, or lies outside of its range");
			} else {
				parts.add(part.get());
			}
		}
		(parts.isEmpty() ? List.of(range.get()) : parts).forEach(part -> values.said().forEach(said -> rows.add(part, said, place)));
	}

	private static Optional<AddressRange> range(Optional<String> first, Optional<String> last) {
		return first.isEmpty() || last.isEmpty() ? Optional.empty() : AddressRange.parse(bare(first.get()) + "-" + bare(last.get()));
	}

	/** An address as some servers write it, with the length of its prefix. */
	private static String bare(String address) {
		int slash = address.indexOf('/');
		return slash < 0 ? address : address.substring(0, slash);
	}

	private void system(Json answer, Optional<LocalDate> day, Period period, DatedValues values) {
		long first = answer.integer("startAutnum").orElse(-1L);
		long last = answer.integer("endAutnum").orElse(first);
		if (first < 0 || last < first || last > 0xffffffffL) {
			problem("an autnum has no readable numbers");
			return;
		}
		Optional<Json> registrant = named(answer, "registrant");
		put(values, Role.OPERATOR, answer, day, registrant, RdapReader::name);
		if (registrant.isEmpty()) {
			values.put(Role.OPERATOR, answer.text("name"), period);
		}
		values.put(Role.AS_COUNTRY, country(answer), period);
		values.said().forEach(said -> rows.add(first, last, said, place));
	}

	private void domain(String name, Json answer, Optional<LocalDate> day, DatedValues values) {
		put(values, Role.REGISTRANT, answer, day, named(answer, "registrant"), RdapReader::name);
		put(values, Role.REGISTRAR, answer, day, named(answer, "registrar"), RdapReader::name);
		put(values, Role.ABUSE, answer, day, entity(answer.items("entities"), "abuse", 0), RdapReader::mail);
		values.said().forEach(said -> rows.add(dotless(name), said, place));
	}

	/** What an entity's card says: as of the later change of the answer's object and the entity. */
	private static void put(DatedValues values, Role role, Json answer, Optional<LocalDate> day, Optional<Json> entity, Function<Json, Optional<String>> card) {
		Optional<LocalDate> changed = entity.flatMap(each -> event(each, "last changed"))
				.flatMap(other -> event(answer, "last changed").map(own -> own.isAfter(other) ? own : other));
		values.put(role, entity.flatMap(card), AnswerDate.period(changed, day));
	}

	private static Optional<String> country(Json answer) {
		return answer.text("country").map(code -> code.toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
	}

	/** The first entity of a role that has a name and so is no mere object of the registry. */
	private static Optional<Json> named(Json answer, String role) {
		return answer.items("entities").stream().filter(entity -> has(entity, role) && name(entity).isPresent()).findFirst();
	}

	private static Optional<String> name(Json entity) {
		return card(entity, "fn").or(() -> card(entity, "org")).filter(name -> !name.regionMatches(true, 0, "REDACTED", 0, 8));
	}

	private static Optional<String> mail(Json entity) {
		return card(entity, "email");
	}

	private static boolean has(Json entity, String role) {
		return entity.items("roles").stream().anyMatch(each -> each.asText().equals(Optional.of(role)));
	}

	private static Optional<Json> entity(List<Json> entities, String role, int depth) {
		if (depth > 8) {
			return Optional.empty();
		}
		for (Json entity : entities) {
			Optional<Json> found = has(entity, role) ? Optional.of(entity) : entity(entity.items("entities"), role, depth + 1);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	/** The text of a property of an entity's jCard (RFC 7095). */
	private static Optional<String> card(Json entity, String property) {
		List<Json> card = entity.items("vcardArray");
		return card.size() < 2 ? Optional.empty() : card.get(1).asItems().stream().map(Json::asItems)
				.filter(parts -> parts.size() > 3 && parts.getFirst().asText().equals(Optional.of(property)))
				.flatMap(parts -> parts.get(3).asText().stream()).map(String::strip).filter(text -> !text.isEmpty()).findFirst();
	}

	private static Optional<LocalDate> event(Json answer, String action) {
		return answer.items("events").stream().filter(event -> event.text("eventAction").filter(action::equalsIgnoreCase).isPresent())
				.flatMap(event -> event.text("eventDate").flatMap(AnswerDate::in).stream()).max(LocalDate::compareTo);
	}

	/** The registry, by the name of its server. */
	private static Optional<String> source(Json answer) {
		return answer.text("port43").map(name -> SERVER.matcher(name.toLowerCase(Locale.ROOT))).filter(Matcher::matches)
				.map(name -> name.group(1).toUpperCase(Locale.ROOT));
	}

	private static Optional<String> licence(List<Json> answers) {
		return answers.stream().flatMap(answer -> answer.items("notices").stream())
				.filter(notice -> notice.text("title").filter(title -> title.toLowerCase(Locale.ROOT).matches(".*(terms|copyright|licen[cs]e).*")).isPresent())
				.flatMap(notice -> notice.items("description").stream()).flatMap(text -> text.asText().stream()).findFirst();
	}

	private void problem(String what) {
		if (problems.size() < 100) {
			problems.add(new Problem("table.row", Where.at(file.digest().hex(), 0, file.bytes().length), what, "it is not used"));
		}
	}
}
