package org.telltale.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;

/** Reads answers of registries' WHOIS servers that were saved as text (docs/formats/tables.md, WHOIS). */
final class WhoisReader {

	private static final int MOST_BYTES = 8 << 20;
	private static final int LONGEST_NAME = 500;
	private static final Set<String> RANGES = Set.of("inetnum", "inet6num", "netrange");
	private static final Set<String> ROUTES = Set.of("route", "route6");
	private static final Set<String> SYSTEMS = Set.of("aut-num", "asnumber");
	private static final Set<String> DOMAINS = Set.of("domain", "domain name");
	private static final Pattern LINE = Pattern.compile("\\s{0,8}([A-Za-z][A-Za-z0-9 /_-]{0,40}):(?:\\s+(.*))?");
	private static final Pattern SYSTEM = Pattern.compile("(?i)(?:AS)?([0-9]{1,10})(?:\\s*-\\s*(?:AS)?([0-9]{1,10}))?");
	private static final Pattern ABUSE = Pattern.compile("Abuse contact for '([^']{1,100})' is '([^']{1,200})'");
	private static final Pattern DATED = Pattern.compile("(?i)(?:>>> )?last update of whois database: ?(.{1,60})|timestamp: ?(.{1,60})|([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5,8}.{0,20})");
	private static final Pattern UNMANAGED = Pattern.compile("(NON-RIPE-NCC-MANAGED|IANA-BLK|IANA-NETBLOCK).*");
	private static final Pattern WORDS_AND_HANDLE = Pattern.compile("(.*?)\\s*\\(([A-Za-z0-9-]{1,40})\\)");

	private final TableFile file;
	private final LineReader lines;
	private final RangeTable.Rows rows = new RangeTable.Rows();
	private final List<WhoisObject> objects = new ArrayList<>();
	private final Map<String, WhoisObject> organisations = new HashMap<>();
	private final Map<String, String> abuse = new HashMap<>();
	private Optional<LocalDate> asked = Optional.empty();

	private WhoisReader(TableFile file) {
		this.file = file;
		this.lines = new LineReader(file);
	}

	/** Whether lines that are neither blank nor comments begin such an answer. */
	static boolean recognises(List<String> lines) {
		for (String line : lines) {
			Matcher pair = LINE.matcher(line);
			if (!pair.matches()) {
				return false;
			}
			String name = pair.group(1).toLowerCase(Locale.ROOT);
			if (pair.group(2) != null && (RANGES.contains(name) || ROUTES.contains(name) || SYSTEMS.contains(name) || DOMAINS.contains(name))) {
				return true;
			}
		}
		return false;
	}

	/** Reads a file of one or several answers. No table if there is no object of a kind that says who is behind something. */
	static Outcome<Table> read(TableFile file) {
		return new WhoisReader(file).table();
	}

	private Outcome<Table> table() {
		if (file.bytes().length > MOST_BYTES) {
			return file.none("table.too-large", "the answer has more than " + (MOST_BYTES >> 20) + " MiB");
		}
		walk();
		for (WhoisObject object : objects) {
			object.value("organisation", "orgid").ifPresent(id -> organisations.putIfAbsent(id.toUpperCase(Locale.ROOT), object));
		}
		Optional<LocalDate> day = AnswerDate.of(asked, file.acquired());
		objects.forEach(object -> row(object, day));
		if (objects.isEmpty()) {
			return file.none("table.header", "there is no object in it");
		}
		Problem[] undated = day.isPresent() ? new Problem[0]
				: new Problem[] { file.undated("the answer does not say when it was given, and it is not entered when the file was acquired") };
		return rows.table(file.origin(TableKind.WHOIS, day, lines.licence()), lines.problems(undated));
	}

	private void walk() {
		Optional<WhoisObject> open = Optional.empty();
		while (lines.advance(false)) {
			String line = lines.lineOfEither();
			Matcher pair = LINE.matcher(line);
			if (line.isBlank()) {
				open = Optional.empty();
			} else if (line.startsWith("%") || line.startsWith("#") || line.startsWith(">>>")) {
				comment(line);
			} else if (open.isPresent() && (line.startsWith("+") || line.startsWith("\t") || line.startsWith(" ") && !pair.matches())) {
				if (!open.get().goOn(line.substring(1).strip(), lines.place())) {
					lines.problem("table.row", "the value that it goes on with is longer than any");
				}
			} else if (pair.matches()) {
				String value = pair.group(2) == null ? "" : pair.group(2).strip();
				if (open.isPresent()) {
					open.get().add(pair.group(1).strip(), value, lines.place());
				} else {
					open = Optional.of(new WhoisObject(pair.group(1).strip(), value, lines.place()));
					objects.add(open.get());
				}
			}
		}
	}

	private void comment(String line) {
		lines.comment(line);
		String text = line.replaceFirst("^[%#\\s]+", "");
		Matcher mail = ABUSE.matcher(text);
		if (mail.find()) {
			abuse.put(mail.group(1), mail.group(2));
		}
		Matcher dated = DATED.matcher(text);
		if (dated.lookingAt()) {
			Optional<LocalDate> day = AnswerDate.in(dated.group());
			asked = day.isPresent() && asked.filter(before -> before.isAfter(day.get())).isEmpty() ? day : asked;
		}
	}

	private void row(WhoisObject object, Optional<LocalDate> day) {
		Optional<LocalDate> changed = Optional.empty();
		for (String name : List.of("last-modified", "changed", "updated", "updated date")) {
			for (String value : object.values(name)) {
				Optional<LocalDate> found = AnswerDate.in(value);
				changed = found.isPresent() && changed.filter(before -> before.isAfter(found.get())).isEmpty() ? found : changed;
			}
		}
		Period period = AnswerDate.period(changed, day);
		if (RANGES.contains(object.type()) || ROUTES.contains(object.type())) {
			range(object, period);
		} else if (SYSTEMS.contains(object.type())) {
			systems(object, period);
		} else if (DOMAINS.contains(object.type())) {
			object.value("domain", "domain name").map(name -> name.toLowerCase(Locale.ROOT)).ifPresent(name -> rows.add(name, new Said(ofDomain(object), period, source(object)), object.place()));
		}
	}

	private void range(WhoisObject object, Period period) {
		String text = object.value(object.type()).orElse("");
		Optional<AddressRange> range = AddressRange.parse(text).or(() -> shortened(text));
		boolean managed = object.value("netname").filter(name -> UNMANAGED.matcher(name).matches()).isEmpty() && range.filter(WhoisReader::all).isEmpty();
		if (range.isEmpty()) {
			lines.problem("table.row", "the object has no readable range of addresses", object.place());
		} else if (managed) {
			rows.add(range.get(), new Said(ROUTES.contains(object.type()) ? ofRoute(object) : ofRange(object), period, source(object)), object.place());
		}
	}

	private static boolean all(AddressRange range) {
		return range.first().highBits() == 0 && range.first().lowBits() == 0;
	}

	/** A prefix without its last zeros, {@code 200.160/16}. */
	private static Optional<AddressRange> shortened(String text) {
		Matcher parts = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){0,2})/([0-9]{1,2})").matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		int there = parts.group(1).split("\\.").length;
		return AddressRange.parse(parts.group(1) + ".0".repeat(4 - there) + "/" + parts.group(2));
	}

	private void systems(WhoisObject object, Period period) {
		Matcher numbers = SYSTEM.matcher(object.value(object.type()).orElse(""));
		long first = numbers.matches() ? Long.parseLong(numbers.group(1)) : 1;
		long last = numbers.matches() && numbers.group(2) != null ? Long.parseLong(numbers.group(2)) : numbers.matches() ? first : 0;
		if (last < first) {
			lines.problem("table.row", "the object has no readable number of a system", object.place());
			return;
		}
		Map<Role, String> values = new EnumMap<>(Role.class);
		put(values, Role.OPERATOR, holder(object).or(() -> object.value("as-name", "asname")));
		put(values, Role.AS_COUNTRY, country(object));
		put(values, Role.REGISTRY, registry(object));
		rows.add(first, last, new Said(values, period, source(object)), object.place());
	}

	private Map<Role, String> ofRange(WhoisObject object) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		put(values, Role.REGISTRANT, holder(object));
		put(values, Role.OWNER_COUNTRY, country(object));
		put(values, Role.NETWORK, object.value("netname"));
		put(values, Role.REGISTRY, registry(object));
		put(values, Role.AS, object.value("originas", "aut-num").flatMap(WhoisReader::system));
		put(values, Role.ABUSE, object.value("abuse-mailbox").or(() -> Optional.ofNullable(abuse.get(object.value(object.type()).orElse(""))))
				.or(() -> objects.stream().flatMap(each -> each.values("orgabuseemail").stream()).findFirst()));
		return values;
	}

	private Map<Role, String> ofRoute(WhoisObject object) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		put(values, Role.AS, object.value("origin").flatMap(WhoisReader::system));
		return values;
	}

	private static Map<Role, String> ofDomain(WhoisObject object) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		put(values, Role.REGISTRANT, object.value("registrant organization", "org", "owner", "registrant name", "registrant"));
		put(values, Role.OWNER_COUNTRY, object.value("registrant country", "country"));
		put(values, Role.REGISTRAR, object.value("registrar"));
		put(values, Role.ABUSE, object.value("registrar abuse contact email"));
		return values;
	}

	private Optional<String> holder(WhoisObject object) {
		return organisation(object).flatMap(each -> each.value("org-name")).or(() -> object.value("owner"))
				.or(() -> object.value("organization", "custname").map(name -> handled(name, 1))).or(() -> object.value("orgname"))
				.or(() -> object.value("descr"));
	}

	private Optional<String> country(WhoisObject object) {
		return object.value("country").or(() -> organisation(object).flatMap(each -> each.value("country")))
				.map(code -> code.split("[\\s#]")[0].toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
	}

	private Optional<WhoisObject> organisation(WhoisObject object) {
		return object.value("org").or(() -> object.value("organization").map(name -> handled(name, 2)))
				.map(id -> organisations.get(id.toUpperCase(Locale.ROOT)));
	}

	/** {@code Its Name (HANDLE)}: name, or handle. */
	private static String handled(String text, int part) {
		Matcher parts = WORDS_AND_HANDLE.matcher(text);
		return text.length() <= LONGEST_NAME && parts.matches() ? parts.group(part) : text;
	}

	private static Optional<String> system(String text) {
		Matcher number = SYSTEM.matcher(text.split("[\\s,#]")[0]);
		return number.matches() ? Optional.of("AS" + number.group(1)) : Optional.empty();
	}

	private static Optional<String> registry(WhoisObject object) {
		return source(object).map(name -> name.toUpperCase(Locale.ROOT))
				.or(() -> object.type().equals("netrange") || object.type().equals("asnumber") ? Optional.of("ARIN")
						: object.value("owner").map(owner -> "LACNIC"));
	}

	private static Optional<String> source(WhoisObject object) {
		return object.value("source").map(name -> name.split("[\\s#]")[0]);
	}

	private static void put(Map<Role, String> values, Role role, Optional<String> value) {
		value.filter(text -> !text.isBlank()).ifPresent(text -> values.put(role, text));
	}
}
