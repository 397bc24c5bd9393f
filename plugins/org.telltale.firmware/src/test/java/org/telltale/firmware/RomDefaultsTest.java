package org.telltale.firmware;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.base.ByteRange;

class RomDefaultsTest {

	private static final String SETTINGS = "com.android.providers.settings";

	private static byte[] manifest(String name) {
		return new CompiledXmlBuilder().start("manifest", "package", name).end().bytes();
	}

	private static byte[] overlay(String name, String priority, String... more) {
		CompiledXmlBuilder xml = new CompiledXmlBuilder().known("targetPackage", 0x01010021).known("priority", 0x0101001c).known("isStatic", 0x0101055a);
		String[] attributes = new String[4 + more.length];
		System.arraycopy(new String[] { "targetPackage", SETTINGS, "priority", priority }, 0, attributes, 0, 4);
		System.arraycopy(more, 0, attributes, 4, more.length);
		return xml.start("manifest", "package", name).start("overlay", attributes).end().end().bytes();
	}

	private static byte[] apk(byte[] manifest, TableBuilder table) {
		return Reading.zip("AndroidManifest.xml", manifest, "resources.arsc", table.bytes());
	}

	private static TableBuilder cloud(int on) {
		return new TableBuilder().value("bool", "def_cloud_enabled", 0x12, on);
	}

	private static List<String> told(byte[] image) {
		return Reading.of(image).all(DefaultRecord.class).stream().map(one -> one.found().name().replace(SETTINGS, "S") + one.found().config().map(c -> " " + c).orElse("")
				+ " = " + one.found().value() + ", " + one.standing().word()).toList();
	}

	private static TableBuilder all() {
		return new TableBuilder().value("bool", "def_off", 0x12, 0).value("bool", "def_on", 0x12, 0xffffffffL).value("bool", "other", 0x12, 0)
				.value("bool", "def_off", new byte[] { (byte) 0xcc, 1 }, 0x12, 1).value("integer", "def_number", 0x10, 0xfffffffeL).value("integer", "def_hex", 0x11, 255)
				.value("fraction", "def_scale", 0x06, 0x66666630L).value("dimen", "def_size", 0x05, 0x0100).text("def_text", "", "Grüße, 云").text("def_text", "de", "zwei")
				.value("bool", "def_same", 0x01, 0x7f010001L).value("bool", "def_several", 0x01, 0x7f010000L).value("string", "def_named", 0x01, 0x7f050002L)
				.value("string", "def_nothing", 0x00, 0);
	}

	@ParameterizedTest
	@EnumSource(TableBuilder.Form.class)
	void defaultsOfTheSettingsProviderAreReadInEachForm(TableBuilder.Form form) {
		List<String> expected = List.of("S:bool/def_off = false, several", "S:bool/def_on = true, only", "S:bool/def_same = true, only",
				"S:bool/def_several = @0x7f010000, only", "S:bool/def_off mcc460 = true, several", "S:integer/def_number = -2, only", "S:integer/def_hex = 255, only",
				"S:fraction/def_scale = 80%, only", "S:string/def_text = Grüße, 云, several", "S:string/def_named = @null, only", "S:string/def_nothing = @null, only",
				"S:string/def_text de = zwei, several");
		assertEquals(expected, told(apk(manifest(SETTINGS), all().form(form))));
		assertEquals(expected, told(apk(manifest(SETTINGS), all().form(form).utf8().configBytes(36))));
	}

	@Test
	void placesHoldTheValueAndTheText() {
		byte[] image = apk(manifest(SETTINGS), new TableBuilder().text("def_text", "", "云 off").value("string", "def_named", 0x01, 0x7f010000L)
				.value("bool", "def_on", 0x12, 0xffffffffL));
		List<DefaultRecord> all = Reading.of(image).all(DefaultRecord.class);
		assertArrayEquals(new byte[] { 8, 0, 0, 3, 0, 0, 0, 0 }, bytes(image, all.get(0), 0));
		assertArrayEquals("云 off".getBytes(UTF_16LE), bytes(image, all.get(0), 1));
		assertArrayEquals(new byte[] { 8, 0, 0, 1, 0, 0, 1, 0x7f }, bytes(image, all.get(1), 0));
		assertArrayEquals(bytes(image, all.get(0), 0), bytes(image, all.get(1), 1), "where the reference leads");
		assertEquals("云 off", all.get(1).found().value());
		assertArrayEquals(new byte[] { 8, 0, 0, 0x12, -1, -1, -1, -1 }, bytes(image, all.get(2), 0));
		assertEquals(all.get(2).found().places().getFirst().range().offset(), all.get(2).artefact().imageOffset().orElseThrow());
	}

	private static byte[] bytes(byte[] image, DefaultRecord one, int place) {
		ByteRange range = one.found().places().get(place).range();
		assertEquals(64, one.found().places().get(place).evidence().length(), "plainly in the image");
		return Arrays.copyOfRange(image, (int) range.offset(), (int) range.end());
	}

	@Test
	void otherPackagesHaveNoDefaults() {
		assertEquals(List.of(), told(apk(manifest("com.vendor.app"), cloud(0))));
		assertEquals(List.of("android:bool/def_cloud_enabled = false, only"), told(apk(manifest("android"), cloud(0))));
	}

	@Test
	void propertiesOfBuildFilesAreDefaults() {
		byte[] image = Reading.zip("system/build.prop", "# c\n ro.a = 1 \npersist.b=x=y\nother=2\r\nro.a=2\n".getBytes(UTF_8), "vendor/build.prop", "persist.c=\n".getBytes(UTF_8));
		assertEquals(List.of("property/ro.a = 1, several", "property/persist.b = x=y, only", "property/ro.a = 2, several", "property/persist.c = , only"), told(image));
		DefaultRecord first = Reading.of(image).all(DefaultRecord.class).getFirst();
		assertEquals(" ro.a = 1 ", new String(bytes(image, first, 0), UTF_8));
	}

	@Test
	void aStaticOverlayWinsAndOneThatCanBeSwitchedDoesNot() {
		byte[] base = apk(manifest(SETTINGS), cloud(0));
		byte[] switched = apk(overlay("o1", "5"), cloud(1));
		byte[] fixed = apk(overlay("o2", "1", "isStatic", "true"), cloud(1));
		assertEquals(List.of("S:bool/def_cloud_enabled = false, overridden", "S:bool/def_cloud_enabled = true, wins"),
				told(Reading.zip("app/S.apk", base, "vendor/overlay/O.apk", fixed)));
		assertEquals(List.of("S:bool/def_cloud_enabled = false, several", "S:bool/def_cloud_enabled = true, several"),
				told(Reading.zip("app/S.apk", base, "vendor/overlay/O.apk", switched)));
		assertEquals(List.of("S:bool/def_cloud_enabled = false, several", "S:bool/def_cloud_enabled = true, several"),
				told(Reading.zip("app/S.apk", base, "app/O.apk", fixed)), "not in an overlay folder");
		assertEquals(List.of("S:bool/def_cloud_enabled = false, several", "S:bool/def_cloud_enabled = true, several"),
				told(Reading.zip("app/S.apk", base, "vendor/overlay/O.apk", fixed, "vendor/overlay/config/config.xml", "<config/>".getBytes(UTF_8))), "configured elsewhere");
		assertEquals(List.of("S:bool/def_cloud_enabled = false, several", "S:bool/def_cloud_enabled = true, several"),
				told(Reading.zip("app/S.apk", base, "vendor/overlay/O.apk", apk(overlay("o", "1", "isStatic", "true", "requiredSystemPropertyName", "ro.x"), cloud(1)))), "conditional");
		assertEquals(List.of("S:bool/def_cloud_enabled = true, several"), told(Reading.zip("vendor/overlay/O.apk", fixed)), "what it replaces is not there");
	}

	@Test
	void ofSeveralOverlaysOneWinsOnlyWhereBothOrdersAgree() {
		byte[] base = apk(manifest(SETTINGS), cloud(0));
		assertEquals("wins", second(base, "vendor/overlay/", "1", "product/overlay/", "2"));
		assertEquals("wins", second(base, "vendor/overlay/", "2", "product/overlay/", "2"));
		assertEquals("several", second(base, "vendor/overlay/", "3", "product/overlay/", "2"), "by partition, or by priority");
		assertEquals("wins", second(base, "vendor/overlay/a/", "1", "vendor/overlay/b/", "2"));
		assertEquals("several", second(base, "vendor/overlay/", "2", "vendor/overlay/b/", "2"));
		assertEquals("several", second(base, "x/overlay/", "1", "product/overlay/", "2"), "a partition that is none");
		assertEquals("overridden", second(base, "product/overlay/", "2", "vendor/overlay/", "1"));
	}

	private static String second(byte[] base, String folder, String priority, String otherFolder, String otherPriority) {
		byte[] image = Reading.zip("app/S.apk", base, folder + "A.apk", apk(overlay("a", priority, "isStatic", "true"), cloud(1)), otherFolder + "B.apk",
				apk(overlay("b", otherPriority, "isStatic", "true"), cloud(1)));
		return Reading.of(image).all(DefaultRecord.class).getLast().standing().word();
	}

	@Test
	void textsOfConsentAreListedInAllLanguages() {
		byte[] image = apk(manifest("com.vendor.app"), new TableBuilder().text("title", "", "Hello").text("body", "", "We sync your data").text("body", "de", "Wir gleichen ab")
				.text("body", "zhCN", "我们同步").text("privacy_link", "", "More").text("terms", "zhTW", "使用者協議").text("async", "", "disagreeable"));
		List<String> found = Reading.of(image).all(TextRecord.class).stream().map(one -> one.found()).map(one -> one.name() + " " + one.locale().orElse("-") + " " + one.word()
				+ " by " + one.by()).toList();
		assertEquals(List.of("com.vendor.app:string/body - sync by text", "com.vendor.app:string/privacy_link - privacy by name", "com.vendor.app:string/async - disagree by text",
				"com.vendor.app:string/body de sync by other", "com.vendor.app:string/body zh-CN 同步 by text", "com.vendor.app:string/terms zh-TW 協議 by text"), found);
	}

	@Test
	void aTableCutAtEachByteIsReported() {
		byte[] table = all().bytes();
		for (int length = 12; length < table.length; length++) {
			Reading reading = Reading.of(Reading.zip("AndroidManifest.xml", manifest(SETTINGS), "resources.arsc", Arrays.copyOf(table, length)));
			assertTrue(reading.codes().contains("resources.broken"), "length " + length + " of " + table.length);
		}
	}

	@Test
	void aTableWithEachByteChangedNeverThrowsAndKeepsIdsApart() {
		for (TableBuilder.Form form : TableBuilder.Form.values()) {
			byte[] table = all().text("def_consent", "", "agree").form(form).bytes();
			for (int i = 0; i < table.length; i++) {
				for (int value : new int[] { 0xff, 0x01, 0x80 }) {
					byte[] broken = table.clone();
					broken[i] ^= (byte) value;
					unique(Reading.of(Reading.zip("AndroidManifest.xml", manifest(SETTINGS), "resources.arsc", broken)));
				}
			}
		}
	}

	@Test
	void randomTablesNeverThrow() {
		Random random = new Random(7);
		byte[] table = all().bytes();
		for (int i = 0; i < 2_000; i++) {
			byte[] broken = table.clone();
			for (int j = 0; j < 12; j++) {
				broken[12 + random.nextInt(broken.length - 12)] = (byte) random.nextInt(256);
			}
			unique(Reading.of(Reading.zip("AndroidManifest.xml", manifest(SETTINGS), "resources.arsc", broken)));
		}
	}

	private static void unique(Reading reading) {
		Set<String> ids = new HashSet<>();
		for (FirmwareRecord record : reading.records()) {
			assertTrue(ids.add(record.artefact().id()), record::toString);
			record.toJson();
		}
	}

	@Test
	void referencesThatGoInACircleEnd() {
		assertEquals(List.of("S:bool/def_a = @0x7f010001, only", "S:bool/def_b = @0x7f010000, only"),
				told(apk(manifest(SETTINGS), new TableBuilder().value("bool", "def_a", 0x01, 0x7f010001L).value("bool", "def_b", 0x01, 0x7f010000L))));
	}

	@Test
	void moreTextsThanAreListedAreCounted() {
		TableBuilder table = new TableBuilder();
		for (int i = 0; i < 2_005; i++) {
			table.text("consent_" + i, "", "t");
		}
		Reading reading = Reading.of(apk(manifest("com.vendor.app"), table));
		assertEquals(2_000, reading.all(TextRecord.class).size());
		assertEquals(List.of("rom.more-texts"), reading.codes().stream().filter(code -> code.startsWith("rom.")).toList());
	}
}
