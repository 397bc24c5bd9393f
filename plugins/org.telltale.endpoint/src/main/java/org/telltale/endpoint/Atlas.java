package org.telltale.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.telltale.base.IpAddress;

/** The tables of a case. Immutable. */
public final class Atlas {

	private static final Pattern SYSTEM = Pattern.compile("AS([0-9]{1,10})");
	private static final Pattern SYSTEM_ROW = Pattern.compile("AS[0-9]{1,10}(?:-AS[0-9]{1,10})?");
	private static final Set<Role> OF_SYSTEMS = Set.of(Role.OPERATOR, Role.AS_COUNTRY, Role.FLAGS);
	private static final Set<TableKind> OF_ANSWERS = Set.of(TableKind.RDAP, TableKind.WHOIS);
	private static final List<Role> OF_DOMAINS = List.of(Role.REGISTRANT, Role.OWNER_COUNTRY, Role.REGISTRAR, Role.REGISTRY, Role.ABUSE);

	private final List<Table> tables;

	/** @param tables in the order of their import */
	public Atlas(List<Table> tables) {
		this.tables = List.copyOf(tables);
	}

	/** A row with its table. */
	private record Found(Table table, TableRow row) {

		Optional<Statement> statement(Role role) {
			return row.said().value(role).map(value -> new Statement(role, value, table.origin(), row));
		}
	}

	/** What is asked, and in which order the tables count. */
	private record Question(IpAddress address, Instant moment, List<TableOrigin> order) {
	}

	/** What the tables say of an address at a moment. No network is asked, no statement is stretched to another date. */
	public Attribution lookup(IpAddress address, Instant moment) {
		return lookup(address, List.of(), moment);
	}

	/**
	 * What the tables say of an address and of its names at a moment (docs/formats/tables.md, Rows).
	 *
	 * @param names what traffic calls the address
	 */
	public Attribution lookup(IpAddress address, Collection<String> names, Instant moment) {
		List<Table> asked = byPrecedence(moment);
		List<TableOrigin> order = asked.stream().map(Table::origin).toList();
		List<List<Found>> ofAddress = asked.stream().map(table -> found(table, table.rows(address))).toList();
		Map<Role, Column> columns = new EnumMap<>(Role.class);
		Question question = new Question(address, moment, order);
		Predicate<Statement> none = statement -> false;
		columns.put(Role.AS, column(Role.AS, question, ofAddress, none));
		Optional<String> as = columns.get(Role.AS).value();
		Set<Long> numbers = systems(as.orElse(""));
		List<List<Found>> ofSystems = new ArrayList<>(ofAddress);
		for (long number : numbers) {
			asked.forEach(table -> ofSystems.add(found(table, table.systems(number))));
		}
		Predicate<Statement> ofAnother = as.isEmpty() ? none : statement -> isOfAnother(statement, numbers);
		List<List<Found>> ofFlags = new ArrayList<>(ofSystems);
		Map<String, List<Column>> domains = new TreeMap<>();
		for (String name : new TreeSet<>(names)) {
			List<List<Found>> ofName = asked.stream().map(table -> found(table, table.domains(name))).toList();
			ofFlags.addAll(ofName);
			List<Column> said = OF_DOMAINS.stream().map(role -> column(role, question, ofName, none))
					.filter(column -> !column.now().isEmpty() || !column.otherTimes().isEmpty()).toList();
			if (!said.isEmpty()) {
				domains.put(name, said);
			}
		}
		for (Role role : Role.values()) {
			if (role != Role.AS && role != Role.REGISTRAR) {
				columns.put(role, column(role, question, role == Role.FLAGS ? ofFlags : OF_SYSTEMS.contains(role) ? ofSystems : ofAddress,
						OF_SYSTEMS.contains(role) ? ofAnother : none));
			}
		}
		return new Attribution(address, moment, columns, domains);
	}

	private List<Table> byPrecedence(Instant moment) {
		long day = moment.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
		return tables.stream().sorted(Comparator.comparing((Table table) -> table.origin().kind())
				.thenComparing(table -> table.origin().date().map(date -> Math.abs(date.toEpochDay() - day)).orElse(Long.MAX_VALUE))).toList();
	}

	private static List<Found> found(Table table, List<TableRow> rows) {
		return rows.stream().map(row -> new Found(table, row)).toList();
	}

	private static Set<Long> systems(String as) {
		Set<Long> numbers = new TreeSet<>();
		Matcher number = SYSTEM.matcher(as.split(" ", 2)[0]);
		while (number.find()) {
			numbers.add(Long.parseLong(number.group(1)));
		}
		return numbers;
	}

	/** Whether it may be said of another system than the one that the route came from; the flags of a range are the range's. */
	private static boolean isOfAnother(Statement statement, Set<Long> numbers) {
		boolean ofSystem = SYSTEM_ROW.matcher(statement.row().subject()).matches();
		Optional<String> own = statement.row().said().value(Role.AS);
		return ofSystem ? numbers.size() > 1 : statement.role() != Role.FLAGS && own.isPresent() && (numbers.size() != 1 || !systems(own.get()).equals(numbers));
	}

	/**
	 * @param asked the rows of each table, the narrowest first
	 * @param aside what is listed and does not count
	 */
	private Column column(Role role, Question question, List<List<Found>> asked, Predicate<Statement> aside) {
		List<Statement> now = new ArrayList<>();
		List<Statement> besides = new ArrayList<>();
		List<Statement> otherTimes = new ArrayList<>();
		boolean covered = false;
		for (List<Found> rows : asked) {
			Optional<String> speaks = Optional.empty();
			Set<String> standing = standing(rows, question.moment());
			for (Found found : rows) {
				boolean holds = found.row().said().period().covers(question.moment());
				covered |= holds && found.table().origin().kind() != TableKind.SHARED;
				Optional<Statement> statement = found.statement(role);
				if (!holds) {
					statement.ifPresent(otherTimes::add);
					speaks = speaks.isEmpty() && statement.isPresent() && standing.contains(found.row().subject()) ? Optional.of(found.row().subject()) : speaks;
				} else if (statement.filter(aside).isPresent()) {
					besides.add(statement.get());
				} else if (statement.isPresent() && (speaks.isEmpty() || speaks.get().equals(found.row().subject()))) {
					now.add(statement.get());
					speaks = Optional.of(found.row().subject());
				}
			}
		}
		now.sort(Comparator.comparingInt(statement -> question.order().indexOf(statement.table())));
		String why = besides.isEmpty() ? reason(question.address(), question.moment(), covered)
				: "the tables name holders of systems of which it is not known that the route came from them";
		return new Column(now, now.isEmpty() ? Optional.of(why) : Optional.empty(), besides, otherTimes);
	}

	/** Of answers the objects that stood at the moment: what one of them said of a role at another time is not told by a wider one. */
	private static Set<String> standing(List<Found> rows, Instant moment) {
		return rows.stream().filter(found -> OF_ANSWERS.contains(found.table().origin().kind()) && found.row().said().period().covers(moment))
				.map(found -> found.row().subject()).collect(Collectors.toSet());
	}

	private String reason(IpAddress address, Instant moment, boolean covered) {
		String day = moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
		if (tables.stream().allMatch(table -> table.origin().kind() == TableKind.SHARED)) {
			return "no table in the case";
		} else if (covered) {
			return "the tables that cover " + day + " do not say";
		} else if (address.isPrivate()) {
			return "private address: not routed on the Internet";
		}
		return "no table covers " + day;
	}
}
