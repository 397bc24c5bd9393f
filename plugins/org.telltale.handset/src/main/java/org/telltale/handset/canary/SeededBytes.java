package org.telltale.handset.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.telltale.base.Digest;

/** Numbers that a text decides and that cannot be told without it: SHA-256 of the text and a counter. Not thread-safe. */
final class SeededBytes implements RandomGenerator {

	private final byte[] seed;
	private ByteBuffer block = ByteBuffer.allocate(0);
	private long counter;

	SeededBytes(String seed) {
		this.seed = seed.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public long nextLong() {
		if (block.remaining() < Long.BYTES) {
			MessageDigest digest = Digest.newDigester(Digest.SHA_256);
			digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, counter++));
			block = ByteBuffer.wrap(digest.digest(seed));
		}
		return block.getLong();
	}
}
