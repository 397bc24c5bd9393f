package org.telltale.casework.exchange.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An autonomous system as a list of endpoints writes it: {@code AS64500 EXAMPLE}.
 *
 * @param text as it stands in the list
 * @param name of its holder
 */
public record AutonomousSystem(String text, long number, Optional<String> name) {

	private static final Pattern FORM = Pattern.compile("AS([0-9]{1,10})( (.*))?");

	/** The system that a text names; empty if it names none. */
	public static Optional<AutonomousSystem> of(String text) {
		Matcher form = FORM.matcher(text);
		return form.matches() ? Optional.of(new AutonomousSystem(text, Long.parseLong(form.group(1)), Optional.ofNullable(form.group(3)))) : Optional.empty();
	}
}
