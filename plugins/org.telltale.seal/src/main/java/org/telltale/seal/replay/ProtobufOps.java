package org.telltale.seal.replay;

import java.util.Optional;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Length-delimited records of messages in the wire format of protocol buffers (protobuf.dev, Encoding). */
final class ProtobufOps {

	static final int MAX_PATH = 16;

	private static final long MAX_TAG = 0xffff_ffffL;
	private static final int VARINT = 0;
	private static final int EIGHT_BYTES = 1;
	private static final int DELIMITED = 2;
	private static final int FOUR_BYTES = 5;

	private ProtobufOps() {
	}

	/** @param path pairs of field number and index among the records of that number */
	static byte[] field(byte[] input, int[][] path) throws Refusal {
		try {
			ByteCursor message = new ByteCursor(input);
			for (int[] step : path) {
				message = record(message, step[0], step[1]);
			}
			return message.bytes(message.remaining());
		} catch (TruncatedException e) {
			throw new Refusal("a protobuf message is cut");
		}
	}

	/** Reads the whole message, so that what is none is refused wherever it shows. */
	private static ByteCursor record(ByteCursor message, int number, int index) throws TruncatedException, Refusal {
		Optional<ByteCursor> found = Optional.empty();
		int before = 0;
		while (message.remaining() > 0) {
			long tag = varint(message);
			Refusal.unless(tag >= 0 && tag <= MAX_TAG && tag >> 3 > 0, "a protobuf message has a tag that cannot be");
			switch ((int) tag & 7) {
				case VARINT -> varint(message);
				case EIGHT_BYTES -> message.skip(8);
				case FOUR_BYTES -> message.skip(4);
				case DELIMITED -> {
					ByteCursor value = message.part(varint(message));
					if (tag >> 3 == number && before++ == index) {
						found = Optional.of(value);
					}
				}
				default -> throw new Refusal("a protobuf message has a wire type that is not known");
			}
		}
		return found.orElseThrow(() -> new Refusal("the protobuf message has no such record"));
	}

	private static long varint(ByteCursor in) throws TruncatedException, Refusal {
		long value = 0;
		for (int i = 0; i < 10; i++) {
			int octet = in.u8();
			Refusal.unless(i < 9 || octet <= 1, "a varint passes 64 bits");
			value |= (octet & 0x7fL) << 7 * i;
			if (octet < 0x80) {
				return value;
			}
		}
		throw new IllegalStateException("the tenth byte of a varint ends it");
	}
}
