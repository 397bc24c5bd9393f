package org.telltale.seal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of the sentences of one language, {@code forms_LANGUAGE.properties}. Immutable. */
final class Forms {

	private static final Pattern PLACE = Pattern.compile("\\{([0-9])\\}");

	private final Properties forms;

	private Forms(Properties forms) {
		this.forms = forms;
	}

	/** Those of a language that this verifier knows. */
	static Forms in(String language) {
		Properties read = new Properties();
		try (InputStream in = Forms.class.getResourceAsStream("forms_" + language + ".properties")) {
			read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return new Forms(read);
	}

	/** The form with its places filled. @param values of {@code {0}}, {@code {1}}... */
	String of(String key, Object... values) {
		String form = find(key).orElseThrow(() -> new IllegalArgumentException("no form " + key));
		return PLACE.matcher(form).replaceAll(place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
	}

	/** The form for a number: {@code KEY.NUMBER}, else {@code KEY.n}, else {@code KEY}; empty if there is none. */
	Optional<String> counted(String key, long number, Object... values) {
		return java.util.stream.Stream.of(key + "." + number, key + ".n", key).filter(name -> find(name).isPresent()).findFirst().map(name -> of(name, values));
	}

	/** The word for a value, such as a kind; empty if there is none. */
	Optional<String> find(String key) {
		return Optional.ofNullable(forms.getProperty(key));
	}
}
