package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Real captures, an image and packages through import, analysis and report. */
class WholeWayTest {

	private static final List<String> CAPTURES = List.of("nDPI__tests__cfgs__default__pcap__xiaomi.pcap", "nDPI__tests__cfgs__default__pcap__weibo.pcap",
			"nDPI__tests__cfgs__default__pcap__alexa-app.pcapng", "nDPI__tests__cfgs__default__pcap__ocs.pcap",
			"zeek__testing__btest__Traces__http__multipart-form-data.pcap");
	private static final List<String> FIRMWARE = List.of("made/system_sparse.img", "com.teleca.jamendo_35.apk", "made/super_sparse.img");

	@TempDir
	private Path folder;

	@Test
	void fiveCapturesAndThreeImagesGoFromImportToReport() throws IOException {
		Path file = folder.resolve("real.telltale");
		assertEquals(0, RealEvidence.run("case", "create", file, "--number", "2024-1", "--title", "Real evidence", "--examiner", "A. Examiner").code());
		Path exhibits = Files.writeString(folder.resolve("exhibits.json"), """
				{"exhibits":[{"id":"E1","kind":"TEXT","value":"appmarket.micloud.xiaomi.net"}]}""", StandardCharsets.UTF_8);
		assertEquals(0, RealEvidence.run("exhibits", file, "add", "--from", exhibits).code());
		CAPTURES.forEach(name -> take(file, "captures/" + name));
		FIRMWARE.forEach(name -> take(file, "firmware/" + name));
		RealEvidence.Ran analysed = RealEvidence.run("analyse", file);
		assertTrue(analysed.code() <= 1, analysed.err());
		assertTrue(RealEvidence.run("sightings", file, "--format", "json").records().stream().anyMatch(s -> s.text("exhibitId").equals(Optional.of("E1"))),
				"the name that stands in a query alone is sighted");
		List<Json> artefacts = RealEvidence.run("artefacts", file, "--format", "json").records();
		assertTrue(artefacts.stream().anyMatch(a -> a.text("package").equals(Optional.of("com.teleca.jamendo"))), () -> "the package in the image: " + artefacts);
		assertTrue(!RealEvidence.run("endpoints", file).lines().isEmpty());
		Path report = folder.resolve("draft.pdf");
		RealEvidence.Ran made = RealEvidence.run("report", file, "--out", report, "--draft");
		assertTrue(made.code() <= 1, made.code() + " " + made.err());
		assertTrue(Files.size(report) > 20_000, "a report was written");
		sign(file);
		assertEquals(0, RealEvidence.run("journal", file, "verify").code());
	}

	/** The key is a test key, which is good only for made-up data: the report is issued, and the verifier says why it refuses the signer. */
	private void sign(Path file) throws IOException {
		org.telltale.seal.DemoKeys.Made keys;
		try {
			keys = new org.telltale.seal.DemoKeys().create(folder, "A. Examiner", "real".toCharArray(), java.time.Instant.now());
		} catch (org.telltale.seal.SealException e) {
			throw new IOException(e);
		}
		Path password = Files.writeString(folder.resolve("password.txt"), "real\n", StandardCharsets.UTF_8);
		Path report = folder.resolve("report.pdf");
		RealEvidence.Ran made = RealEvidence.run("report", file, "--out", report, "--sign", folder.resolve("examiner.p12"), "--password-file", password);
		assertTrue(made.code() <= 1 && Files.size(report) > 20_000, made.code() + " " + made.err());
		RealEvidence.Ran verified = RealEvidence.run("verify", report, "--trust", keys.root(), "--evidence", RealEvidence.file("captures"));
		assertEquals(6, verified.code(), verified.out());
		assertTrue(verified.out().toLowerCase(java.util.Locale.ROOT).contains("synthetic"), verified.out());
	}

	private static void take(Path file, String name) {
		RealEvidence.Ran ran = RealEvidence.run("import", file, RealEvidence.file(name));
		assertTrue(ran.code() <= 1 && ran.out().startsWith("imported "), name + ": " + ran.out() + ran.err());
	}
}
