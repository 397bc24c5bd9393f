package org.telltale.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
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
	private static final Set<String> RANGES = Set.of("inetnum", "inet6num", "netrange");
	private static final Set<String> ROUTES = Set.of("route", "route6");
	private static final Set<String> SYSTEMS = Set.of("aut-num", "asnumber");
	private static final Set<String> DOMAINS = Set.of("domain", "domain name");
	private static final Pattern LINE = Pattern.compile("\\s{0,8}([A-Za-z][A-Za-z0-9 /_-]{0,40}):(?:\\s+(.*))?");
	private static final Pattern SYSTEM = Pattern.compile("(?i)(?:AS)?([0-9]{1,10})(?:\\s*-\\s*(?:AS)?([0-9]{1,10}))?");
	private static final Pattern ABUSE = Pattern.compile("Abuse contact for '([^']{1,100})' is '([^']{1,200})'");
	private static final Pattern DATED = Pattern.compile("(?i)(?:>>> )?last update of whois database: ?(.{1,60})|timestamp: ?(.{1,60})|([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5,8}.{0,20})");
	private static final Pattern UNMANAGED = Pattern.compile("(NON-RIPE-NCC-MANAGED|IANA-BLK|IANA-NETBLOCK).*");

	private final TableFile file;
	private final LineReader lines;
	private final RangeTable.Rows rows = new RangeTable.Rows();
	private final List<WhoisObject> objects = new ArrayList<>();
	private final WhoisContacts contacts = new WhoisContacts();
	private final List<Mail> mails = new ArrayList<>();
	private final AnswerDays days;

	/** A comment behind so many objects that names the address for complaints on a range. */
	private record Mail(String range, String address, int objects) {
	}

	private WhoisReader(TableFile file) {
		this.file = file;
		this.lines = new LineReader(file);
		this.days = new AnswerDays(file.acquired());
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
		if (objects.isEmpty()) {
			return file.none("table.header", "there is no object in it");
		}
		List<Optional<LocalDate>> asked = days.upTo(objects.size());
		mails.forEach(mail -> contacts.mail(mail.range(), mail.address(), asked.get(mail.objects())));
		for (int i = 0; i < objects.size(); i++) {
			contacts.add(objects.get(i), asked.get(i));
		}
		int undated = 0;
		for (int i = 0; i < objects.size(); i++) {
			row(objects.get(i), asked.get(i));
			undated += asked.get(i).isPresent() ? 0 : 1;
		}
		Problem[] without = undated == 0 ? new Problem[0] : new Problem[] { file.undated(undated < objects.size()
				? undated + " objects do not stand in an answer that says when it was given, and others do"
				: "the answer does not say when it was given, and it is not entered when the file was acquired") };
		return rows.table(file.origin(TableKind.WHOIS, days.common(), lines.licence()), lines.problems(without));
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
			mails.add(new Mail(mail.group(1), mail.group(2), objects.size()));
		}
		Matcher dated = DATED.matcher(text);
		if (dated.lookingAt()) {
			AnswerDate.in(dated.group()).ifPresent(day -> days.add(objects.size(), dated.group(1) != null, day));
		}
	}

	private void row(WhoisObject object, Optional<LocalDate> day) {
		Period period = AnswerDate.period(object.changed(), day);
		DatedValues values = new DatedValues(period, source(object));
		if (RANGES.contains(object.type()) || ROUTES.contains(object.type())) {
			range(object, period, values, day);
		} else if (SYSTEMS.contains(object.type())) {
			systems(object, period, values, day);
		} else if (DOMAINS.contains(object.type())) {
			object.value("domain", "domain name").map(name -> name.toLowerCase(Locale.ROOT)).ifPresent(name -> rows.add(name, new Said(ofDomain(object), period, source(object)), object.place()));
		}
	}

	private void range(WhoisObject object, Period period, DatedValues values, Optional<LocalDate> day) {
		String text = object.value(object.type()).orElse("");
		Optional<AddressRange> range = AddressRange.parse(text).or(() -> shortened(text));
		boolean managed = object.value("netname").filter(name -> UNMANAGED.matcher(name).matches()).isEmpty() && range.filter(WhoisReader::all).isEmpty();
		if (range.isEmpty()) {
			lines.problem("table.row", "the object has no readable range of addresses", object.place());
		} else if (managed) {
			if (ROUTES.contains(object.type())) {
				values.put(Role.AS, object.value("origin").flatMap(WhoisReader::system), period);
			} else {
				ofRange(object, period, values, day);
			}
			values.said().forEach(said -> rows.add(range.get(), said, object.place()));
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

	private void systems(WhoisObject object, Period period, DatedValues values, Optional<LocalDate> day) {
		Matcher numbers = SYSTEM.matcher(object.value(object.type()).orElse(""));
		long first = numbers.matches() ? Long.parseLong(numbers.group(1)) : 1;
		long last = numbers.matches() && numbers.group(2) != null ? Long.parseLong(numbers.group(2)) : numbers.matches() ? first : 0;
		if (last < first) {
			lines.problem("table.row", "the object has no readable number of a system", object.place());
			return;
		}
		held(object, values, period, day, List.of(Role.OPERATOR, Role.AS_COUNTRY), "as-name", "asname");
		values.put(Role.REGISTRY, registry(object), period);
		values.said().forEach(said -> rows.add(first, last, said, object.place()));
	}

	private void ofRange(WhoisObject object, Period period, DatedValues values, Optional<LocalDate> day) {
		Period joint = held(object, values, period, day, List.of(Role.REGISTRANT, Role.OWNER_COUNTRY));
		values.put(Role.NETWORK, object.value("netname"), period);
		values.put(Role.REGISTRY, registry(object), period);
		values.put(Role.AS, object.value("originas", "aut-num").flatMap(WhoisReader::system), period);
		Optional<String> own = object.value("abuse-mailbox").or(() -> contacts.mail(object, day));
		values.put(Role.ABUSE, own, period);
		if (own.isEmpty()) {
			values.put(Role.ABUSE, contacts.abuse(object, day), joint);
		}
	}

	/**
	 * Who holds it and in which country he is: from the organisation that it names, or of itself.
	 *
	 * @param roles what to put the holder and his country under
	 * @param names what stands for the holder where none is named
	 * @return when what it has from the organisation holds
	 */
	private Period held(WhoisObject object, DatedValues values, Period period, Optional<LocalDate> day, List<Role> roles, String... names) {
		Optional<WhoisObject> organisation = contacts.organisation(object, day);
		Optional<LocalDate> changed = organisation.flatMap(WhoisObject::changed);
		Period joint = AnswerDate.period(object.changed().flatMap(own -> changed.map(other -> own.isAfter(other) ? own : other)), day);
		Optional<String> named = organisation.flatMap(each -> each.value("org-name")).or(() -> object.value("owner").isPresent() ? Optional.empty()
				: object.value("organization").map(WhoisContacts::name));
		values.put(roles.getFirst(), named.or(() -> object.value("owner", "custname", "orgname", "descr")).or(() -> object.value(names)), named.isPresent() ? joint : period);
		Optional<String> own = object.value("country");
		values.put(roles.getLast(), own.or(() -> organisation.flatMap(each -> each.value("country"))).flatMap(WhoisReader::country), own.isPresent() ? period : joint);
		return joint;
	}

	private static Map<Role, String> ofDomain(WhoisObject object) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		put(values, Role.REGISTRANT, object.value("registrant organization", "org", "owner", "registrant name", "registrant"));
		put(values, Role.OWNER_COUNTRY, object.value("registrant country", "country"));
		put(values, Role.REGISTRAR, object.value("registrar"));
		put(values, Role.ABUSE, object.value("registrar abuse contact email"));
		return values;
	}

	private static Optional<String> country(String text) {
		return Optional.of(text.split("[\\s#]")[0].toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
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
