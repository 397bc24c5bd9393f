package org.telltale.casework.compare;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * Something in which two cases differ.
 *
 * @param area the type of fact
 * @param key what it is of, for example {@code C1 R2 SMS}
 * @param a how the first case has it; empty if it has none
 * @param b how the second has it
 * @param because what differs among its inputs, by area and key; empty for inputs
 */
public record Difference(String area, String key, Optional<String> a, Optional<String> b, List<String> because) {

	public Difference {
		because = List.copyOf(because);
	}

	/** The record of {@code lists.md}. */
	public Json.Fields toJson() {
		return Json.object().put("type", "difference").put("area", area).put("key", key).putIfPresent("a", a).putIfPresent("b", b).put("because", Json.texts(because));
	}

	/** Its name in other differences. */
	String name() {
		return area + " " + key;
	}
}
