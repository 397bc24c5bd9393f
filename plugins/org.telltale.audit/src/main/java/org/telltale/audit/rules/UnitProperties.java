package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/**
 * What the properties of a unit say, as files have them that the list of runs names for conditions of its runs: who made it, its build's fingerprint
 * ({@code BRAND/PRODUCT/DEVICE:RELEASE/ID/INCREMENTAL:TYPE/TAGS}, Android Compatibility Definition section 3.2.2), and the state of verified boot and
 * of the bootloader (Android Verified Boot 2.0).
 */
final class UnitProperties {

	private static final String FINGERPRINT = "ro.build.fingerprint";
	private static final String INCREMENTAL = "ro.build.version.incremental";
	private static final int PARTS = 8;
	/** Longer values are cut, so many characters: none that is looked at is so long. */
	private static final int LONGEST = 200;

	/** A property whose value tells whether the boot chain is the maker's. @param good tells it */
	private record Boot(String key, Predicate<String> isGood, Predicate<String> isBad, String bad) {
	}

	private static final List<Boot> BOOT = List.of(
			new Boot("ro.boot.verifiedbootstate", "green"::equals, Set.of("yellow", "orange", "red")::contains, "the system that was started is not verified by the maker's key alone"),
			new Boot("ro.boot.flash.locked", "1"::equals, "0"::equals, "the bootloader is not locked"),
			new Boot("ro.boot.vbmeta.device_state", "locked"::equals, "unlocked"::equals, "the bootloader is not locked"),
			new Boot("ro.boot.veritymode", "enforcing"::equals, Set.of("disabled", "logging", "ignore_corruption")::contains, "changed blocks of the system are not refused"),
			new Boot("ro.secure", value -> false, "0"::equals, "its shell has all rights"),
			new Boot("ro.debuggable", value -> false, "1"::equals, "every app may be debugged"));

	private final CaseFacts facts;
	private final Json.Fields unit;
	private final List<Sign> signs = new ArrayList<>();
	private boolean replaced;

	private UnitProperties(CaseFacts facts, Json.Fields unit) {
		this.facts = facts;
		this.unit = unit;
	}

	static List<Sign> signs(CaseFacts facts, Json.Fields unit) {
		UnitProperties properties = new UnitProperties(facts, unit);
		Map<String, Set<String>> runs = properties.runsByItem();
		Map<String, Map<String, Json.Fields>> byItem = properties.byItem(runs.keySet());
		byItem.forEach((item, read) -> properties.look(runs.get(item), read));
		properties.compare(runs, byItem);
		return properties.signs;
	}

	/** The files that conditions of the unit's runs name, with those runs. */
	private Map<String, Set<String>> runsByItem() {
		Set<String> runs = new TreeSet<>();
		facts.runs().stream().filter(run -> run.handset().equals(unit.text("handset"))).forEach(run -> runs.add(run.id()));
		Map<String, Set<String>> items = new TreeMap<>();
		facts.ofType("condition").stream().filter(c -> c.text("run").filter(runs::contains).isPresent())
				.forEach(c -> c.get("source").flatMap(s -> s.text("evidence")).ifPresent(item -> items.computeIfAbsent(item, i -> new TreeSet<>(CaseFacts::byNumberInName)).add(c.text("run").orElseThrow())));
		return items;
	}

	private Map<String, Map<String, Json.Fields>> byItem(Set<String> items) {
		Map<String, Map<String, Json.Fields>> byItem = new TreeMap<>();
		facts.ofType("setting").stream().filter(s -> s.text("namespace").equals(Optional.of("property")) && s.text("evidence").filter(items::contains).isPresent())
				.forEach(s -> byItem.computeIfAbsent(s.text("evidence").orElseThrow(), i -> new TreeMap<>()).putIfAbsent(s.text("key").orElse(""), s));
		return byItem;
	}

	/** Where the case itself says that the ROM is not the maker's, the properties are another's: what they say is told, and weighs nothing. */
	private void look(Set<String> runs, Map<String, Json.Fields> read) {
		replaced = runs.stream().anyMatch(run -> isReplaced(facts, run));
		String where = " in " + Groups.runs(runs);
		contradicts(read, "ro.product.manufacturer", "make", where);
		contradicts(read, "ro.product.model", "model", where);
		if (!replaced) {
			build(read, where);
		}
		fingerprint(read, where);
		BOOT.forEach(boot -> Optional.ofNullable(read.get(boot.key())).ifPresent(property -> {
			String value = value(property);
			if (boot.isBad().test(value)) {
				sign("medium", boot.key() + " is " + value + where + ": " + boot.bad() + ".", property);
			} else if (boot.isGood().test(value)) {
				signs.add(Sign.contrary(boot.key() + " is " + value + where + ".", ids(property)));
			}
		}));
	}

	private void contradicts(Map<String, Json.Fields> read, String key, String member, String where) {
		Json.Fields property = read.get(key);
		String entered = unit.text(member).orElse("");
		if (property != null && member.equals("model") && UnitNames.isVariant(value(property), entered)) {
			sign("low", key + " is \"" + value(property) + "\"" + where + ", and the model that was entered is \"" + entered + "\": it may be a variant of it, or another name for it.", property);
		} else if (property != null && !value(property).isBlank() && !UnitNames.isAlike(value(property), entered)) {
			sign("high", key + " is \"" + value(property) + "\"" + where + ", and the " + member + " that was entered is \"" + entered + "\".", property);
		}
	}

	/** The build that was entered has to name the one that was read. */
	private void build(Map<String, Json.Fields> read, String where) {
		String entered = unit.text("build").orElse("");
		List<Json.Fields> builds = List.of(INCREMENTAL, "ro.build.id", "ro.build.display.id", FINGERPRINT).stream().map(read::get).filter(Objects::nonNull).toList();
		if (!builds.isEmpty() && builds.stream().noneMatch(build -> UnitNames.isOfBuild(value(build), entered))) {
			sign("medium", "The build that was entered, \"" + entered + "\", is not the one" + where + ": \"" + value(builds.getFirst()) + "\".", builds.getFirst());
		}
	}

	/** Whether the fingerprint is of one piece with the other properties, and who signed the build. */
	private void fingerprint(Map<String, Json.Fields> read, String where) {
		Json.Fields fingerprint = read.get(FINGERPRINT);
		String[] parts = fingerprint == null ? new String[0] : value(fingerprint).split("[/:]", -1);
		if (parts.length != PARTS) {
			return;
		}
		List<String> keys = List.of("ro.product.brand", "ro.product.name", "ro.product.device", "ro.build.version.release", "ro.build.id", INCREMENTAL);
		for (int i = 0; i < keys.size(); i++) {
			Json.Fields property = read.get(keys.get(i));
			if (property != null && !value(property).equals(parts[i])) {
				sign("medium", "The build's fingerprint has \"" + parts[i] + "\" where " + keys.get(i) + " is \"" + value(property) + "\"" + where + ".", fingerprint, property);
			}
		}
		if (parts[PARTS - 1].contains("test-keys") || parts[PARTS - 1].contains("dev-keys")) {
			sign("medium", "The build" + where + " is signed with keys that everybody has (" + parts[PARTS - 1] + ").", fingerprint);
		}
		if (!parts[PARTS - 2].equals("user")) {
			sign("low", "The build" + where + " is one for developers (" + parts[PARTS - 2] + ").", fingerprint);
		}
	}

	/** Other fingerprints in runs of which the case says that the ROM is the same. */
	private void compare(Map<String, Set<String>> runs, Map<String, Map<String, Json.Fields>> byItem) {
		Map<String, Map<String, Json.Fields>> byRom = new TreeMap<>();
		Map<String, Set<String>> where = new TreeMap<>();
		byItem.forEach((item, read) -> Optional.ofNullable(read.get(FINGERPRINT)).ifPresent(fingerprint -> runs.get(item).forEach(run -> {
			String rom = facts.run(run).map(each -> EnteredValues.words(each, "rom")).orElse("");
			byRom.computeIfAbsent(rom, r -> new TreeMap<>()).putIfAbsent(value(fingerprint), fingerprint);
			where.computeIfAbsent(rom, r -> new TreeSet<>(CaseFacts::byNumberInName)).add(run);
		})));
		byRom.forEach((rom, fingerprints) -> {
			if (fingerprints.size() > 1) {
				replaced = where.get(rom).stream().anyMatch(run -> isReplaced(facts, run));
				sign("medium", "In " + Groups.runs(where.get(rom)) + (rom.isEmpty() ? ", for which no ROM is recorded," : ", all with rom = " + rom + ",") + " it has "
						+ fingerprints.size() + " builds: " + Groups.listed(fingerprints.keySet()) + ".", fingerprints.values().toArray(Json.Fields[]::new));
			}
		});
	}

	/** Whether the case itself says that a run's ROM is not the maker's, all the time or some of it: a value outside of the declared order. */
	private static boolean isReplaced(CaseFacts facts, String run) {
		List<String> order = facts.order("rom");
		List<String> roms = facts.run(run).map((RunFact each) -> each.values("rom")).orElse(List.of());
		return !order.isEmpty() && roms.stream().anyMatch(rom -> !order.contains(rom));
	}

	private void sign(String severity, String text, Json.Fields... of) {
		signs.add(replaced ? new Sign("information", text + " There, as the case itself has it, the ROM is not the maker's.", ids(of)) : new Sign(severity, text, ids(of)));
	}

	private static List<String> ids(Json.Fields... of) {
		List<String> ids = new ArrayList<>();
		for (Json.Fields fact : of) {
			fact.text("id").ifPresent(ids::add);
		}
		return ids;
	}

	private static String value(Json.Fields property) {
		String value = property.text("value").orElse("");
		return value.codePointCount(0, value.length()) <= LONGEST ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
	}
}
