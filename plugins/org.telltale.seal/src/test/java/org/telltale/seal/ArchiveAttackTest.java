package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.seal.pdf.OpenSeal;
import org.telltale.seal.pdf.ReportLayers;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.pdf.ValidationData;
import org.telltale.seal.signature.TimeStampExchange;

/** What an opponent who has a trusted time stamp of his own can do to a B-T or B-LTA report: nothing. */
class ArchiveAttackTest {

	private static final Instant NOW = ReportBuilder.NOW;
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));
	private static final Instant LATER = NOW.plusSeconds(60);

	@TempDir
	static Path folder;

	private static SealFixture fixture;
	private static LoopbackStamper stamper;
	private static byte[] stamped;
	private static byte[] archived;

	@BeforeAll
	static void make() throws Exception {
		TestAuthority root = new TestAuthority(folder, "Root of both", BEFORE);
		fixture = new SealFixture(folder, root.key(root.signer("Examiner One", BEFORE, 365), "examiner.p12"), List.of(root.anchor()));
		stamper = new LoopbackStamper(root.stamper("Stamper", BEFORE, 3_650), NOW.plusSeconds(5));
		RevocationSources lists = new RevocationSources(List.of(root.crl("root.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)))), List.of(), List.of());
		stamped = Files.readAllBytes(fixture.sign("t", options(SealLevel.T, RevocationSources.NONE)));
		archived = Files.readAllBytes(fixture.sign("lta", options(SealLevel.LTA, lists)));
		assertEquals(Verdict.Result.HOLDS, fixture.verify(stamped, LATER, false).result());
		assertEquals(Verdict.Result.HOLDS, fixture.verify(archived, LATER, false).result());
	}

	private static SigningOptions options(SealLevel level, RevocationSources sources) throws Exception {
		return new SigningOptions("Final report", NOW, level, Optional.of(stamper.authority()), sources);
	}

	@Test
	void flippedBitIsRefusedWhereverItIs() throws Exception {
		for (byte[] report : List.of(stamped, archived)) {
			SignedBytes signature = SignedBytes.find(report);
			int last = ReportLayers.of(report).archive().map(archive -> archive.stamp().gapStart()).orElse(signature.gapStart());
			for (int position : FlipPositions.of(report, 150, 20, 3L)) {
				refusedAt(report, position);
			}
			for (int position = signature.gapStart(); position < signature.gapStart() + 14_000; position += 97) {
				refusedAt(report, position);
			}
			for (int position = last; position < last + 8_000; position += 61) {
				refusedAt(report, position);
			}
			for (int position = signature.gapEnd(); position < Math.min(report.length, last); position += 29) {
				refusedAt(report, position);
			}
		}
	}

	@Test
	void validationDataAloneIsRefused() throws Exception {
		byte[] data = OpenSeal.withValidationData(stamped, new ValidationData(List.of(), List.of(), List.of()));
		assertRefused(data, "signature.range", "B-LT");
	}

	@Test
	void changesUnderATrustedStampAreRefused() throws Exception {
		assertRefused(withTrustedStamp(IncrementalUpdate.of(stamped, IncrementalUpdate::title)), "signature.range", "title");
		assertRefused(withTrustedStamp(IncrementalUpdate.of(stamped, IncrementalUpdate::note)), "signature.range", "annotation");
		assertRefused(withTrustedStamp(IncrementalUpdate.of(stamped, IncrementalUpdate::pageContent)), "signature.range", "page");
		assertRefused(withTrustedStamp(IncrementalUpdate.of(stamped, IncrementalUpdate::placeOfTheMark)), "signature.range", "place of the mark");
		assertRefused(withTrustedStamp(stamped), "signature.range", "no validation data");
	}

	@Test
	void commentBetweenTheUpdatesIsRefused() throws Exception {
		byte[] data = OpenSeal.withValidationData(stamped, ReportLayers.of(archived).archive().orElseThrow().data());
		ByteArrayOutputStream longer = new ByteArrayOutputStream();
		longer.write(data);
		longer.write("% exonerated\n".getBytes(StandardCharsets.US_ASCII));
		assertRefused(withTrustedStamp(longer.toByteArray()), "signature.range", "comment");
	}

	@Test
	void bytesBehindTheStampAreRefused() throws Exception {
		byte[] longer = Arrays.copyOf(archived, archived.length + 1);
		longer[archived.length] = '\n';
		assertRefused(longer, "signature.range", "line end");
		assertRefused(Arrays.copyOf(archived, archived.length - 1), "signature.range", "cut");
		assertRefused(withTrustedStamp(archived), "signature.range", "a second document time stamp");
	}

	@Test
	void stampOfAnotherFileIsRefused() throws Exception {
		byte[] other = Files.readAllBytes(fixture.sign("other", options(SealLevel.T, RevocationSources.NONE)));
		SignedBytes into = SignedBytes.find(stamped);
		byte[] swapped = OpenSeal.closed(into, org.telltale.seal.signature.CmsTimeStamp.in(into.contents(), token(other)));
		assertRefused(swapped, "signature.timestamp", "token of another report");
	}

	@Test
	void strippedStampIsNoLevelT() throws Exception {
		SealFixture planned = fixture.withPlan(new SealPlan(SealLevel.T, false, Optional.of("localhost"), Optional.empty()));
		byte[] whole = Files.readAllBytes(planned.sign("planned", options(SealLevel.T, RevocationSources.NONE)));
		assertEquals(Verdict.Result.HOLDS, fixture.verify(whole, LATER, false).result());
		byte[] plain = Files.readAllBytes(planned.sign("planned-b", new SigningOptions("Final report", NOW)));
		assertRefused(plain, "signature.level", "stripped");
	}

	@Test
	void archiveOfAnotherReportIsRefused() throws Exception {
		byte[] other = Files.readAllBytes(fixture.sign("other-t", options(SealLevel.T, RevocationSources.NONE)));
		byte[] tail = Arrays.copyOfRange(archived, ReportLayers.of(archived).signature().file().length, archived.length);
		byte[] joined = Arrays.copyOf(other, other.length + tail.length);
		System.arraycopy(tail, 0, joined, other.length, tail.length);
		assertEquals(6, fixture.verify(joined, LATER, false).exitCode());
	}

	private static byte[] token(byte[] report) throws Exception {
		SignedBytes signed = SignedBytes.find(report);
		return org.telltale.seal.signature.CmsForm.verified(signed.contents(), signed.sha256()).timeStamp().orElseThrow();
	}

	/** A genuine document time stamp by a trusted authority over whatever the file says. */
	private static byte[] withTrustedStamp(byte[] file) throws Exception {
		SignedBytes open = OpenSeal.forTimeStamp(file);
		return OpenSeal.closed(open, TimeStampExchange.token(stamper.answer(TimeStampExchange.request(open.sha256())), new byte[0]));
	}

	private static void refusedAt(byte[] report, int position) throws IOException {
		byte[] flipped = report.clone();
		flipped[position] ^= (byte) (1 << position % 8);
		assertEquals(6, fixture.verify(flipped, LATER, false).exitCode(), "bit flipped in byte " + position + " of " + report.length);
	}

	private static void assertRefused(byte[] file, String check, String what) throws IOException {
		Verdict verdict = fixture.verify(file, LATER, false);
		assertEquals(6, verdict.exitCode(), what);
		assertEquals(check, verdict.refusal().orElseThrow().name(), what + ": " + verdict.refusal());
	}
}
