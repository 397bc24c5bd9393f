package org.telltale.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** Bytes that were computed (inflated, say) and are kept in memory; nowhere stored plainly. Grows while it is written. */
public final class ExpandedSource implements Source {

	private static final int CHUNK = 1 << 18;

	private final List<byte[]> chunks = new ArrayList<>();
	private long length;

	/** Appends bytes; only the one who makes the source calls this, before handing it on. */
	public void append(byte[] from, int at, int count) {
		int done = 0;
		while (done < count) {
			int inside = (int) (length % CHUNK);
			if (inside == 0) {
				chunks.add(new byte[chunks.isEmpty() ? Math.min(CHUNK, Math.max(count, 1024)) : CHUNK]);
			}
			byte[] chunk = roomFor(inside + Math.min(count - done, CHUNK - inside));
			int part = Math.min(count - done, CHUNK - inside);
			System.arraycopy(from, at + done, chunk, inside, part);
			done += part;
			length += part;
		}
	}

	private byte[] roomFor(int bytes) {
		byte[] last = chunks.getLast();
		if (last.length < bytes) {
			last = java.util.Arrays.copyOf(last, Math.min(CHUNK, Math.max(bytes, last.length * 2)));
			chunks.set(chunks.size() - 1, last);
		}
		return last;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		int done = 0;
		while (done < there) {
			int inside = (int) ((offset + done) % CHUNK);
			int part = Math.min(there - done, CHUNK - inside);
			System.arraycopy(chunks.get((int) ((offset + done) / CHUNK)), inside, into, at + done, part);
			done += part;
		}
		return there;
	}

	/** Always empty, but for the empty range. */
	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return Optional.empty();
	}
}
