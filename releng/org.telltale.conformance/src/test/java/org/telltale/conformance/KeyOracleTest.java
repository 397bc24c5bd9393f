package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;

/** Published captures with their key logs, against the plain text that was published with them. */
class KeyOracleTest {

	private static final String KEYS = "captures/oracles/keys/all_ciphers_test/";

	/** What a capture told of its encrypted connections. */
	private static final class Told implements CaptureListener {
		private final List<CaptureRecord> records = new ArrayList<>();
		private final Map<Integer, StringBuilder> texts = new TreeMap<>();
		private CaptureSummary summary;

		@Override
		public void record(CaptureRecord record) {
			records.add(record);
		}

		@Override
		public void layers(List<Layer> layers) {
			layers.stream().filter(layer -> layer.chain().equals(List.of("tls.decrypt", "tcp")))
					.forEach(layer -> texts.computeIfAbsent(layer.carriage().flow().index(), flow -> new StringBuilder())
							.append(new String(layer.bytes(), StandardCharsets.ISO_8859_1)));
		}

		private <T> List<T> of(Class<T> kind) {
			return records.stream().filter(kind::isInstance).map(kind::cast).toList();
		}
	}

	private static Told read(Path capture, byte[] log) throws IOException {
		Told told = new Told();
		told.summary = CaptureReader.read(capture, CaptureOptions.DEFAULT.with(KeyLog.read(Digest.sha256(log).hex(), log)), told, Progress.NONE);
		return told;
	}

	private static List<byte[]> files(String folder) throws IOException {
		try (Stream<Path> files = Files.list(RealEvidence.file(KEYS + "expected_output/decrypted/" + folder))) {
			return files.sorted().map(file -> {
				try {
					return Files.readAllBytes(file);
				} catch (IOException gone) {
					throw new UncheckedIOException(gone);
				}
			}).toList();
		}
	}

	private static String sortedLines(String text) {
		return String.join("|", text.lines().sorted().toList());
	}

	@Test
	void allSessionsOfAllCiphersAreOpenedToThePublishedBytes() throws IOException {
		Told told = read(RealEvidence.file(KEYS + "all_ciphers.pcap"), Files.readAllBytes(RealEvidence.file(KEYS + "all_ciphers.key")));
		assertEquals(31, told.of(TlsRecord.class).stream().filter(TlsRecord::decrypted).count());
		assertEquals(List.of(), told.summary.problems().stream().filter(problem -> problem.code().startsWith("tls.")).toList());
		List<String> bodies = told.of(FileRecord.class).stream().map(file -> file.sha256().hex()).sorted().toList();
		assertEquals(files("http").stream().map(body -> Digest.sha256(body).hex()).sorted().toList(), bodies);
		List<String> texts = told.texts.values().stream().map(text -> sortedLines(text.toString())).sorted().toList();
		assertEquals(files("tls").stream().map(text -> sortedLines(new String(text, StandardCharsets.ISO_8859_1))).sorted().toList(), texts);
		assertEquals(31, bodies.size() + texts.size());
	}

	@Test
	void nameInsideIsReplayedByTheVerifier(@TempDir Path folder) throws IOException, SealException {
		byte[] log = Files.readAllBytes(RealEvidence.file(KEYS + "all_ciphers.key"));
		Path capture = RealEvidence.file(KEYS + "all_ciphers.pcap");
		KeyedFacts facts = KeyedFacts.of(capture, log);
		assertTrue(facts.by("tls.decrypt") > 0, "all sessions are with one host, so that the same name is told once");
		FactReview.Result result = facts.review(folder, Files.readAllBytes(capture), log);
		assertEquals(List.of(), result.failures());
		assertEquals(0, result.tallies().get("replayed").unchecked());
		assertTrue(facts.review(folder, Files.readAllBytes(capture), new byte[0]).tallies().get("replayed").unchecked() >= facts.by("tls.decrypt"),
				"without the key log they stay unchecked");
	}

	@Test
	void answerOfTheNewsSiteIsWhatZeekReads() throws IOException {
		byte[] log = ("CLIENT_RANDOM 4d98940fb40a244b48e42eac287144b1b7393057caa131f961a78e38b0e77c1e bd01e589d105199e9ab5fc9bd758b5f288db28fd80aa"
				+ "02261e4765ac1357d007fd08c7bdab45450e015a01d08e5e7ca6\n").getBytes(StandardCharsets.US_ASCII);
		Told told = read(RealEvidence.file("captures/zeek__testing__btest__Traces__tls__tls12-decryption.pcap"), log);
		HttpRecord http = told.of(HttpRecord.class).getFirst();
		assertEquals(Optional.of("heise.de"), http.host());
		assertTrue(http.toJson("00").toString().contains("\"status\":301"));
		assertEquals(229, told.of(FileRecord.class).getFirst().length());
	}
}
