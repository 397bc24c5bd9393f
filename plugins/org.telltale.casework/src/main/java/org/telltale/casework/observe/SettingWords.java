package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.telltale.audit.facts.Switch;
import org.telltale.base.json.Json;

/** What settings and properties say: those of Android that are known, and those that the list of runs names for a dimension. */
final class SettingWords {

	private static final Set<String> TABLES = Set.of("global", "system", "secure", "settings");
	private static final Map<String, String> SWITCHES = Map.of("airplane_mode_on", "airplane", "wifi_on", "wifi", "mobile_data", "mobile-data", "data_roaming", "data-roaming",
			"auto_time", "auto-time", "bluetooth_on", "bluetooth", "adb_enabled", "adb");
	private static final Map<String, String> PROPERTIES = Map.of("ro.build.fingerprint", "rom-fingerprint", "ro.build.display.id", "rom-build",
			"ro.build.version.incremental", "rom-incremental", "ro.build.version.release", "android", "ro.build.type", "build-type", "ro.boot.verifiedbootstate",
			"verified-boot", "ro.boot.vbmeta.device_state", "bootloader", "ro.boot.flash.locked", "bootloader");
	/** Wi-Fi is off since airplane mode is on. */
	private static final String OFF_BY_AIRPLANE = "3";

	private final Function<String, ItemClock> clocks;
	/** Dimensions by the setting that conditions name for them. */
	private final Map<String, Set<String>> named = new TreeMap<>();
	/** Values that conditions have, by dimension. */
	private final Map<String, Set<String>> values = new TreeMap<>();

	SettingWords(Collection<Json.Fields> conditions, Function<String, ItemClock> clocks) {
		this.clocks = clocks;
		for (Json.Fields condition : conditions) {
			String dimension = condition.text("dimension").orElse("");
			String value = condition.text("value").orElse("");
			values.computeIfAbsent(dimension, key -> new TreeSet<>()).add(value);
			condition.get("source").flatMap(source -> source.text("reference")).filter(reference -> reference.matches("\\S+[/ ]\\S+") && Switch.of(value).isPresent())
					.ifPresent(reference -> named.computeIfAbsent(reference.replace(' ', '/'), key -> new TreeSet<>()).add(dimension));
		}
	}

	/** What facts of type {@code setting} say. */
	List<Seen> seen(Collection<Json.Fields> settings) {
		List<Seen> seen = new ArrayList<>();
		for (Json.Fields setting : settings) {
			String key = setting.text("key").orElse("");
			String name = setting.text("namespace").orElse("") + "/" + key;
			String value = setting.text("value").orElse("");
			Map<String, String> said = new TreeMap<>();
			known(setting.text("namespace").orElse(""), key, value, said);
			Switch.of(value).ifPresent(on -> named.getOrDefault(name, Set.of()).forEach(dimension -> said.put(dimension, word(dimension, on))));
			said.forEach((dimension, word) -> seen.add(new Seen(dimension, word, name.startsWith("property/") ? "properties" : "settings", name + " = " + shortened(value),
					setting.text("evidence").orElse(""), Optional.of(name), List.of(setting), Span.copy(clocks.apply(setting.text("evidence").orElse(""))))));
		}
		return seen;
	}

	private static void known(String namespace, String key, String value, Map<String, String> said) {
		if (TABLES.contains(namespace) && SWITCHES.containsKey(key) && value.matches("\\d{1,9}")) {
			boolean off = value.matches("0+") || key.equals("wifi_on") && value.equals(OFF_BY_AIRPLANE);
			said.put(SWITCHES.get(key), off ? "off" : "on");
		} else if (namespace.equals("property") && PROPERTIES.containsKey(key) && !value.isBlank()) {
			boolean flag = key.equals("ro.boot.flash.locked");
			if (!flag || Set.of("0", "1").contains(value)) {
				said.put(PROPERTIES.get(key), flag ? value.equals("1") ? "locked" : "unlocked" : shortened(value));
			}
		}
	}

	/** The word for on, or off, that the case's conditions of the dimension use. */
	private String word(String dimension, boolean on) {
		return values.getOrDefault(dimension, Set.of()).stream().filter(value -> Switch.of(value).equals(Optional.of(on))).findFirst().orElse(on ? "on" : "off");
	}

	private static String shortened(String value) {
		return value.length() > 300 ? value.substring(0, 300) + "..." : value;
	}
}
