package org.telltale.endpoint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a row says, whomever of. Equal ones are kept once, and there may be a million, so it is kept small. Immutable. */
public final class Said {

	private final String[] values = new String[Role.values().length];
	private final Period period;
	private final Optional<String> source;

	/**
	 * @param values by role
	 * @param period when it holds
	 * @param source whom the row itself names as its source
	 */
	public Said(Map<Role, String> values, Period period, Optional<String> source) {
		values.forEach((role, value) -> this.values[role.ordinal()] = value);
		this.period = period;
		this.source = source;
	}

	/** What it says of a role. */
	public Optional<String> value(Role role) {
		return Optional.ofNullable(values[role.ordinal()]);
	}

	/** When it holds. */
	public Period period() {
		return period;
	}

	/** Whom the row itself names as its source. */
	public Optional<String> source() {
		return source;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Said said && Arrays.equals(values, said.values) && period.equals(said.period) && source.equals(said.source);
	}

	@Override
	public int hashCode() {
		return (Arrays.hashCode(values) * 31 + period.hashCode()) * 31 + source.hashCode();
	}
}
