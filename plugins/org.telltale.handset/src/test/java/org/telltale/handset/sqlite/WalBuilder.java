package org.telltale.handset.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Builds write-ahead logs (section 4), with checksums over big-endian words. */
final class WalBuilder {

	private static final int SALT_1 = 0x11223344;
	private static final int SALT_2 = 0x55667788;

	private final ByteArrayOutputStream log = new ByteArrayOutputStream();
	private int sum1;
	private int sum2;

	WalBuilder(int pageBytes) {
		ByteBuffer header = ByteBuffer.allocate(32).putInt(0x377f0683).putInt(3007000).putInt(pageBytes).putInt(0).putInt(SALT_1).putInt(SALT_2);
		sum(header.array(), 24);
		log.writeBytes(header.putInt(sum1).putInt(sum2).array());
	}

	/** Adds a frame; a number of pages above zero marks it as a commit. */
	WalBuilder frame(int page, byte[] bytes, int pagesAfterCommit) {
		return frame(page, bytes, pagesAfterCommit, SALT_1);
	}

	WalBuilder frame(int page, byte[] bytes, int pagesAfterCommit, int salt1) {
		ByteBuffer header = ByteBuffer.allocate(24).putInt(page).putInt(pagesAfterCommit);
		sum(header.array(), 8);
		sum(bytes, bytes.length);
		log.writeBytes(header.putInt(salt1).putInt(SALT_2).putInt(sum1).putInt(sum2).array());
		log.writeBytes(bytes);
		return this;
	}

	private void sum(byte[] bytes, int length) {
		ByteBuffer words = ByteBuffer.wrap(bytes, 0, length);
		while (words.hasRemaining()) {
			sum1 += words.getInt() + sum2;
			sum2 += words.getInt() + sum1;
		}
	}

	byte[] build() {
		return log.toByteArray();
	}
}
