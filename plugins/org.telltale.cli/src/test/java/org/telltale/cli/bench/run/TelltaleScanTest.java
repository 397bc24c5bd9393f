package org.telltale.cli.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class TelltaleScanTest {

	private static final Path FILE = Path.of("/w.pcap");

	@Test
	void launcherGetsTheHeapThroughItsEnvironmentAndBuildsNothing() {
		TelltaleScan scan = new TelltaleScan(Optional.of(Path.of("/opt/telltale")), true);
		assertEquals(List.of("/opt/telltale", "scan", "--depth", "flows", "/w.pcap"), scan.command(TelltaleScan.FLOWS, FILE, List.of()));
		assertEquals("-Xmx256m -Xint", scan.environment(List.of("-Xint")).get("TELLTALE_JAVA_OPTS"));
		assertEquals("1", scan.environment(List.of()).get("TELLTALE_NO_BUILD"));
	}

	@Test
	void childOfThisProcessHasItsClassPathAndOneHeap() {
		List<String> command = new TelltaleScan(Optional.empty(), true).command(TelltaleScan.FULL, FILE, List.of());
		assertEquals(1, command.stream().filter(part -> part.startsWith("-Xmx")).count());
		assertEquals(System.getProperty("java.class.path"), command.get(command.indexOf("-cp") + 1));
		assertEquals(List.of("org.telltale.cli.Main", "scan", "/w.pcap"), command.subList(command.size() - 3, command.size()));
	}

	@Test
	void scanThatKnowsNoDepthIsSaidToDoAllTheWork() {
		TelltaleScan scan = new TelltaleScan(Optional.empty(), false);
		assertTrue(scan.command(TelltaleScan.FLOWS, FILE, List.of()).contains("--facts"));
		assertFalse(scan.note(TelltaleScan.FLOWS).isEmpty());
		assertEquals("", scan.note(TelltaleScan.FULL));
	}
}
