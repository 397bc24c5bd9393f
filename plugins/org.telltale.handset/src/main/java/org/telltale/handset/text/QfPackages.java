package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.json.Json;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.json.JsonItems;

/** androidqf's {@code packages.json}: the packages with digests and certificates of their files. */
final class QfPackages extends QfFormat {

	private static final int MOST_FILES = 100;

	QfPackages() {
		super("name", "files");
	}

	@Override
	public String name() {
		return "androidqf-packages";
	}

	@Override
	Optional<HandsetRecord> record(JsonItems.Item item, ExhibitSource source) {
		Json.Fields json = item.json();
		Optional<Long> uid = json.integer("uid").filter(number -> number >= 0);
		return json.text("name").filter(name -> !name.isEmpty())
				.flatMap(name -> uid.map(number -> new InstalledPackage(name, number, "", attributes(json), source)));
	}

	private static Map<String, String> attributes(Json.Fields json) {
		Map<String, String> attributes = new TreeMap<>();
		json.bool("system").ifPresent(system -> attributes.put("system", Boolean.toString(system)));
		json.text("installer").filter(installer -> !installer.isEmpty() && !installer.equals("null"))
				.ifPresent(installer -> attributes.put("installer", installer));
		json.bool("disabled").filter(disabled -> disabled).ifPresent(disabled -> attributes.put("state", "disabled"));
		List<Json> files = json.items("files");
		for (int i = 0; i < Math.min(files.size(), MOST_FILES); i++) {
			String name = "apk" + (i + 1);
			files.get(i).text("path").ifPresent(path -> attributes.put(name, path));
			files.get(i).text("sha256").filter(hex -> !hex.isEmpty()).ifPresent(hex -> attributes.put(name + ".sha256", hex));
			files.get(i).get("certificate").flatMap(certificate -> certificate.text("Sha256")).filter(hex -> !hex.isEmpty())
					.ifPresent(hex -> attributes.put(name + ".certificate", hex));
		}
		return attributes;
	}
}
