package org.telltale.container.backup;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.container.Source;

/** Bytes under AES-256 in CBC mode, decrypted where they are read: a block needs the one before it, no more. */
final class DecryptedSource implements Source {

	private static final int BLOCK = 16;
	private static final int STEP = 1 << 16;

	private final Source stored;
	private final DataKey key;
	private final long length;

	private DecryptedSource(Source stored, DataKey key, long length) {
		this.stored = stored;
		this.key = key;
		this.length = length;
	}

	/** The whole blocks of a source, padding included. */
	static DecryptedSource of(Source stored, DataKey key) {
		return new DecryptedSource(stored, key, stored.length() / BLOCK * BLOCK);
	}

	/** The same without its padding (PKCS#7); empty if it ends with none, or inside a block. */
	Optional<DecryptedSource> withoutPadding() throws IOException {
		byte[] last = length == 0 || length != stored.length() ? new byte[1] : bytes(length - BLOCK, BLOCK);
		int count = last[last.length - 1];
		if (count < 1 || count > BLOCK) {
			return Optional.empty();
		}
		for (int i = BLOCK - count; i < BLOCK; i++) {
			if (last[i] != count) {
				return Optional.empty();
			}
		}
		return Optional.of(new DecryptedSource(stored, key, length - count));
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		for (int done = 0; done < there; ) {
			long from = (offset + done) / BLOCK * BLOCK;
			int inside = (int) (offset + done - from);
			int part = Math.min(there - done, STEP - inside);
			byte[] plain = blocks(from, (inside + part + BLOCK - 1) / BLOCK * BLOCK);
			System.arraycopy(plain, inside, into, at + done, part);
			done += part;
		}
		return there;
	}

	private byte[] blocks(long from, int count) throws IOException {
		byte[] iv = from == 0 ? key.iv() : stored.bytes(from - BLOCK, BLOCK);
		try {
			return DataKey.cipher("AES/CBC/NoPadding", key.key(), iv).doFinal(stored.bytes(from, count));
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("whole blocks and a key of 32 bytes can be decrypted", impossible);
		}
	}

	/** Always empty: nothing stands plainly. */
	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return Optional.empty();
	}
}
