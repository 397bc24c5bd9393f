package org.telltale.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.cli.Main;
import org.telltale.cli.bench.BenchSchema;

class BenchCaptureCommandTest {

	@TempDir
	private Path folder;
	private Path captures;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	/** A capture of one UDP datagram. */
	@BeforeEach
	void captures() throws IOException {
		captures = Files.createDirectory(folder.resolve("captures"));
		ByteBuffer file = ByteBuffer.allocate(24 + 16 + 142).putInt(0xa1b2c3d4).putInt(0x00020004).putLong(0).putInt(65535).putInt(1);
		file.putInt(1).putInt(0).putInt(142).putInt(142).putLong(0).putInt(0).putShort((short) 0x0800);
		file.putInt(0x45000080).putInt(0).putInt(0x40110000).putInt(0x0a000001).putInt(0x08080808).putInt(0x13881389).putInt(0x006c0000);
		Files.write(captures.resolve("one.pcap"), file.array());
	}

	@Test
	void wrongOptionsAreUsageErrorsOfOneLine() throws IOException {
		refused(2, "--sizes", "lunch");
		refused(2, "--peers", "lunch");
		refused(2, "--runs", "0");
		refused(2, "--cores", "-1");
		refused(2, "--from", folder.resolve("nowhere").toString());
		refused(3, "--from", Files.createDirectory(folder.resolve("empty")).toString());
	}

	@Test
	void gigabytesAreNotPutIntoARepository() throws IOException {
		Files.createDirectories(folder.resolve("repository/.git"));
		refused(2, "--from", captures.toString(), "--work", folder.resolve("repository/inner/bench").toString());
		assertFalse(Files.exists(folder.resolve("repository/inner")));
	}

	@Test
	void sizeThatNoDiskHoldsIsRefusedBeforeWriting() throws IOException {
		refused(4, "--build", "--from", captures.toString(), "--work", folder.resolve("work").toString(), "--sizes", "1024g");
		assertFalse(Files.exists(folder.resolve("work/workload-1024g.pcap.part")));
	}

	@Test
	void buildPrintsWhatItBuilt() throws IOException {
		assertEquals(0, run("--build", "--from", captures.toString(), "--work", folder.resolve("work").toString(), "--sizes", "1m,2m", "--format", "json"), err.toString());
		List<String> lines = out.toString().lines().toList();
		assertEquals(2, lines.size());
		assertTrue(lines.getFirst().contains("\"meanFrame\":142") && lines.getFirst().contains("\"size\":\"1m\""), lines.getFirst());
		BenchSchema.holds(lines);
	}

	@Test
	void peersThatAreChosenRunAndTheScratchFolderGoes() throws IOException {
		assertEquals(0, run("--from", captures.toString(), "--work", folder.resolve("work").toString(), "--sizes", "1m", "--runs", "1", "--peers", "openssl,argus", "--format", "json"), err.toString());
		BenchSchema.holds(out.toString().lines().toList());
		try (var left = Files.list(folder.resolve("work"))) {
			assertTrue(left.noneMatch(file -> file.getFileName().toString().startsWith("scratch")));
		}
	}

	private void refused(int code, String... options) {
		err.getBuffer().setLength(0);
		assertEquals(code, run(options), () -> Arrays.toString(options) + err);
		List<String> lines = err.toString().lines().filter(line -> !line.startsWith("bench: ")).toList();
		assertEquals(1, lines.size(), err.toString());
		assertTrue(lines.getFirst().startsWith("telltale: "), err.toString());
		assertEquals("", out.toString());
	}

	private int run(String... options) {
		String[] arguments = new String[options.length + 2];
		arguments[0] = "bench";
		arguments[1] = "capture";
		System.arraycopy(options, 0, arguments, 2, options.length);
		return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
	}
}
