package org.telltale.acceptance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Changes bytes as an adversary or an accident might, by a seed. */
final class Mutation {

	private static final byte[][] WORDS = { { 0 }, { (byte) 0xff }, { (byte) 0xff, 0 }, { (byte) 0xff, (byte) 0xff }, { (byte) 0xff, (byte) 0xff, 0 },
			{ (byte) 0xff, (byte) 0xd0 }, { (byte) 0xff, (byte) 0xd1 }, { (byte) 0xff, (byte) 0xc8, 0, 2 }, { (byte) 0xff, 0, 0, 2 }, { '0' }, { ' ' }, { ',' },
			{ '=' }, { '\\' }, { '%' }, { '\r', '\n' }, { '0', 'x' }, { (byte) 0x80 }, { 1 } };

	private final Random random;

	Mutation(long seed) {
		random = new Random(seed);
	}

	/** A copy with one to three changes. */
	byte[] of(byte[] bytes) {
		byte[] changed = bytes.clone();
		for (int i = 1 + random.nextInt(6) / 3; i > 0 && changed.length > 0; i--) {
			changed = once(changed);
		}
		return changed;
	}

	private byte[] once(byte[] bytes) {
		int at = random.nextInt(bytes.length);
		int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextInt(8) == 0 ? 64 : 3));
		switch (random.nextInt(8)) {
			case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			case 2 -> bytes[at] = (byte) random.nextInt(256);
			case 3 -> {
				// one more here, one fewer nearby, as in the counts of a table
				bytes[at]++;
				bytes[Math.min(bytes.length - 1, at + 1 + random.nextInt(3))]--;
			}
			case 4 -> {
				return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
			}
			case 5 -> {
				return joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
			}
			case 6 -> {
				return joined(Arrays.copyOf(bytes, at), WORDS[random.nextInt(WORDS.length)], Arrays.copyOfRange(bytes, at, bytes.length));
			}
			default -> {
				byte[] word = WORDS[random.nextInt(WORDS.length)];
				System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
			}
		}
		return bytes;
	}

	static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}
}
