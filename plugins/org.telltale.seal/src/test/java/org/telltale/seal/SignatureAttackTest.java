package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.pdf.SignedBytes;

class SignatureAttackTest {

	@TempDir
	static Path folder;

	private static ReportBuilder builder;
	private static byte[] report;
	private static VerifyOptions options;

	@BeforeAll
	static void buildReport() throws Exception {
		builder = new ReportBuilder(folder);
		builder.add(Json.object().put("type", "claim").put("class", "quoted").put("claim", "C2").put("text", "Nothing is sent."));
		report = Files.readAllBytes(builder.build("report"));
		options = builder.options();
	}

	@Test
	void untouchedReportHolds() throws Exception {
		Verdict verdict = new Verifier().verify(report, options, Progress.NONE);
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(0, verdict.exitCode());
		assertTrue(verdict.seal().orElseThrow().testAnchor());
	}

	@Test
	void flippedByteIsRefusedWhereverItIs() throws Exception {
		for (int position : FlipPositions.of(report, 200, 20, 1L)) {
			byte[] flipped = report.clone();
			flipped[position] ^= (byte) (1 << position % 8);
			assertRefused(flipped, "byte " + position);
		}
	}

	@Test
	void flippedByteInEveryObjectIsRefused() throws Exception {
		int[] positions = FlipPositions.inEveryObject(report, 2L);
		assertTrue(positions.length > 20, "objects: " + positions.length);
		for (int position : positions) {
			byte[] flipped = report.clone();
			flipped[position] ^= 4;
			assertRefused(flipped, "byte " + position);
		}
	}

	@Test
	void upperCaseDigitInContentsIsRefused() throws Exception {
		SignedBytes signed = SignedBytes.find(report);
		byte[] changed = report.clone();
		for (int i = signed.gapStart(); i < signed.gapEnd(); i++) {
			if (changed[i] >= 'a' && changed[i] <= 'f') {
				changed[i] -= 'a' - 'A';
				break;
			}
		}
		assertRefused(changed, "upper case");
	}

	@Test
	void bytesBehindTheEndAreRefused() throws Exception {
		assertRefused(join(report, "\n".getBytes(StandardCharsets.US_ASCII)), "a line end");
		assertRefused(join(report, "% note\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), "a comment");
		assertRefused(Arrays.copyOf(report, report.length - 1), "a byte less");
		assertRefused(new byte[0], "nothing");
		assertRefused("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), "no signature");
	}

	@Test
	void incrementalUpdateIsRefused() throws Exception {
		assertRefused(IncrementalUpdate.of(report, IncrementalUpdate::title), "title");
		assertRefused(IncrementalUpdate.of(report, IncrementalUpdate::note), "annotation");
		assertRefused(IncrementalUpdate.of(report, IncrementalUpdate::pageContent), "text");
	}

	@Test
	void byteRangeMovedToCoverTheUpdateIsRefused() throws Exception {
		byte[] longer = IncrementalUpdate.of(report, document -> document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true));
		String text = new String(longer, StandardCharsets.ISO_8859_1);
		SignedBytes signed = SignedBytes.find(report);
		String before = "[0 " + signed.gapStart() + " " + signed.gapEnd() + " " + (report.length - signed.gapEnd()) + " ";
		String after = "[0 " + signed.gapStart() + " " + signed.gapEnd() + " " + (longer.length - signed.gapEnd()) + " ";
		assertTrue(text.contains(before));
		assertRefused(text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1), "range over the update");
	}

	@Test
	void signerWhoIsNotTrustedIsRefused() throws Exception {
		Path other = Files.createDirectories(folder.resolve("other"));
		ReportBuilder stranger = new ReportBuilder(other);
		VerifyOptions strange = stranger.options();
		assertEquals("signature.trust", new Verifier().verify(report, strange, Progress.NONE).refusal().orElseThrow().name());
		VerifyOptions nobody = new VerifyOptions(Optional.empty(), List.of(), false, ReportBuilder.NOW);
		assertEquals(6, new Verifier().verify(report, nobody, Progress.NONE).exitCode());
	}

	@Test
	void testAnchorIsNoGoodForAReportNotMarkedSynthetic() throws Exception {
		byte[] unmarked = Files.readAllBytes(builder.synthetic(false).build("unmarked"));
		builder.synthetic(true);
		assertEquals("signature.test-anchor", new Verifier().verify(unmarked, options, Progress.NONE).refusal().orElseThrow().name());
		VerifyOptions full = new VerifyOptions(Optional.empty(), List.of(new TrustAnchor(builder.root().certificate(), false)), false,
				options.now());
		assertEquals(0, new Verifier().verify(unmarked, full, Progress.NONE).exitCode());
	}

	@Test
	void expiredCertificateAndMissingTimeStampAreRefused() throws Exception {
		VerifyOptions late = new VerifyOptions(Optional.empty(), options.trust(), false, ReportBuilder.NOW.plusSeconds(20L * 366 * 86_400));
		assertEquals("signature.trust", new Verifier().verify(report, late, Progress.NONE).refusal().orElseThrow().name());
		VerifyOptions stamped = new VerifyOptions(Optional.empty(), options.trust(), true, options.now());
		assertEquals("signature.timestamp", new Verifier().verify(report, stamped, Progress.NONE).refusal().orElseThrow().name());
	}

	@Test
	void manifestThatDoesNotFitTheFactsIsRefused() throws Exception {
		byte[] facts = "{\"class\":\"quoted\",\"id\":\"00\",\"type\":\"claim\"}\n".getBytes(StandardCharsets.UTF_8);
		byte[] forged = Files.readAllBytes(builder.build("forged", facts, builder.manifestBytes()));
		assertEquals("manifest", new Verifier().verify(forged, options, Progress.NONE).refusal().orElseThrow().name());
		byte[] fewer = Files.readAllBytes(builder.build("fewer", new byte[0], builder.manifestBytes()));
		assertEquals("manifest", new Verifier().verify(fewer, options, Progress.NONE).refusal().orElseThrow().name());
	}

	@Test
	void fileThatTakesAllMemoryIsRefused() throws Exception {
		Progress exhausted = new Progress() {
			@Override
			public void step(String what, long done, long total) {
				throw new OutOfMemoryError("made up");
			}

			@Override
			public boolean cancelled() {
				return false;
			}
		};
		assertEquals(6, new Verifier().verify(report, options, exhausted).exitCode());
	}

	private static void assertRefused(byte[] file, String what) throws IOException {
		assertEquals(6, new Verifier().verify(file, options, Progress.NONE).exitCode(), what);
	}

	private static byte[] join(byte[] a, byte[] b) {
		byte[] joined = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, joined, a.length, b.length);
		return joined;
	}
}
