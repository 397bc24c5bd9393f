package org.telltale.sample.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.telltale.base.Digest;

/** Bytes that look random and are the same for the same seed: SHA-256 over seed and counter. Not for one thread beside another. */
public final class SeededBytes {

	private final byte[] seed;
	private long counter;
	private byte[] block = new byte[0];
	private int used;

	/** A stream of its own for each seed text. */
	public SeededBytes(String seed) {
		this.seed = seed.getBytes(StandardCharsets.UTF_8);
	}

	/** The next byte, 0 to 255. */
	public int next() {
		if (used == block.length) {
			MessageDigest digester = Digest.newDigester(Digest.SHA_256);
			digester.update(seed);
			digester.update(new Sink().be64(counter++).toBytes());
			block = digester.digest();
			used = 0;
		}
		return block[used++] & 0xff;
	}

	/** The next {@code count} bytes. */
	public byte[] take(int count) {
		byte[] taken = new byte[count];
		for (int i = 0; i < count; i++) {
			taken[i] = (byte) next();
		}
		return taken;
	}

	/** A number from 0 to {@code bound} - 1, {@code bound} at most 65536; even enough for a story. */
	public int below(int bound) {
		return ((next() << 16 | next() << 8 | next()) & 0xffffff) % bound;
	}
}
