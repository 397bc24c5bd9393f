package org.telltale.casework.exchange.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A moment as evidence writes it: what a certificate says has the form of one, and need be no day of the calendar. */
public final class WrittenMoment {

	private WrittenMoment() {
	}

	/** The moment that a text in ISO 8601 names; empty if there is none of that name. */
	public static Optional<Instant> of(String text) {
		try {
			return Optional.of(Instant.parse(text));
		} catch (DateTimeException noMoment) {
			return Optional.empty();
		}
	}
}
