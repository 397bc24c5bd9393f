package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QfTest {

	private static final String PACKAGE = "{\"name\":\"a.b\",\"files\":[{\"path\":\"/data/app/base.apk\",\"sha256\":\"ab\",\"certificate\":{\"Sha256\":\"cd\","
			+ "\"SerialNumber\":955466096586930338769951715633687128507538251257}}],\"installer\":\"null\",\"uid\":10271,\"disabled\":true,\"system\":false}";
	private static final String FILE = "{\"path\":\"/sdcard/}\\\"{\",\"size\":36,\"mode\":\"-rw\",\"user_id\":10016,\"group_id\":1015,\"changed_time\":1550155672,"
			+ "\"modified_time\":1593109532,\"access_time\":1593109533,\"sha256\":\"\"}";

	@Test
	void packagesHaveTheirFilesAndBytes() {
		ReadText read = ReadText.of("[\n " + PACKAGE + ",\n" + PACKAGE + "]");
		assertEquals("androidqf-packages", read.format());
		assertEquals(2, read.records().size());
		assertEquals(Map.of("apk1", "/data/app/base.apk", "apk1.sha256", "ab", "apk1.certificate", "cd", "state", "disabled", "system", "false"),
				read.installed(0).attributes());
		assertEquals(10271, read.installed(0).uid());
		assertEquals(PACKAGE, read.cited(read.installed(1)));
		assertEquals(List.of(), read.problems());
	}

	@Test
	void filesHaveTheirTimesWhetherListedOrLineByLine() {
		for (String text : List.of("[" + FILE + "," + FILE + "]", FILE + "\n" + FILE + "\n")) {
			ReadText read = ReadText.of(text);
			assertEquals("androidqf-files", read.format());
			assertEquals(2, read.records().size());
			assertEquals("/sdcard/}\"{", read.event(1).subject());
			assertEquals(Optional.of(1593109532000000000L), read.event(1).moment().epochNanos());
			assertEquals(Map.of("accessed", "1593109533000000000", "changed", "1550155672000000000", "gid", "1015", "mode", "-rw", "size", "36", "uid", "10016"),
					read.event(1).attributes());
			assertEquals(FILE, read.cited(read.event(1)));
			assertEquals(List.of(), read.problems());
		}
	}

	@Test
	void whatIsCutOrBrokenIsSaid() {
		assertEquals(List.of("json.cut"), ReadText.of("[" + FILE + "," + FILE.substring(0, 40)).codes());
		assertEquals(List.of("json.cut"), ReadText.of("[" + FILE).codes());
		ReadText read = ReadText.of("[" + FILE + ",{\"path\":tru}," + FILE + ",{\"path\":1}]\nmore");
		assertEquals(List.of("json.syntax", "json.stray", "json.members"), read.codes());
		assertEquals(2, read.records().size());
		assertTrue(ReadText.of("[" + FILE + "," + "{".repeat(1000)).codes().contains("json.cut"));
	}
}
