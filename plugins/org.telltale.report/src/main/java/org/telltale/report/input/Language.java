package org.telltale.report.input;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the report's own words. What people wrote and what evidence holds stays as it is. */
public enum Language {
	/** The language of facts. */
	ENGLISH(Locale.ENGLISH, "en-GB"),
	/** German. */
	GERMAN(Locale.GERMAN, "de-DE");

	private final Locale locale;
	private final String tag;

	Language(Locale locale, String tag) {
		this.locale = locale;
		this.tag = tag;
	}

	/** Its locale, without a country. */
	public Locale locale() {
		return locale;
	}

	/** As the command line and the manifest name it: {@code en}, {@code de}. */
	public String code() {
		return locale.getLanguage();
	}

	/** As documents say in which language they are (BCP 47). */
	public String tag() {
		return tag;
	}

	/** The language of that code; empty if the report does not speak it. */
	public static Optional<Language> of(String code) {
		return Stream.of(values()).filter(language -> language.code().equalsIgnoreCase(code)).findFirst();
	}
}
