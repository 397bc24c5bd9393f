package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Texts of real handsets: each is recognised, and what is counted in it is what its lines hold. */
class HandsetTextsTest {

	@TempDir
	private Path folder;

	@Test
	void textsAreListedAsTheirLinesSay() {
		Path file = folder.resolve("c.telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "texts", "--examiner", "Test").code());
		List<Map<String, String>> texts = RealEvidence.ours("handset-texts.tsv");
		for (Map<String, String> text : texts) {
			RealEvidence.Ran ran = RealEvidence.run("import", file, RealEvidence.file("handset/" + text.get("file")));
			assertEquals(text.get("problem").isEmpty() ? 0 : 1, ran.code(), text.get("file") + ": " + ran.err());
			assertTrue(ran.err().contains(text.get("problem")), text.get("file") + ": " + ran.err());
		}
		Map<String, Json> evidence = new HashMap<>();
		RealEvidence.run("evidence", file, "--format", "json").records().forEach(item -> evidence.put(item.text("name").orElse(""), item));
		for (Map<String, String> text : texts) {
			Json item = evidence.get(text.get("file"));
			assertEquals(text.get("records"), item.get("records").map(Json::toString).orElse("none"), text.get("file"));
			assertEquals(text.get("format"), item.text("format").orElse(""), text.get("file"));
			assertEquals("handset-artefact", item.text("kind").orElse(""), text.get("file"));
		}
	}

	@Test
	void socketTiesNoFlowThatTheCaseDoesNotHold() {
		Path file = folder.resolve("apps.telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "1", "--title", "apps", "--examiner", "Test").code());
		for (String name : List.of("made_proc_net_tcp.txt", "made_packages.list")) {
			assertEquals(0, RealEvidence.run("import", file, RealEvidence.file("handset/" + name), "--acquired-at", "2014-08-09T10:00:00Z").code());
		}
		assertTrue(RealEvidence.run("import", file, RealEvidence.file("captures/nDPI__tests__cfgs__default__pcap__android.pcap")).code() <= 1);
		assertTrue(RealEvidence.run("analyse", file).code() <= 1);
		assertFalse(RealEvidence.run("flows", file, "--format", "json").records().isEmpty(), "there are flows that could be tied");
		RealEvidence.Ran apps = RealEvidence.run("apps", file, "--format", "json");
		assertEquals(0, apps.code(), apps.err());
		assertEquals(List.of(), apps.records());
	}
}
