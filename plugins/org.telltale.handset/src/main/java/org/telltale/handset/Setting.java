package org.telltale.handset;

import org.telltale.base.json.Json;

/**
 * A setting as the handset keeps it, so that the state of a switch is read from evidence and not taken from a person's
 * word.
 *
 * @param namespace {@code system}, {@code secure}, {@code global}, {@code property} (getprop), {@code preferences} (an
 *        app's shared preferences; the file's name tells which app's), {@code appops}, {@code permission}, {@code account},
 *        {@code sync}; of users other than the first their number follows, as in {@code secure.10}
 * @param key its name
 * @param value its value as text; sets of strings one a line
 * @param source the row, element or line that holds it
 */
public record Setting(String namespace, String key, String value, ExhibitSource source) implements HandsetRecord {

	@Override
	public String type() {
		return "setting";
	}

	@Override
	public Json.Fields toJson() {
		return Json.object().put("type", type()).put("namespace", namespace).put("key", key).put("value", value)
				.put("source", source.toJson());
	}
}
