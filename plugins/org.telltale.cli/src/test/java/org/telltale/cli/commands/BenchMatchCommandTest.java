package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.base.ExhibitKind;
import org.telltale.handset.ExhibitList;
import org.telltale.cli.Main;
import org.telltale.cli.bench.BenchSchema;
import org.telltale.cli.bench.match.ExhibitMix;
import org.telltale.match.exhibit.Sought;

class BenchMatchCommandTest {

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(String... arguments) {
		String[] all = Stream.concat(Stream.of("bench", "match"), Arrays.stream(arguments)).toArray(String[]::new);
		return Main.run(all, new PrintWriter(out), new PrintWriter(err));
	}

	@Test
	void wrongOptionsAreUsageErrors() {
		assertEquals(2, run("--runs", "0"));
		assertEquals(2, run("--strings", "-1"));
		assertEquals(2, run("--library", "nowhere.jar"));
		assertEquals(2, run("--capture", "nowhere.pcap"));
	}

	@Test
	void recordsAreWhatTheSchemaSays() throws Exception {
		assertEquals(0, run("--strings", "120,12000", "--megabytes", "1", "--runs", "1", "--format", "json"), err::toString);
		List<String> rows = out.toString().lines().toList();
		BenchSchema.holds(rows);
		assertEquals(6, rows.stream().filter(row -> row.contains("\"type\":\"search\"")).count());
		assertEquals(3, rows.stream().filter(row -> row.contains("\"type\":\"goal\"")).count());
	}

	@Test
	void exhibitsAreOnesThatScanTakes(@TempDir Path folder) throws Exception {
		List<Sought> exhibits = new ExhibitMix(7).next(300);
		assertEquals(exhibits.subList(0, 100), new ExhibitMix(7).next(100));
		assertTrue(new HashSet<>(exhibits.stream().map(Sought::kind).toList()).containsAll(List.of(ExhibitKind.TEXT, ExhibitKind.IMEI, ExhibitKind.MAC)));
		Path list = folder.resolve("exhibits.json");
		Files.writeString(list, ExhibitMix.list(exhibits).toString(), StandardCharsets.UTF_8);
		assertEquals(List.of(), ExhibitList.read(Files.readString(list), folder).problems());
	}
}
