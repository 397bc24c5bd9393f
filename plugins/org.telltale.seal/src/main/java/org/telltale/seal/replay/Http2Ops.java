package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** HTTP/2 frames of one direction (RFC 9113 sections 4.1 and 6). */
final class Http2Ops {

	private static final int HEADER = 9;
	private static final int DATA = 0;
	private static final int HEADERS = 1;
	private static final int PUSH_PROMISE = 5;
	private static final int CONTINUATION = 9;
	private static final int END_HEADERS = 0x04;
	private static final int PADDED = 0x08;
	private static final int PRIORITY = 0x20;

	/**
	 * A frame.
	 *
	 * @param length as it says
	 * @param payload less than {@code length} in a last frame that the input cuts
	 */
	private record Frame(int type, int flags, long stream, int length, byte[] payload) {

		private boolean cut() {
			return payload.length < length;
		}

		private boolean has(int flag) {
			return (flags & flag) != 0;
		}

		/** What stands behind the pad length, {@code fixed} bytes passed over, and before the padding; of what is there. */
		private byte[] unpadded(int fixed) throws Refusal {
			int from = (has(PADDED) ? 1 : 0) + fixed;
			if (has(PADDED) && payload.length == 0 && length > 0) {
				return payload;
			}
			Refusal.unless(!has(PADDED) || length > 0, "the padding leaves no room in its frame");
			int end = length - (has(PADDED) ? payload[0] & 0xff : 0);
			Refusal.unless(from <= end, "the padding leaves no room in its frame");
			int there = Math.min(end, payload.length);
			return Arrays.copyOfRange(payload, Math.min(from, there), there);
		}
	}

	/** What is done with the field lines of a block. */
	private interface Lines {
		void block(List<Hpack.Field> lines) throws Refusal;
	}

	private Http2Ops() {
	}

	/** The next frame; nothing where not even its header is whole. */
	private static Frame next(ByteCursor cursor) throws TruncatedException {
		int length = cursor.u24();
		int type = cursor.u8();
		int flags = cursor.u8();
		long stream = cursor.u32() & 0x7fffffffL;
		return new Frame(type, flags, stream, length, cursor.bytes(Math.min(length, cursor.remaining())));
	}

	static byte[] data(byte[] input, int stream) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(input);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			boolean found = false;
			while (cursor.remaining() >= HEADER) {
				Frame frame = next(cursor);
				if (frame.type() == DATA && frame.stream() == stream) {
					found = true;
					out.writeBytes(frame.unpadded(0));
				}
			}
			Refusal.unless(found, "there is no DATA frame of that stream");
			return out.toByteArray();
		} catch (TruncatedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** {@code name: value} and LF for each field line whose value is known, of all blocks but the first ones. */
	static byte[] headers(byte[] input, int skip, int tableSize, int wanted) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int[] number = { 0 };
		walk(input, tableSize, lines -> {
			if (number[0]++ >= skip) {
				for (Hpack.Field field : lines) {
					write(field, out);
					Refusal.unless(out.size() <= wanted, "the field lines are longer than the fact says");
				}
			}
		});
		return out.toByteArray();
	}

	private static void write(Hpack.Field field, ByteArrayOutputStream out) {
		if (field.valued()) {
			out.writeBytes(field.name());
			out.write(':');
			out.write(' ');
			out.writeBytes(field.value());
			out.write('\n');
		}
	}

	/** The value of a field line of the last block, with which the input ends. */
	static byte[] header(byte[] input, int tableSize, String name, int index) throws Refusal {
		byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
		Refusal.unless(!name.isEmpty() && name.chars().noneMatch(c -> c >= 'A' && c <= 'Z' || c > 0xff), "the name is not in lower case: " + name);
		byte[][] found = { null };
		boolean endsThere = walk(input, tableSize, lines -> {
			int before = 0;
			found[0] = null;
			for (Hpack.Field field : lines) {
				if (field.named() && field.valued() && Arrays.equals(field.name(), wanted) && before++ == index) {
					found[0] = field.value();
				}
			}
		});
		Refusal.unless(endsThere, "the input does not end with a header block");
		Refusal.unless(found[0] != null, "the last header block has no such field line");
		return found[0];
	}

	/** @return whether the last frame is whole, ends a block and is the end of the input */
	private static boolean walk(byte[] input, int tableSize, Lines each) throws Refusal {
		try {
			Hpack hpack = new Hpack(tableSize);
			ByteCursor cursor = new ByteCursor(input);
			ByteArrayOutputStream block = new ByteArrayOutputStream();
			long inside = -1;
			boolean ends = false;
			while (cursor.remaining() >= HEADER) {
				Frame frame = next(cursor);
				if (frame.cut()) {
					return false;
				}
				boolean continues = frame.type() == CONTINUATION && frame.stream() == inside;
				Refusal.unless(inside < 0 ? frame.type() != CONTINUATION : continues, "a frame stands inside or outside a header block that may not");
				ends = false;
				if (frame.type() == HEADERS || frame.type() == PUSH_PROMISE || continues) {
					block.writeBytes(fragment(frame));
					inside = frame.stream();
					if (frame.has(END_HEADERS)) {
						each.block(hpack.block(block.toByteArray()));
						block.reset();
						inside = -1;
						ends = true;
					}
				}
			}
			return ends && cursor.remaining() == 0;
		} catch (TruncatedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] fragment(Frame frame) throws Refusal {
		return switch (frame.type()) {
			case HEADERS -> frame.unpadded(frame.has(PRIORITY) ? 5 : 0);
			case PUSH_PROMISE -> frame.unpadded(4);
			default -> frame.payload();
		};
	}
}
