package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;

class EvidenceFolderTest {

	@TempDir
	private Path folder;

	private String text(String name) throws IOException {
		byte[] bytes = ("no capture: " + name).getBytes(StandardCharsets.US_ASCII);
		Files.write(folder.resolve(name), bytes);
		return Digest.sha256(bytes).hex();
	}

	/** Facts by the thousand may name it. */
	@Test
	void whatIsNoCaptureIsOpenedOnce() throws IOException {
		String first = text("a");
		String second = text("b");
		try (EvidenceFolder evidence = new EvidenceFolder(folder, Progress.NONE)) {
			for (int time = 0; time < 2; time++) {
				assertEquals(Optional.empty(), evidence.capture(first));
				assertEquals(Optional.empty(), evidence.files(List.of(first, second)));
				Files.deleteIfExists(folder.resolve("a"));
				Files.deleteIfExists(folder.resolve("b"));
			}
		}
	}
}
