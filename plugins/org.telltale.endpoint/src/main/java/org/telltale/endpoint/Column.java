package org.telltale.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The answer to one of the questions on an address.
 *
 * @param stated what holds at the moment asked for, by the first table that says anything
 * @param unknownBecause why nothing is known; empty if something is
 * @param dissent what other tables say of the same moment, where it differs
 * @param otherTimes what tables say of other times: worth a look, proof of nothing
 */
public record Column(Optional<Statement> stated, Optional<String> unknownBecause, List<Statement> dissent,
		List<Statement> otherTimes) {

	public Column {
		dissent = List.copyOf(dissent);
		otherTimes = List.copyOf(otherTimes);
	}

	/** The value alone; empty if it is unknown. */
	public Optional<String> value() {
		return stated.map(Statement::value);
	}
}
