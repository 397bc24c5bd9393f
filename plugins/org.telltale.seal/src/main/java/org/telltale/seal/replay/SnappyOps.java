package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Snappy: one block (google/snappy, format_description.txt), or a stream of chunks (framing_format.txt). */
final class SnappyOps {

	private static final byte[] IDENTIFIER = { (byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y' };
	private static final int COMPRESSED = 0;
	private static final int UNCOMPRESSED = 1;
	private static final int FIRST_SKIPPABLE = 0x80;
	private static final int IDENTIFIES = 0xff;
	private static final int MAX_CHUNK = 1 << 16;
	/** No element gives more bytes than this for each of its own: a copy of three bytes gives 64. */
	private static final long MAX_RATIO = 22;

	private SnappyOps() {
	}

	static byte[] block(byte[] input, int wanted) throws Refusal {
		return block(new ByteCursor(input).order(ByteOrder.LITTLE_ENDIAN), wanted);
	}

	/** What the chunks hold in front of the first that is damaged; more than is wanted is left to the length check. */
	static byte[] stream(byte[] input, int wanted) throws Refusal {
		Refusal.unless(Arrays.equals(IDENTIFIER, Arrays.copyOf(input, IDENTIFIER.length)), "the input does not begin with Snappy's stream identifier");
		ByteCursor chunks = new ByteCursor(input, IDENTIFIER.length, input.length - IDENTIFIER.length).order(ByteOrder.LITTLE_ENDIAN);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		boolean whole = true;
		while (whole && chunks.remaining() > 0 && out.size() <= wanted) {
			try {
				out.writeBytes(chunk(chunks));
			} catch (TruncatedException | Refusal damaged) {
				whole = false;
			}
		}
		Refusal.unless(whole || out.size() > 0, "nothing comes out of the Snappy stream");
		return out.toByteArray();
	}

	private static byte[] chunk(ByteCursor chunks) throws TruncatedException, Refusal {
		int type = chunks.u8();
		ByteCursor chunk = chunks.part(chunks.u24());
		if (type > UNCOMPRESSED) {
			Refusal.unless(type >= FIRST_SKIPPABLE && (type != IDENTIFIES || chunk.remaining() == IDENTIFIER.length - 4), "a chunk that there is not");
			return new byte[0];
		}
		chunk.skip(4);
		if (type == COMPRESSED) {
			return block(chunk, MAX_CHUNK);
		}
		Refusal.unless(chunk.remaining() <= MAX_CHUNK, "a chunk is too long");
		return chunk.bytes(chunk.remaining());
	}

	private static byte[] block(ByteCursor in, int most) throws Refusal {
		try {
			long promised = promised(in);
			Refusal.unless(promised <= most && promised <= MAX_RATIO * in.remaining(), "a Snappy block promises more than it can give, or than is wanted");
			byte[] out = new byte[(int) promised];
			int at = 0;
			while (in.remaining() > 0) {
				int tag = in.u8();
				at = (tag & 3) == 0 ? literal(in, tag >> 2, out, at) : copy(in, tag, out, at);
			}
			Refusal.unless(at == out.length, "a Snappy block gives fewer bytes than it promises");
			return out;
		} catch (TruncatedException e) {
			throw new Refusal("a Snappy block is cut");
		}
	}

	private static long promised(ByteCursor in) throws TruncatedException, Refusal {
		long value = 0;
		for (int shift = 0; shift < 35; shift += 7) {
			int octet = in.u8();
			value |= (octet & 0x7fL) << shift;
			if (octet < 0x80) {
				return value;
			}
		}
		throw new Refusal("the length of a Snappy block has more than five bytes");
	}

	private static int literal(ByteCursor in, int size, byte[] out, int at) throws TruncatedException, Refusal {
		long length = 1 + switch (size) {
			case 60 -> in.u8();
			case 61 -> in.u16();
			case 62 -> in.u24();
			case 63 -> in.u32();
			default -> size;
		};
		Refusal.unless(length <= out.length - at, "a Snappy block gives more bytes than it promises");
		System.arraycopy(in.bytes(length), 0, out, at, (int) length);
		return at + (int) length;
	}

	private static int copy(ByteCursor in, int tag, byte[] out, int at) throws TruncatedException, Refusal {
		int kind = tag & 3;
		int length = kind == 1 ? 4 + (tag >> 2 & 7) : 1 + (tag >> 2);
		long distance = kind == 1 ? tag >> 5 << 8 | in.u8() : kind == 2 ? in.u16() : in.u32();
		Refusal.unless(distance > 0 && distance <= at, "a copy in a Snappy block reaches back to where nothing is");
		Refusal.unless(length <= out.length - at, "a Snappy block gives more bytes than it promises");
		for (int i = at; i < at + length; i++) {
			out[i] = out[i - (int) distance];
		}
		return at + length;
	}
}
