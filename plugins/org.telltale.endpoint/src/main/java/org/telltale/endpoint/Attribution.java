package org.telltale.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.telltale.base.IpAddress;

/**
 * Who is behind an address at a moment, role by role.
 *
 * @param address the address
 * @param moment as of when
 * @param columns the answers to each role that is asked of addresses
 * @param names what is said of the names that traffic gave the address, by name: never of the address
 */
public record Attribution(IpAddress address, Instant moment, Map<Role, Column> columns, Map<String, List<Column>> names) {

	public Attribution {
		columns = new TreeMap<>(columns);
		names = new TreeMap<>(names);
	}

	/** The answers to a role. */
	public Column column(Role role) {
		return columns.get(role);
	}

	/** The words of all answers to {@link Role#FLAGS} that hold, sorted. */
	public List<String> flags() {
		TreeSet<String> flags = new TreeSet<>();
		column(Role.FLAGS).now().forEach(statement -> flags.addAll(List.of(statement.value().split(" "))));
		return List.copyOf(flags);
	}

	/** Whether any table says anything of the address at the moment. */
	public boolean known() {
		return columns.values().stream().anyMatch(column -> column.stated().isPresent());
	}
}
