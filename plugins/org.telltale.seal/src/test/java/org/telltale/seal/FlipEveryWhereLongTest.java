package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.Progress;

/**
 * Flips one bit at each of 2,000 seeded positions, a tenth of them inside Contents, and one in every object, of a report
 * given from outside. Surefire's naming pattern leaves it out; {@code -Plong-tests} runs it alone, with the properties
 * {@code telltale.report} (the PDF) and {@code telltale.root} (the PEM file of its root): see the profile in pom.xml.
 */
class FlipEveryWhereLongTest {

	private static final int POSITIONS = 2_000;

	@Test
	void everyFlippedBitIsRefused() throws Exception {
		byte[] report = Files.readAllBytes(Path.of(property("telltale.report")));
		VerifyOptions options = new VerifyOptions(Optional.empty(), TrustStore.read(Path.of(property("telltale.root"))), false, Instant.now());
		Verifier verifier = new Verifier();
		Verdict untouched = verifier.verify(report, options, Progress.NONE);
		assertTrue(untouched.exitCode() != 6, untouched.checks().toString());
		int[] seeded = FlipPositions.of(report, POSITIONS, POSITIONS / 10, 20_140_807L);
		int[] objects = FlipPositions.inEveryObject(report, 20_140_807L);
		flip(verifier, report, options, seeded);
		flip(verifier, report, options, objects);
		System.out.println("refused: " + seeded.length + " seeded positions, " + objects.length + " objects of " + report.length + " bytes");
	}

	private static void flip(Verifier verifier, byte[] report, VerifyOptions options, int[] positions) throws Exception {
		for (int position : positions) {
			byte bit = (byte) (1 << position % 8);
			report[position] ^= bit;
			assertEquals(6, verifier.verify(report, options, Progress.NONE).exitCode(), "bit flipped in byte " + position);
			report[position] ^= bit;
		}
	}

	private static String property(String name) {
		return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank())
				.orElseThrow(() -> new IllegalStateException("give -D" + name + "=FILE"));
	}
}
