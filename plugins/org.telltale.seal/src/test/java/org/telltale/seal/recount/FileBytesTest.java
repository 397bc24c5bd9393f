package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {

	private static final int MIB = 1 << 20;

	@TempDir
	Path folder;

	private static void write(Path file, int mib) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			for (int i = 0; i < mib; i++) {
				byte[] bytes = new byte[MIB];
				bytes[0] = (byte) i;
				out.write(bytes);
			}
		}
	}

	@Test
	void moreThanMemoryHoldsIsReadBackFromTheDisk() throws IOException {
		Path file = folder.resolve("c.pcap.gz");
		write(file, 40);
		try (FileBytes bytes = FileBytes.ofCapture(file)) {
			assertEquals(40L * MIB, bytes.length());
			assertArrayEquals(new byte[] { 39, 0 }, bytes.read(39L * MIB, 2));
			assertArrayEquals(new byte[] { 2, 0 }, bytes.read(2L * MIB, 2));
		}
	}

	@Test
	void whatIsNotPlainOnTheDiskIsExpandedInMemoryAlone() throws IOException {
		try (FileSystem elsewhere = FileSystems.newFileSystem(folder.resolve("e.zip"), Map.of("create", "true"))) {
			Path small = elsewhere.getPath("/small.gz");
			write(small, 20);
			try (FileBytes bytes = FileBytes.ofCapture(small)) {
				assertArrayEquals(new byte[] { 19, 0 }, bytes.read(19L * MIB, 2));
			}
			Path large = elsewhere.getPath("/large.gz");
			write(large, 40);
			String refused = assertThrows(IOException.class, () -> FileBytes.ofCapture(large)).getMessage();
			assertTrue(refused.contains("large.gz") && refused.contains("32 MiB"), refused);
		}
	}
}
