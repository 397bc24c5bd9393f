package org.telltale.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every input that once broke a target, and a few seeded ones, so that no target is dead. */
class TargetsTest {

	private static final Path INPUTS = Path.of("src/test/resources/inputs");

	private final Targets targets = new Targets();

	@TestFactory
	Stream<DynamicTest> seededBytesBreakNothing() {
		return targets.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
			Random random = new Random(name.hashCode());
			for (int i = 0; i < 60; i++) {
				byte[] data = new byte[random.nextInt(3000)];
				random.nextBytes(data);
				// Half of the inputs have short pieces, so that many messages come.
				for (int at = 0; i % 2 == 0 && at + 2 < data.length; at += 2 + (data[at + 1] & 0xff)) {
					data[at] = 0;
				}
				targets.feed(name, data);
			}
		}));
	}

	@Test
	void inputsThatBrokeATargetBreakItNoMore() throws IOException {
		assertTrue(Files.isRegularFile(INPUTS.resolve("README.md")), "the inputs are where they are looked for");
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(INPUTS, Files::isDirectory)) {
			for (Path folder : folders) {
				try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
					for (Path file : files) {
						targets.feed(String.valueOf(folder.getFileName()), Files.readAllBytes(file));
					}
				}
			}
		}
	}
}
