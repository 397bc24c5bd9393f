package org.telltale.base.expand;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Expands Zstandard frames one after another (RFC 8878 section 3.1); skippable frames give nothing. A block comes out whole or
 * not at all. Throws {@link EOFException} where the stream is cut, another {@link IOException} where it is damaged, needs a
 * dictionary, or reaches back more than 64 MiB, and after the frame if its check value is wrong. Read it through a buffer.
 */
public final class ZstdInputStream extends ExpandedInput {

	private static final long MAGIC = 0xfd2fb528L;
	private static final long SKIPPABLE = 0x184d2a50L;
	private static final long MAX_WINDOW = 1L << 26;

	private final byte[] block = new byte[ZstdBlock.MAX_BLOCK];
	private boolean inFrame;
	private boolean any;
	private boolean checked;
	private long promised;
	private long produced;
	private int maxBlock;
	private XxHash hash = XxHash.of64();
	private ZstdBlock decoder = new ZstdBlock();
	private History history = new History(0);

	/** @param compressed closed with this one */
	public ZstdInputStream(InputStream compressed) {
		super(compressed);
	}

	@Override
	boolean more() throws IOException {
		if (!inFrame) {
			return header();
		}
		history.begin();
		int header = (int) number(3);
		int size = header >> 3;
		boolean last = (header & 1) != 0;
		int type = header >> 1 & 3;
		if (type == 3 || size > maxBlock && type != 1 || size > ZstdBlock.MAX_BLOCK) {
			throw new IOException("a block has a type or a length that cannot be");
		}
		if (type == 1) {
			int repeated = (int) number(1);
			history.room(size);
			Arrays.fill(history.bytes, history.end, history.end + size, (byte) repeated);
			history.end += size;
		} else {
			fill(block, size);
			if (type == 0) {
				history.append(block, 0, size);
			} else {
				compressed(size);
			}
		}
		produced += history.end - history.start;
		hand(history.bytes, history.start, history.end);
		if (checked) {
			hash.update(history.bytes, history.start, history.end);
		}
		if (last) {
			end();
		}
		return true;
	}

	private void compressed(int size) throws IOException {
		try {
			decoder.decode(block, size, history);
		} catch (IOException damaged) {
			history.drop();
			throw damaged;
		}
	}

	private boolean header() throws IOException {
		long magic = magic();
		if (magic < 0) {
			if (!any) {
				throw new EOFException("cut");
			}
			return false;
		}
		if ((magic & ~15L) == SKIPPABLE) {
			pass(number(4));
			any = true;
			return true;
		}
		if (magic != MAGIC) {
			throw new IOException("no frame where one is due");
		}
		any = true;
		int descriptor = (int) number(1);
		boolean single = (descriptor & 32) != 0;
		if ((descriptor & 8) != 0) {
			throw new IOException("a frame header has a reserved bit");
		}
		long window = 0;
		if (!single) {
			int bits = (int) number(1);
			long base = 1L << 10 + (bits >> 3);
			window = base + (base >> 3) * (bits & 7);
		}
		int dictionary = descriptor & 3;
		if (number(dictionary == 3 ? 4 : dictionary) != 0) {
			throw new IOException("a frame needs a dictionary");
		}
		int sizeFlag = descriptor >> 6;
		int sizeBytes = sizeFlag == 0 ? single ? 1 : 0 : 1 << sizeFlag;
		promised = sizeBytes == 0 ? -1 : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
		window = single ? promised : window;
		begin((int) (window < 0 ? MAX_WINDOW : Math.min(window, MAX_WINDOW)), (descriptor & 4) != 0);
		return true;
	}

	private void begin(int window, boolean withCheck) {
		inFrame = true;
		checked = withCheck;
		produced = 0;
		hash = XxHash.of64();
		decoder = new ZstdBlock();
		history = new History(window);
		maxBlock = Math.min(window, ZstdBlock.MAX_BLOCK);
	}

	/** The frame's end; the block in hand is given all the same. */
	private void end() throws IOException {
		inFrame = false;
		if (checked && number(4) != (hash.value() & 0xffffffffL)) {
			throw new IOException("the check value of a frame is wrong");
		}
		if (promised >= 0 && promised != produced) {
			throw new IOException("a frame has another length than it says");
		}
	}
}
