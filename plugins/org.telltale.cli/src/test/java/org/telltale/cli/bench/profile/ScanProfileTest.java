package org.telltale.cli.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.BenchSchema;

class ScanProfileTest {

	@TempDir
	private Path folder;

	/** What the recorded child does: digest for a while. */
	static final class Busy {

		private Busy() {
		}

		public static void main(String[] arguments) throws Exception {
			java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
			for (long end = System.nanoTime() + 1_000_000_000L; System.nanoTime() < end;) {
				digest.update(new byte[1 << 20]);
			}
		}
	}

	@Test
	void recordedChildShowsWhereItsTimeWent() throws Exception {
		Path recording = folder.resolve("r.jfr");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(ScanProfile.options(recording, folder.resolve("s.jfc")));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), Busy.class.getName()));
		assertEquals(0, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start().waitFor(), () -> {
			try {
				return Files.readString(folder.resolve("log"));
			} catch (java.io.IOException e) {
				return e.toString();
			}
		});
		List<Json> rows = ScanProfile.read("busy", recording);
		BenchSchema.holds(rows);
		assertTrue(rows.stream().anyMatch(row -> row.text("kind").orElse("").equals("part") && row.text("name").orElse("").equals(EnginePart.DIGEST)), rows.toString());
		assertTrue(rows.stream().anyMatch(row -> row.text("kind").orElse("").equals("allocated type") && row.text("name").orElse("").equals("[B")), rows.toString());
	}
}
