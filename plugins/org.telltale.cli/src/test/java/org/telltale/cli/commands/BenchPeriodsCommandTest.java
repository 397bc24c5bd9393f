package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.cli.Main;
import org.telltale.cli.bench.BenchSchema;

class BenchPeriodsCommandTest {

	@TempDir
	private Path folder;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(String... arguments) {
		String[] all = Stream.concat(Stream.of("bench", "periods"), Arrays.stream(arguments)).toArray(String[]::new);
		return Main.run(all, new PrintWriter(out), new PrintWriter(err));
	}

	/** A capture of four UDP datagrams from four ports, twenty seconds apart. */
	private void capture() throws Exception {
		ByteBuffer file = ByteBuffer.allocate(24 + 4 * (16 + 60));
		file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(1);
		for (int i = 0; i < 4; i++) {
			file.putInt(1_700_000_000 + 20 * i).putInt(0).putInt(60).putInt(60).put(new byte[12]).putShort((short) 0x0800);
			file.putShort((short) 0x4500).putShort((short) 46).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0).putInt(0x0a000001).putInt(0xc0000201);
			file.putShort((short) (40_000 + i)).putShort((short) 9).putShort((short) 26).putShort((short) 0).put(new byte[18]);
		}
		Files.write(folder.resolve("four.pcap"), file.array());
	}

	@Test
	void wrongOptionsAreUsageErrors() {
		assertEquals(2, run("--series", "0"));
		assertEquals(2, run("--chance", "1000001"));
		assertEquals(2, run("--from", "nowhere"));
	}

	@Test
	void folderWithoutCapturesIsSaid() {
		assertEquals(3, run("--from", folder.toString()));
		assertTrue(err.toString().contains("holds no capture"), err::toString);
	}

	@Test
	void recordsAreWhatTheSchemaSaysAndFilesAreWritten() throws Exception {
		capture();
		Path written = folder.resolve("out");
		assertEquals(0, run("--from", folder.toString(), "--series", "1", "--chance", "10", "--format", "json", "--out", written.toString()), err::toString);
		List<String> rows = out.toString().lines().toList();
		BenchSchema.holds(rows);
		assertEquals(8, rows.stream().filter(row -> row.contains("\"type\":\"period-chance\"")).count());
		assertEquals(4 * (1 + 5 + 5 + 10 + 6), rows.stream().filter(row -> row.contains("\"type\":\"period-rate\"")).count());
		assertEquals(1 + 4 * 1500, Files.readAllLines(written.resolve("periods.csv")).size());
		assertEquals(1 + 2 * 4 * 61, Files.readAllLines(written.resolve("periods-roc.csv")).size());
		assertTrue(Files.readString(written.resolve("periods-roc.svg")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""));
	}
}
