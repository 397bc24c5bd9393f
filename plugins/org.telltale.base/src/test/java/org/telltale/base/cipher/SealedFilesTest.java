package org.telltale.base.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;

class SealedFilesTest {

	private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	@TempDir
	Path folder;

	private SealedPath sealed(String name, byte[] bytes) throws IOException {
		Path file = folder.resolve(name);
		try (SealedWriter out = new SealedWriter(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), KEY)) {
			for (int i = 0; i < bytes.length; i += 1000) {
				out.write(bytes, i, Math.min(1000, bytes.length - i));
			}
			out.finish(Digest.sha256(bytes));
		}
		return path(file, bytes);
	}

	private static SealedPath path(Path file, byte[] bytes) {
		return new SealedPath(file, "called", FileKey.ofArea(KEY), Optional.of(Digest.sha256(bytes).hex()));
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	@Test
	void everyWayOfReadingGivesThePlainBytes() throws IOException {
		for (int length : new int[] { 0, 1, 65_535, 65_536, 65_537, 3 * 65_536, 1_500_000 }) {
			byte[] bytes = bytes(length);
			SealedPath path = sealed("file" + length, bytes);
			assertEquals(length, Files.size(path));
			assertTrue(Files.isRegularFile(path) && Files.exists(path) && Files.isReadable(path) && !Files.isWritable(path));
			assertEquals("called", path.getFileName().toString());
			assertArrayEquals(bytes, Files.readAllBytes(path));
			try (var in = Files.newInputStream(path)) {
				assertArrayEquals(bytes, in.readAllBytes());
			}
			try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
				Random random = new Random(1);
				for (int i = 0; i < 50 && length > 0; i++) {
					int from = random.nextInt(length);
					ByteBuffer part = ByteBuffer.allocate(random.nextInt(100_000));
					int count = channel.read(part, from);
					int wanted = Math.min(part.capacity(), length - from);
					assertEquals(wanted, count);
					assertArrayEquals(Arrays.copyOfRange(bytes, from, from + wanted), Arrays.copyOf(part.array(), wanted));
				}
				assertEquals(-1, channel.read(ByteBuffer.allocate(1), length));
				assertEquals(0, channel.position());
			}
			assertFalse(contains(Files.readAllBytes(path.file()), Arrays.copyOf(bytes, Math.min(length, 8))), "plain bytes on the disk");
		}
	}

	private static boolean contains(byte[] all, byte[] part) {
		return part.length == 8 && new String(all, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
	}

	@Test
	void everyFlippedByteAndEveryTruncationIsRefusedAndTheFileNamed() throws IOException {
		byte[] bytes = bytes(300);
		SealedPath path = sealed("small", bytes);
		byte[] whole = Files.readAllBytes(path.file());
		for (int i = 0; i < whole.length; i++) {
			byte[] changed = whole.clone();
			changed[i] ^= 1;
			Files.write(path.file(), changed);
			assertRefused(path, "byte " + i);
			Files.write(path.file(), Arrays.copyOf(whole, i));
			assertRefused(path, "cut to " + i);
		}
		Files.write(path.file(), Arrays.copyOf(whole, whole.length + 1));
		assertRefused(path, "a byte more");
	}

	private static void assertRefused(SealedPath path, String what) {
		AlteredFileException refused = assertThrows(AlteredFileException.class, () -> Files.readAllBytes(path), what);
		assertTrue(refused.getMessage().contains(path.file().toString()), refused.getMessage());
	}

	@Test
	void chunkThatWasChangedIsNamedByItsRangeAndOthersAreStillRead() throws IOException {
		byte[] bytes = bytes(200_000);
		SealedPath path = sealed("large", bytes);
		byte[] whole = Files.readAllBytes(path.file());
		whole[64 + 65_536 + 16 + 5] ^= 1;
		Files.write(path.file(), whole);
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			ByteBuffer first = ByteBuffer.allocate(65_536);
			assertEquals(65_536, channel.read(first, 0));
			assertEquals(new ByteRange(65_536, 65_536), assertThrows(AlteredFileException.class, () -> channel.read(ByteBuffer.allocate(1), 70_000)).range());
		}
	}

	@Test
	void chunksThatAreExchangedAndFilesThatTakeAnothersPlaceAreRefused() throws IOException {
		byte[] bytes = bytes(2 * 65_536);
		SealedPath path = sealed("large", bytes);
		byte[] whole = Files.readAllBytes(path.file());
		byte[] exchanged = whole.clone();
		int chunk = 65_536 + 16;
		System.arraycopy(whole, 64, exchanged, 64 + chunk, chunk);
		System.arraycopy(whole, 64 + chunk, exchanged, 64, chunk);
		Files.write(path.file(), exchanged);
		assertRefused(path, "chunks exchanged");
		SealedPath other = sealed("other", bytes(10));
		Files.copy(other.file(), path.file(), StandardCopyOption.REPLACE_EXISTING);
		assertRefused(path, "another file of the same key");
	}

	@Test
	void keyOfOneFileOpensNoOther() throws IOException {
		SealedPath one = sealed("one", bytes(10));
		SealedPath two = sealed("two", bytes(11));
		assertNotEquals(HexFormat.of().formatHex(one.fileKey()), HexFormat.of().formatHex(two.fileKey()));
		assertArrayEquals(bytes(10), Files.readAllBytes(new SealedPath(one.file(), "one", FileKey.known(one.fileKey()), Optional.empty())));
		assertThrows(AlteredFileException.class, () -> Files.readAllBytes(new SealedPath(two.file(), "two", FileKey.known(one.fileKey()), Optional.empty())));
	}

	@Test
	void nothingIsWrittenThroughThePath() throws IOException {
		SealedPath path = sealed("one", bytes(10));
		assertThrows(ReadOnlyFileSystemException.class, () -> Files.write(path, new byte[1]));
		assertThrows(ReadOnlyFileSystemException.class, () -> Files.delete(path));
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			assertThrows(NonWritableChannelException.class, () -> channel.write(ByteBuffer.allocate(1)));
		}
	}

	/** RFC 5869, appendix A.1 and A.3. */
	@Test
	void keysAreThoseOfTheStandard() {
		HexFormat hex = HexFormat.of();
		byte[] input = hex.parseHex("0b".repeat(22));
		assertEquals("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
				hex.formatHex(Hkdf.derive(input, hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("f0f1f2f3f4f5f6f7f8f9"), 42)));
		assertEquals("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
				hex.formatHex(Hkdf.derive(input, new byte[0], new byte[0], 42)));
	}
}
