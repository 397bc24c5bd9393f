package org.telltale.report.internal.words;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.telltale.report.input.Language;

/**
 * The report's own words in a language. {@code {0}}, {@code {1}}... stand for what is filled in, which is never changed: numbers come as they are to be printed.
 * Immutable.
 */
public final class Words {

	/** Words that rows are made of, of codes, and of what the report says of itself; those of the designs are read by BIRT. */
	static final List<String> BUNDLES = List.of("rows", "codes");

	/** Of a language without words of its own, English: never that of the machine. */
	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final Language language;
	private final List<ResourceBundle> bundles;

	private Words(Language language) {
		this.language = language;
		this.bundles = BUNDLES.stream().map(name -> ResourceBundle.getBundle(Words.class.getPackageName() + "." + name, language == Language.ENGLISH ? Locale.ROOT : language.locale(),
				Words.class.getClassLoader(), NO_FALLBACK)).toList();
	}

	/** The words of a language. */
	public static Words in(Language language) {
		return new Words(language);
	}

	/** Where a bundle of the designs is, by its file's name; null if there is none. */
	public static URL resource(String name) {
		return Words.class.getResource(name);
	}

	/** The language. */
	public Language language() {
		return language;
	}

	/** The words of a key, filled in. A key without words is an error of the program. */
	public String of(String key, Object... arguments) {
		return filled(found(key), arguments);
	}

	/** As many as the number says: the key has words for one and for several, in which {@code {0}} is the number. */
	public String count(long number, String key) {
		return of(key + (number == 1 ? ".one" : ".several"), number);
	}

	/** The word for a code of facts, such as a verdict; the code itself where the group has none for it. */
	public String code(String group, String code) {
		String key = group + "." + code.replace(' ', '-');
		return bundles.stream().filter(bundle -> bundle.containsKey(key)).map(bundle -> bundle.getString(key)).findFirst().orElse(code);
	}

	/** A whole number, thousands apart: by commas in English, elsewhere by spaces, which nobody takes for the mark of decimals. */
	public String grouped(long number) {
		return spaced(String.format(Locale.ROOT, "%,d", number));
	}

	/** A number whose thousands commas set apart, as {@link #grouped} sets them. */
	public String spaced(String number) {
		return language == Language.ENGLISH ? number : number.replace(',', '\u00a0');
	}

	private String found(String key) {
		return bundles.stream().filter(bundle -> bundle.containsKey(key)).map(bundle -> bundle.getString(key)).findFirst()
				.orElseThrow(() -> new MissingResourceException("the report has no words for " + key, Words.class.getName(), key));
	}

	/** Each place once, from the left: what is filled in is not looked through. */
	private static String filled(String words, Object... arguments) {
		StringBuilder out = new StringBuilder();
		int at = 0;
		for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', at)) {
			out.append(words, at, open).append(arguments[words.charAt(open + 1) - '0']);
			at = open + "{0}".length();
		}
		return out.append(words, at, words.length()).toString();
	}
}
