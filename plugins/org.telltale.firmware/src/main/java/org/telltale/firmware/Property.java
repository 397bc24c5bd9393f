package org.telltale.firmware;

import org.telltale.base.json.Json;

/**
 * A line of a property file such as build.prop.
 *
 * @param file the file's path
 * @param name before the first equals sign
 * @param value behind it
 * @param offset where the line starts in the file
 */
public record Property(String file, String name, String value, long offset) {

	Json toJson() {
		return Json.object().put("file", file).put("name", name).put("value", value).put("offset", Artefact.number(offset));
	}
}
