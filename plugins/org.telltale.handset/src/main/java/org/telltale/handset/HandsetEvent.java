package org.telltale.handset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.json.Json;

/**
 * Something that happened on the handset, or was there, as one of its programs wrote it down.
 *
 * @param kind such as {@code log} or {@code access}; docs/formats/handset.md lists them with their attributes
 * @param subject whom or what it is about: a tag, a package, a path
 * @param text what was written
 * @param attributes what else is said, sorted by name
 * @param moment when
 * @param source the lines, the element or the item that holds it
 */
public record HandsetEvent(String kind, String subject, String text, Map<String, String> attributes, Moment moment, ExhibitSource source)
		implements HandsetRecord {

	/** The kind of the event that tells two clocks of a picture. */
	public static final String PHOTO_TIME = "photo-time";

	public HandsetEvent {
		attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
	}

	@Override
	public String type() {
		return "event";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields json = Json.object().put("type", type()).put("kind", kind).put("subject", subject).put("text", text);
		return moment.addTo(attributes.isEmpty() ? json : json.put("attributes", RecordJson.texts(attributes))).put("source", source.toJson());
	}

	static Optional<HandsetRecord> of(Json json, ExhibitSource source) {
		return RecordJson.attributesOf(json).flatMap(attributes -> RecordJson.all(json, "kind", "subject", "text")
				.map(texts -> new HandsetEvent(texts.get(0), texts.get(1), texts.get(2), attributes, Moment.of(json), source)));
	}
}
