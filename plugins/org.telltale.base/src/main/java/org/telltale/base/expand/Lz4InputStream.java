package org.telltale.base.expand;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Expands LZ4 frames one after another (LZ4 Frame Format 1.6.4), legacy frames too; skippable frames give nothing. A block comes
 * out whole or not at all. Throws {@link EOFException} where the stream is cut, another {@link IOException} where it is damaged or needs a
 * dictionary, and after the block or frame whose check value is wrong. Read it through a buffer.
 */
public final class Lz4InputStream extends ExpandedInput {

	private static final long MAGIC = 0x184d2204L;
	private static final long LEGACY = 0x184c2102L;
	private static final long SKIPPABLE = 0x184d2a50L;
	private static final int LEGACY_BLOCK = 1 << 23;
	/** The longest block that LZ4 makes of {@link #LEGACY_BLOCK} bytes. */
	private static final int LEGACY_COMPRESSED = LEGACY_BLOCK + LEGACY_BLOCK / 255 + 16;

	private byte[] block = new byte[0];
	private boolean inFrame;
	private boolean inLegacy;
	private boolean any;
	private boolean dependent;
	private boolean blockChecked;
	private boolean checked;
	private long promised;
	private long produced;
	private int maxBlock;
	private XxHash hash = XxHash.of32();
	private History history = new History(Lz4Block.WINDOW);

	/** @param compressed closed with this one */
	public Lz4InputStream(InputStream compressed) {
		super(compressed);
	}

	@Override
	boolean more() throws IOException {
		if (inLegacy) {
			return legacyBlock();
		}
		if (!inFrame) {
			return header(magic());
		}
		long header = number(4);
		if (header == 0) {
			end();
			return true;
		}
		int size = (int) header & 0x7fffffff;
		if (size > maxBlock) {
			throw new IOException("a block has a length that cannot be");
		}
		if (block.length < size) {
			block = new byte[maxBlock];
		}
		fill(block, size);
		if (!dependent) {
			history = new History(Lz4Block.WINDOW);
		}
		history.begin();
		if (header >>> 31 != 0) {
			history.append(block, 0, size);
		} else {
			decode(size);
		}
		produced += history.end - history.start;
		hand(history.bytes, history.start, history.end);
		if (checked) {
			hash.update(history.bytes, history.start, history.end);
		}
		if (blockChecked && number(4) != hash(block, size)) {
			throw new IOException("the check value of a block is wrong");
		}
		return true;
	}

	/** A legacy frame has no end of its own: another frame begins, or the stream ends. */
	private boolean legacyBlock() throws IOException {
		long size = magic();
		if (size < 0 || size == MAGIC || size == LEGACY || (size & ~15L) == SKIPPABLE) {
			inLegacy = false;
			return header(size);
		}
		if (size > LEGACY_COMPRESSED) {
			throw new IOException("a block has a length that cannot be");
		}
		if (block.length < size) {
			block = new byte[(int) size];
		}
		fill(block, (int) size);
		history = new History(Lz4Block.WINDOW);
		history.begin();
		decode((int) size);
		hand(history.bytes, history.start, history.end);
		return true;
	}

	private static long hash(byte[] bytes, int length) {
		XxHash hash = XxHash.of32();
		hash.update(bytes, 0, length);
		return hash.value();
	}

	/** What a block that contradicts itself made is dropped. */
	private void decode(int size) throws IOException {
		try {
			Lz4Block.decode(block, 0, size, history, maxBlock, false);
		} catch (IOException broken) {
			history.drop();
			throw broken;
		}
	}

	private boolean header(long magic) throws IOException {
		if (magic < 0) {
			if (!any) {
				throw new EOFException("cut");
			}
			return false;
		}
		any = true;
		if ((magic & ~15L) == SKIPPABLE) {
			pass(number(4));
			return true;
		}
		if (magic == LEGACY) {
			inLegacy = true;
			maxBlock = LEGACY_BLOCK;
			return true;
		}
		if (magic != MAGIC) {
			throw new IOException("no frame where one is due");
		}
		int flags = (int) number(1);
		int sizes = (int) number(1);
		int code = sizes >> 4 & 7;
		if (flags >> 6 != 1 || code < 4) {
			throw new IOException("a frame header has a version or a block size that cannot be");
		}
		promised = (flags & 8) != 0 ? number(8) : -1;
		if ((flags & 1) != 0) {
			throw new IOException("a frame needs a dictionary");
		}
		number(1);
		inFrame = true;
		dependent = (flags & 32) == 0;
		blockChecked = (flags & 16) != 0;
		checked = (flags & 4) != 0;
		produced = 0;
		maxBlock = 1 << 8 + 2 * code;
		hash = XxHash.of32();
		history = new History(Lz4Block.WINDOW);
		return true;
	}

	private void end() throws IOException {
		inFrame = false;
		if (checked && number(4) != hash.value()) {
			throw new IOException("the check value of a frame is wrong");
		}
		if (promised >= 0 && promised != produced) {
			throw new IOException("a frame has another length than it says");
		}
	}
}
