package org.telltale.handset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;

/**
 * Known content, or a known number, whose way out of the handset is looked for.
 *
 * <p>Attributes, all optional: {@code time}, {@code timeSent} (nanoseconds since the epoch), {@code box} (of an SMS:
 * inbox, sent, draft...), {@code from}, {@code to}, {@code number1}..., {@code email1}... (as written),
 * {@code from.exhibit}, {@code number1.exhibit}..., {@code location.exhibit}, {@code thumbnail.exhibit} (the exhibit that
 * stands for it), {@code partOf} (the exhibit that this one was taken from), {@code written} (how it differed from the
 * value), {@code width}, {@code height}, {@code taken}, {@code make}, {@code model}, {@code mediaType} of a photo.
 *
 * @param id unique in a case; of one found in evidence {@code file/table/row}, of a part {@code E1/from}
 * @param kind what it is
 * @param value the text that is looked for: a body, a name, a number in its canonical form; of a PHOTO its file's name
 * @param sha256 of the exhibit's bytes, for a PHOTO
 * @param attributes what else is known, sorted by name
 * @param source where it comes from
 */
public record Exhibit(String id, ExhibitKind kind, String value, Optional<Digest> sha256, Map<String, String> attributes,
		ExhibitSource source) implements HandsetRecord {

	public Exhibit {
		attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
	}

	/** An attribute. */
	public Optional<String> attribute(String name) {
		return Optional.ofNullable(attributes.get(name));
	}

	/** The same exhibit with one more attribute. */
	public Exhibit with(String name, String text) {
		Map<String, String> more = new TreeMap<>(attributes);
		more.put(name, text);
		return new Exhibit(id, kind, value, sha256, more, source);
	}

	@Override
	public String type() {
		return "exhibit";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields json = Json.object().put("type", type()).put("id", id).put("kind", kind.name()).put("value", value)
				.putIfPresent("sha256", sha256.map(Digest::hex)).put("source", source.toJson());
		return attributes.isEmpty() ? json : json.put("attributes", RecordJson.texts(attributes));
	}
}
