package org.telltale.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.telltale.base.IpAddress;

/** The tables of a case, in the examiner's order of trust. Immutable. */
public final class Atlas {

	private final List<Table> tables;

	/** @param tables the most trusted first */
	public Atlas(List<Table> tables) {
		this.tables = List.copyOf(tables);
	}

	/** The tables, the most trusted first. */
	public List<Table> tables() {
		return tables;
	}

	/** What the tables say of an address at a moment. No network is asked, no statement is stretched to another date. */
	public Attribution lookup(IpAddress address, Instant moment) {
		return new Attribution(address, moment, column(address, moment, TableRow::country),
				column(address, moment, TableRow::as), column(address, moment, TableRow::owner),
				column(address, moment, TableRow::registry));
	}

	private Column column(IpAddress address, Instant moment, Function<TableRow, Optional<String>> question) {
		List<Statement> now = new ArrayList<>();
		List<Statement> otherTimes = new ArrayList<>();
		boolean covered = false;
		for (Table table : tables) {
			boolean spoken = false;
			for (TableRow row : table.rows(address)) {
				boolean holds = row.period().covers(moment);
				covered |= holds;
				Optional<Statement> statement = question.apply(row).map(value -> statement(value, table, row));
				if (!holds) {
					statement.ifPresent(otherTimes::add);
				} else if (statement.isPresent() && !spoken) {
					now.add(statement.get());
					spoken = true;
				}
			}
		}
		if (now.isEmpty()) {
			return new Column(Optional.empty(), Optional.of(reason(address, moment, covered)), List.of(), otherTimes);
		}
		Statement first = now.getFirst();
		return new Column(Optional.of(first), Optional.empty(),
				now.stream().filter(statement -> !statement.value().equals(first.value())).toList(), otherTimes);
	}

	private static Statement statement(String value, Table table, TableRow row) {
		return new Statement(value, table.name(), table.digest(), table.date(), row.period(), row.source());
	}

	private String reason(IpAddress address, Instant moment, boolean covered) {
		String day = moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
		if (tables.isEmpty()) {
			return "no table in the case";
		} else if (covered) {
			return "the tables that cover " + day + " do not say";
		} else if (address.isPrivate()) {
			return "private address: not routed on the Internet";
		}
		return "no table covers " + day;
	}
}
