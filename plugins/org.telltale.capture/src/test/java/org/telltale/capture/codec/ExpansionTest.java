package org.telltale.capture.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpansionTest {

	private static Expansion of(byte[] file) {
		Compression compression = Compression.of(file, 0, file.length).orElseThrow();
		return new Expansion(compression, new ByteArrayInputStream(file), () -> file.length);
	}

	private static byte[] joined(byte[] a, byte[] b) {
		byte[] all = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, all, a.length, b.length);
		return all;
	}

	@ParameterizedTest
	@EnumSource
	void membersOneBehindTheOther(Compression compression) throws IOException {
		byte[] a = Packed.text(1, 100_000);
		byte[] b = Packed.text(2, 5);
		Expansion expansion = of(joined(Packed.as(compression, a), Packed.as(compression, b)));
		assertArrayEquals(joined(a, b), expansion.readAllBytes());
		assertEquals(Optional.empty(), expansion.flaw());
		assertEquals(100_005, expansion.produced());
	}

	@ParameterizedTest
	@EnumSource
	void cutAnywhereGivesWhatCameBeforeAndSaysSo(Compression compression) throws IOException {
		byte[] data = Packed.text(3, 20_000);
		byte[] whole = Packed.as(compression, data);
		for (int cut = Compression.LOOKED_AT; cut < whole.length; cut += cut < 40 || cut > whole.length - 40 ? 1 : 97) {
			Expansion expansion = of(Arrays.copyOf(whole, cut));
			byte[] out = expansion.readAllBytes();
			assertArrayEquals(Arrays.copyOf(data, out.length), out);
			assertEquals(Expansion.Kind.CUT, expansion.flaw().orElseThrow().kind(), compression + " cut at " + cut);
		}
	}

	@ParameterizedTest
	@EnumSource
	void changedBytesNeverThrow(Compression compression) throws IOException {
		byte[] whole = Packed.as(compression, Packed.text(4, 3_000));
		Random random = new Random(1);
		int told = 0;
		for (int i = 0; i < 1_000; i++) {
			byte[] changed = whole.clone();
			changed[Compression.LOOKED_AT + random.nextInt(whole.length - Compression.LOOKED_AT)] ^= (byte) (1 << random.nextInt(8));
			Expansion expansion = of(changed);
			expansion.readAllBytes();
			told += expansion.flaw().isPresent() ? 1 : 0;
		}
		// LZ4 and Zstandard have no check value here
		assertTrue(told > (compression == Compression.LZ4 ? 5 : compression == Compression.ZSTD ? 50 : 900), compression + ": " + told);
	}

	@ParameterizedTest
	@EnumSource
	void bytesBehindTheLastMemberAreSaid(Compression compression) throws IOException {
		byte[] data = Packed.text(5, 1_000);
		Expansion expansion = of(joined(Packed.as(compression, data), new byte[] { 'n', 'o', 't', 'h', 'i', 'n', 'g', '.' }));
		assertArrayEquals(data, expansion.readAllBytes());
		// eight bytes are a cut header of a further xz stream
		assertEquals(compression == Compression.XZ ? Expansion.Kind.CUT : Expansion.Kind.DAMAGED, expansion.flaw().orElseThrow().kind());
	}

	@Test
	void bombEndsAtTheBudget() throws IOException {
		byte[] bomb = Packed.as(Compression.GZIP, new byte[200 << 20]);
		for (int i = 0; i < 2; i++) {
			Expansion expansion = of(bomb);
			long total = 0;
			byte[] step = new byte[1 << 16];
			int count;
			while ((count = expansion.read(step)) > 0) {
				total += count;
			}
			assertEquals((64L << 20) + 256L * bomb.length, total);
			assertEquals(Expansion.Kind.BUDGET, expansion.flaw().orElseThrow().kind());
			assertEquals(-1, expansion.read());
		}
	}

	@Test
	void failingDiskIsNoDamage() {
		byte[] whole = Packed.as(Compression.GZIP, Packed.text(6, 9_000));
		InputStream failing = new InputStream() {
			private int at;

			@Override
			public int read() throws IOException {
				if (at == 100) {
					throw new IOException("disk");
				}
				return whole[at++] & 0xff;
			}
		};
		assertEquals("disk", assertThrows(IOException.class,
				() -> new Expansion(Compression.GZIP, failing, () -> whole.length).readAllBytes()).getMessage());
	}

	@Test
	void gzipHeaderWithEveryFieldIsPassedOver() throws IOException {
		byte[] data = Packed.text(7, 50);
		byte[] plain = Packed.as(Compression.GZIP, data);
		byte[] header = { 0x1f, (byte) 0x8b, 8, 30, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'x', 'n', 0, 'c', 'c', 0, 9, 9 };
		assertArrayEquals(data, of(joined(header, Arrays.copyOfRange(plain, 10, plain.length))).readAllBytes());
	}
}
