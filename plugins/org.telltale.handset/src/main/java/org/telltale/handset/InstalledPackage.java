package org.telltale.handset;

import org.telltale.base.json.Json;

/**
 * An installed package and the user id that its traffic is counted under.
 *
 * @param name the package's name
 * @param uid the Linux user id; several packages may share one
 * @param folder where its data lies, as text
 * @param source the line that holds it
 */
public record InstalledPackage(String name, long uid, String folder, ExhibitSource source) implements HandsetRecord {

	@Override
	public String type() {
		return "package";
	}

	@Override
	public Json.Fields toJson() {
		return Json.object().put("type", type()).put("name", name).put("uid", uid).put("folder", folder)
				.put("source", source.toJson());
	}
}
