package org.telltale.handset;

import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * What a line of a log or a dump says of the handset's state (docs/formats/observations.md).
 *
 * @param dimension such as {@code screen}, {@code bearer}, {@code boot}
 * @param value such as {@code on}, {@code wifi}, {@code completed}
 * @param basis {@code log}: from that moment on; {@code dump}: at that moment
 * @param text what was written
 * @param moment when
 * @param source the line that holds it
 */
public record DeviceState(String dimension, String value, String basis, String text, Moment moment, ExhibitSource source) implements HandsetRecord {

	private static final int LONGEST_TEXT = 400;

	/** Cuts the text. */
	public DeviceState {
		text = text.length() > LONGEST_TEXT ? text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT) : text;
	}

	@Override
	public String type() {
		return "state";
	}

	@Override
	public Json.Fields toJson() {
		return moment.addTo(Json.object().put("type", type()).put("dimension", dimension).put("value", value).put("basis", basis).put("text", text))
				.put("source", source.toJson());
	}

	static Optional<HandsetRecord> of(Json json, ExhibitSource source) {
		return RecordJson.all(json, "dimension", "value", "basis", "text").filter(texts -> !texts.get(0).isEmpty() && !texts.get(1).isEmpty())
				.map(texts -> new DeviceState(texts.get(0), texts.get(1), texts.get(2), texts.get(3), Moment.of(json), source));
	}
}
