package org.telltale.capture.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What numbers in fields mean, in words for people: {@code ip.proto} 6 is TCP. From {@code meanings.tsv}; immutable. */
public final class Meanings {

	private static final Meanings USUAL = read();

	private final Map<String, String> words;

	private Meanings(Map<String, String> words) {
		this.words = Map.copyOf(words);
	}

	private static Meanings read() {
		try (InputStream in = Meanings.class.getResourceAsStream("meanings.tsv")) {
			Map<String, String> words = new HashMap<>();
			new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
					.forEach(cells -> words.put(cells[0] + "\t" + cells[1], cells[2]));
			return new Meanings(words);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the field's value means; empty if the value says all there is to say. */
	public static Optional<String> of(Field field) {
		Optional<String> exact = Optional.ofNullable(USUAL.words.get(field.name() + "\t" + field.value()));
		return exact.or(() -> Optional.ofNullable(USUAL.words.get(field.name() + "\t*")).map(rule -> by(rule, field.value()))).or(() -> bits(field))
				.or(() -> kind(field));
	}

	/** A group without words of its own is what its first part says. */
	private static Optional<String> kind(Field field) {
		boolean bare = field.type() == FieldType.GROUP && !field.parts().isEmpty() && field.value().chars().allMatch(Character::isDigit);
		return bare ? of(field.parts().getFirst()) : Optional.empty();
	}

	private static String by(String rule, String value) {
		String[] parts = rule.split(" ", 3);
		long number = Long.parseUnsignedLong(value);
		return switch (parts[0]) {
			case "hex" -> String.format(Locale.ROOT, "0x%0" + parts[1] + "x", number);
			case "times" -> number * Long.parseLong(parts[1]) + " " + parts[2];
			default -> Instant.ofEpochSecond(number).toString();
		};
	}

	/** The names of the single bits that are set. */
	private static Optional<String> bits(Field field) {
		boolean flags = field.type() == FieldType.NUMBER && field.parts().stream().anyMatch(part -> part.bits().count() == 1);
		String set = !flags ? "" : field.parts().stream().filter(part -> part.bits().count() == 1 && part.value().equals("1"))
				.map(part -> part.name().substring(part.name().lastIndexOf('.') + 1)).collect(Collectors.joining(", "));
		return set.isEmpty() ? Optional.empty() : Optional.of(set);
	}
}
