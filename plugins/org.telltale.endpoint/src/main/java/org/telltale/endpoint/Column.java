package org.telltale.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The answers to one of the questions on an address.
 *
 * @param now what holds at the moment asked for, in the order of precedence
 * @param unknownBecause why nothing is known; empty if something is
 * @param besides what holds and is said of another autonomous system than the one that counts, or of one of several of which
 *        it is not known from which the route came: it does not count
 * @param otherTimes what tables say of other times: worth a look, proof of nothing
 */
public record Column(List<Statement> now, Optional<String> unknownBecause, List<Statement> besides, List<Statement> otherTimes) {

	public Column {
		now = List.copyOf(now);
		besides = List.copyOf(besides);
		otherTimes = List.copyOf(otherTimes);
	}

	/** The answer that counts. */
	public Optional<Statement> stated() {
		return now.stream().findFirst();
	}

	/** What else holds at the moment and says something else. */
	public List<Statement> dissent() {
		return now.stream().filter(statement -> statement.role().conflicts(statement.value(), now.getFirst().value())).toList();
	}

	/** The value alone; empty if it is unknown. */
	public Optional<String> value() {
		return stated().map(Statement::value);
	}
}
