package org.telltale.cli.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTest {

	private static final String BUSY = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";

	@TempDir
	private Path folder;

	@Test
	void timeOfAGrandchildCounts() throws Exception {
		Measured measured = new Meter(folder, Duration.ofMinutes(1)).run(List.of("bash", "-c", "bash -c '" + BUSY + "'; true"), Map.of(), folder);
		assertEquals(0, measured.exitCode());
		assertTrue(measured.cpuSeconds() > 0.05, measured.toString());
		assertTrue(measured.wallSeconds() >= measured.cpuSeconds() / 2, measured.toString());
		assertTrue(measured.peakBytes() > 1 << 20 && measured.peakBytes() < 64 << 20, measured.toString());
	}

	@Test
	void withoutGnuTimeBashCountsAndTheKernelIsAsked() throws Exception {
		Measured measured = new Meter(folder, Duration.ofMinutes(1), Optional.empty()).run(List.of("bash", "-c", "bash -c '" + BUSY + "'; echo told >&2; exit 3"), Map.of(), folder);
		assertEquals(3, measured.exitCode());
		assertTrue(measured.cpuSeconds() > 0.05, measured.toString());
		assertTrue(measured.peakBytes() > 1 << 20 && measured.peakBytes() < 64 << 20, measured.toString());
		assertEquals("told", measured.lastWords());
	}

	@Test
	void exitCodeAndLastWordsAreTheProgrammes() throws Exception {
		Measured measured = new Meter(folder, Duration.ofMinutes(1)).run(List.of("bash", "-c", "echo first >&2; echo last >&2; exit 7"), Map.of(), folder);
		assertEquals(7, measured.exitCode());
		assertEquals("last", measured.lastWords());
	}

	@Test
	void whatRunsTooLongIsStoppedWithItsChildren() throws Exception {
		Measured measured = new Meter(folder, Duration.ofMillis(300)).run(List.of("bash", "-c", "sleep 60; true"), Map.of(), folder);
		assertEquals(Measured.TOO_LONG, measured.exitCode());
		assertTrue(measured.wallSeconds() < 30, measured.toString());
	}

	@Test
	void firstByteIsBeforeTheEnd() throws Exception {
		Measured measured = new Meter(folder, Duration.ofMinutes(1)).run(List.of("bash", "-c", "echo $TOLD; sleep 1"), Map.of("TOLD", "x"), folder);
		assertTrue(measured.firstByteSeconds() < measured.wallSeconds() - 0.5, measured.toString());
	}

	@Test
	void programThatPrintsMuchDoesNotWait() throws IOException, InterruptedException {
		assertEquals(0, new Meter(folder, Duration.ofMinutes(1)).run(List.of("head", "-c", "3000000", "/dev/zero"), Map.of(), folder).exitCode());
	}
}
