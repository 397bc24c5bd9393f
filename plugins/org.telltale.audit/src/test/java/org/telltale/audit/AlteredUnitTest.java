package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

class AlteredUnitTest {

	private static final String FINGERPRINT = "ro.build.fingerprint";

	private static FactBuilder unit(String... imeis) {
		return unit(new FactBuilder(), "H", imeis);
	}

	private static FactBuilder unit(FactBuilder facts, String id, String... imeis) {
		return facts.add(Json.object().put("type", "handset").put("handset", id).put("make", "Hesperus Mobile").put("model", "HM Note").put("build", "KHM4")
				.put("imeis", Json.texts(List.of(imeis))));
	}

	private static FactBuilder typeCode(FactBuilder facts, String tac, String make, String model) {
		return facts.add(Json.object().put("type", "type-code").put("tac", tac).put("make", make).put("model", model));
	}

	private static FactBuilder run(FactBuilder facts, String run, String rom) {
		facts.run(run, 100, 200, "wifi").condition(run, "rom", rom, 100, 200, 0, "settings");
		facts.facts().getLast().put("source", Json.object().put("kind", "settings").put("evidence", "props-" + run));
		return facts;
	}

	private static FactBuilder property(FactBuilder facts, String run, String key, String value) {
		return facts.add(Json.object().put("type", "setting").put("evidence", "props-" + run).put("namespace", "property").put("key", key).put("value", value));
	}

	private static List<Finding> found(FactBuilder facts) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals("altered-unit")).toList();
	}

	private static String signs(FactBuilder facts) {
		List<Finding> found = found(facts);
		return found.isEmpty() ? "" : found.getFirst().severity() + ": " + found.getFirst().explanation();
	}

	private static String properties(String key, String value) {
		return signs(property(run(unit(), "R1", "stock"), "R1", key, value));
	}

	@Test
	void theCheckDigitIsLuhns() {
		assertEquals("", signs(unit("490154203237518")));
		assertEquals("medium: The check digit of its IMEI with type code 49015420 is wrong.", signs(unit("490154203237519")));
		assertEquals("", signs(unit("4901542032375101")), "two digits of software version are no check digit");
		assertEquals("", signs(unit("49-015420-323751-8")));
		assertEquals("low: \"4901542\" was entered as an IMEI and is none: an IMEI has 14 to 16 digits.", signs(unit("4901542")));
	}

	@Test
	void codesOfTestUnitsAreNamedUnlessATableHasThem() {
		assertEquals("information: The type code 00499901 of its IMEI is one of those for test units, and no table in the case has it.", signs(unit("004999010640174")));
		assertEquals("", signs(typeCode(unit("004999010640174"), "00499901", "HESPERUS", "HM-Note")));
	}

	@Test
	void theTableSaysWhoseTheCodeIs() {
		FactBuilder other = typeCode(unit("490154203237518"), "49015420", "Borealis", "B2");
		assertEquals("high: The type code 49015420 of its IMEI is that of Borealis B2, by the table in the case; entered is Hesperus Mobile HM Note.", signs(other));
		assertEquals(2, found(other).getFirst().supports().size());
		assertEquals("medium: The table of type codes does not have 49015420, which is that of its IMEI, and has other codes for Hesperus Mobile HM Note.",
				signs(typeCode(unit("490154203237518"), "49015421", "Hesperus", "HM Note")));
	}

	@Test
	void whatSpeaksForTheUnitIsContrary() {
		Finding found = found(typeCode(unit("490154203237519"), "49015420", "Hesperus", "HM Note")).getFirst();
		assertEquals(1, found.contrary().size());
		assertTrue(found.explanation().endsWith(" Against it: The type code 49015420 of its IMEI is that of Hesperus HM Note."), found.explanation());
	}

	@Test
	void twoUnitsWithOneNumber() {
		FactBuilder facts = unit(unit("490154203237518"), "H2", "4901542032375101");
		assertEquals(List.of("Handset H may be altered, or not what it is said to be: 1 sign", "Handset H2 may be altered, or not what it is said to be: 1 sign"),
				found(facts).stream().map(Finding::title).toList());
		assertEquals("high: Handset H2 has the same IMEI.", signs(facts));
	}

	@Test
	void propertiesContradictWhatWasEntered() {
		assertEquals("", properties("ro.product.model", "hm note"));
		assertEquals("high: ro.product.model is \"B2\" in run R1, and the model that was entered is \"HM Note\".", properties("ro.product.model", "B2"));
		assertEquals("", properties("ro.build.version.incremental", "KHM4"));
		assertEquals("medium: The build that was entered, \"KHM4\", is not the one in run R1: \"KHM5\".", properties("ro.build.version.incremental", "KHM5"));
	}

	@Test
	void aRomThatTheCaseSaysWasReplacedHasAnotherBuild() {
		FactBuilder facts = property(run(unit().order("rom", "stock", "ota"), "R1", "other"), "R1", "ro.build.version.incremental", "11");
		assertEquals("", signs(facts));
	}

	/** Another ROM has another make's properties, and an open bootloader. */
	@Test
	void whatAReplacedRomSaysWeighsNothing() {
		FactBuilder facts = property(property(run(unit().order("rom", "stock", "ota"), "R1", "other"), "R1", "ro.product.model", "B2"), "R1", "ro.boot.flash.locked", "0");
		assertEquals("information: ro.product.model is \"B2\" in run R1, and the model that was entered is \"HM Note\". There, as the case itself has it, the ROM is not the maker's. "
				+ "ro.boot.flash.locked is 0 in run R1: the bootloader is not locked. There, as the case itself has it, the ROM is not the maker's.", signs(facts));
		FactBuilder midway = run(unit().order("rom", "stock"), "R1", "stock").condition("R1", "rom", "other", 150, 200, 0, "log");
		assertTrue(signs(property(midway, "R1", "ro.product.model", "B2")).startsWith("information"), "within the run");
	}

	@Test
	void namesAreComparedByWholeWords() {
		assertEquals("high: ro.product.model is \"M Not\" in run R1, and the model that was entered is \"HM Note\".", properties("ro.product.model", "M Not"));
		assertEquals("", properties("ro.product.model", "Hesperus HMNOTE"));
		assertEquals("", properties("ro.product.manufacturer", "Hesperus"));
		String variant = ": it may be a variant of it, or another name for it.";
		assertEquals("low: ro.product.model is \"HM Note Pro\" in run R1, and the model that was entered is \"HM Note\"" + variant, properties("ro.product.model", "HM Note Pro"));
		FactBuilder table = typeCode(unit("490154203237518"), "49015420", "Hesperus", "HM Note Pro");
		assertEquals("low: The type code 49015420 of its IMEI is that of Hesperus HM Note Pro, by the table in the case; entered is Hesperus Mobile HM Note" + variant, signs(table));
	}

	@Test
	void aShortPropertyIsNoSignOfABuild() {
		FactBuilder facts = run(unit(), "R1", "stock");
		facts.facts().getFirst().put("build", "KHM-4.1");
		property(property(facts, "R1", "ro.build.version.incremental", "1"), "R1", "ro.build.id", "XYZ");
		assertEquals("medium: The build that was entered, \"KHM-4.1\", is not the one in run R1: \"1\".", signs(facts));
		property(facts, "R1", "ro.build.display.id", "KHM4.1 release");
		assertEquals("", signs(facts));
	}

	@Test
	void theFingerprintIsOfOnePiece() {
		String genuine = "Hesperus/hmnote/hmnote:4.4.2/KOT49H/KHM4:user/release-keys";
		assertEquals("", properties(FINGERPRINT, genuine));
		assertEquals("", properties(FINGERPRINT, "not a fingerprint KHM4"));
		assertEquals("medium: The build in run R1 is signed with keys that everybody has (test-keys).", properties(FINGERPRINT, genuine.replace("release", "test")));
		assertEquals("low: The build in run R1 is one for developers (userdebug).", properties(FINGERPRINT, genuine.replace("user/", "userdebug/")));
		FactBuilder other = property(property(run(unit(), "R1", "stock"), "R1", FINGERPRINT, genuine), "R1", "ro.product.brand", "generic");
		assertEquals("medium: The build's fingerprint has \"Hesperus\" where ro.product.brand is \"generic\" in run R1.", signs(other));
		assertEquals(3, found(other).getFirst().supports().size(), "the unit and both properties");
	}

	@Test
	void anotherBuildUnderTheSameRom() {
		FactBuilder facts = run(run(unit(), "R1", "stock"), "R2", "stock");
		property(property(facts, "R1", FINGERPRINT, "a/b/c:1/KHM4/2:user/release-keys"), "R2", FINGERPRINT, "a/b/c:1/KHM4/3:user/release-keys");
		assertEquals("medium: In runs R1, R2, all with rom = stock, it has 2 builds: a/b/c:1/KHM4/2:user/release-keys, a/b/c:1/KHM4/3:user/release-keys.", signs(facts));
		FactBuilder updated = run(run(unit(), "R1", "stock"), "R2", "ota");
		property(property(updated, "R1", FINGERPRINT, "a/b/c:1/KHM4/2:user/release-keys"), "R2", FINGERPRINT, "a/b/c:1/KHM4/3:user/release-keys");
		assertEquals("", signs(updated));
	}

	@Test
	void theStateOfTheBoot() {
		assertEquals("medium: ro.boot.verifiedbootstate is orange in run R1: the system that was started is not verified by the maker's key alone.",
				properties("ro.boot.verifiedbootstate", "orange"));
		assertEquals("medium: ro.boot.flash.locked is 0 in run R1: the bootloader is not locked.", properties("ro.boot.flash.locked", "0"));
		assertEquals("", properties("ro.boot.verifiedbootstate", "green"));
		FactBuilder both = property(property(run(unit(), "R1", "stock"), "R1", "ro.boot.verifiedbootstate", "green"), "R1", "ro.boot.veritymode", "disabled");
		assertEquals(1, found(both).getFirst().contrary().size());
	}

	@Test
	void propertiesOfAnotherUnitsRunsAreNotThisOnes() {
		FactBuilder facts = property(run(unit(), "R1", "stock"), "R9", "ro.boot.flash.locked", "0");
		assertEquals("", signs(facts));
	}
}
