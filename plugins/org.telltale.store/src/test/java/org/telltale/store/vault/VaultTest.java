package org.telltale.store.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.store.CaseException;

class VaultTest {

	@TempDir
	Path folder;
	private Vault vault;

	@BeforeEach
	void make() {
		vault = new Vault(folder.resolve("vault"), folder.resolve("tmp"));
	}

	private Path file(int length) throws IOException {
		byte[] bytes = new byte[length];
		new Random(7).nextBytes(bytes);
		return Files.write(folder.resolve("evidence.bin"), bytes);
	}

	private static List<Digest> partsOf(byte[] bytes) {
		List<Digest> parts = new ArrayList<>();
		for (int i = 0; i < bytes.length; i += 1 << 20) {
			parts.add(Digest.sha256(bytes, i, Math.min(1 << 20, bytes.length - i)));
		}
		return parts;
	}

	@Test
	void copyIsNamedByItsDigestAndReadOnlyAndEachMiBHasItsOwn() throws IOException, CaseException {
		for (int length : new int[] {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_500_000}) {
			Path source = file(length);
			byte[] bytes = Files.readAllBytes(source);
			Sealed sealed = vault.take(source, Progress.NONE).orElseThrow();
			assertEquals(Digest.sha256(bytes), sealed.digest());
			assertEquals(partsOf(bytes), sealed.mibDigests());
			assertEquals(length, sealed.length());
			assertEquals(Optional.of(sealed.path()), vault.find(sealed.digest().hex()));
			assertArrayEquals(bytes, Files.readAllBytes(sealed.path()));
			assertEquals("vault/" + sealed.digest().hex().substring(0, 2) + "/" + sealed.digest().hex(),
					folder.relativize(sealed.path()).toString().replace('\\', '/'));
			assertFalse(Files.getPosixFilePermissions(sealed.path()).toString().contains("WRITE"));
			assertTrue(vault.check(sealed, Progress.NONE).orElseThrow().holds());
		}
	}

	@Test
	void sameEvidenceTwiceIsKeptOnce() throws IOException, CaseException {
		Path source = file(100);
		assertEquals(vault.take(source, Progress.NONE), vault.take(source, Progress.NONE));
		try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void flippedBytesAreFoundToTheMiB() throws IOException, CaseException {
		Path source = file(3_500_000);
		Sealed sealed = vault.reference(source, Progress.NONE).orElseThrow();
		assertFalse(sealed.vaulted());
		byte[] bytes = Files.readAllBytes(source);
		bytes[2_500_000] ^= 1;
		Files.write(source, bytes);
		assertEquals(List.of(new ByteRange(2 << 20, 1 << 20)), vault.check(sealed, Progress.NONE).orElseThrow().changed());
		Files.write(source, Arrays.copyOf(bytes, 3_000_000));
		assertEquals(List.of(new ByteRange(2 << 20, 1 << 20), new ByteRange(3 << 20, 3_500_000 - (3 << 20))), vault.check(sealed, Progress.NONE).orElseThrow().changed());
		Files.delete(source);
		assertFalse(vault.check(sealed, Progress.NONE).orElseThrow().present());
	}

	@Test
	void cancelledCopyLeavesNothing() throws IOException, CaseException {
		Progress cancelling = new Progress() {
			@Override
			public void step(String what, long done, long total) {
				assertEquals(3_500_000, total);
			}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		assertEquals(Optional.empty(), vault.take(file(3_500_000), cancelling));
		try (Stream<Path> left = Files.walk(folder)) {
			assertEquals(List.of("evidence.bin"), left.filter(Files::isRegularFile).map(path -> path.getFileName().toString()).toList());
		}
	}

	@Test
	void idThatIsNoDigestNeverBecomesAPath() {
		for (String id : List.of("../x", "", "AB".repeat(32), "a".repeat(63), "a".repeat(62) + "/.")) {
			assertEquals(Optional.empty(), vault.find(id), id);
		}
	}

	@Test
	void missingSourceIsNamed() {
		CaseException missing = assertThrows(CaseException.class, () -> vault.take(folder.resolve("no such file"), Progress.NONE));
		assertTrue(missing.getMessage().contains("no such file"));
	}
}
