package org.telltale.handset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.json.Json;

/**
 * An installed package and the user id that its traffic is counted under.
 *
 * @param name the package's name
 * @param uid the Linux user id; several packages may share one
 * @param folder where its data lies, as text; empty if the file does not say it
 * @param attributes what else the file says, sorted by name: version, times of installation, whether it belongs to the
 *        system...; docs/formats/handset.md lists them
 * @param source the line, element or item that holds it
 */
public record InstalledPackage(String name, long uid, String folder, Map<String, String> attributes, ExhibitSource source)
		implements HandsetRecord {

	public InstalledPackage {
		attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
	}

	@Override
	public String type() {
		return "package";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields json = Json.object().put("type", type()).put("name", name).put("uid", uid).put("folder", folder)
				.put("source", source.toJson());
		return attributes.isEmpty() ? json : json.put("attributes", RecordJson.texts(attributes));
	}

	static Optional<HandsetRecord> of(Json json, ExhibitSource source) {
		Optional<Long> uid = json.integer("uid").filter(number -> number >= 0);
		return RecordJson.attributesOf(json).flatMap(attributes -> RecordJson.all(json, "name", "folder").flatMap(texts ->
				uid.map(number -> new InstalledPackage(texts.get(0), number, texts.get(1), attributes, source))));
	}
}
