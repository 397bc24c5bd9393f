package org.telltale.match.internal.format;

import java.util.HashMap;
import java.util.Map;

/**
 * Protocol buffers' wire format (protobuf.dev, Encoding) without a schema: which length-delimited fields a message has. Whether one of them is a
 * message itself cannot be told; where its bytes are one from the first to the last, it is taken for one.
 */
public final class ProtobufMessage extends BoundedWalk {

	private static final int MOST_FIELD = (1 << 29) - 1;
	private static final int LONGEST_VARINT = 10;
	private static final int NO_MESSAGE = -1;

	/** Of the record that was passed last. */
	private int number;
	private boolean isDelimited;
	private int content;

	private ProtobufMessage(byte[] bytes, int from, int to) {
		super(bytes, from, to);
	}

	/** Hears of length-delimited fields. */
	@FunctionalInterface
	public interface Fields {
		/**
		 * @param number of the field
		 * @param index of this one among the length-delimited fields of that number in its message, from 0
		 * @param from its first byte
		 * @param to behind its last byte
		 */
		void field(int number, int index, int from, int to);
	}

	/** Whether {@code [from, to)} is one message. */
	public static boolean isMessage(byte[] bytes, int from, int to) {
		return longestField(bytes, from, to) != NO_MESSAGE;
	}

	/** Whether {@code [from, to)} is one message with a length-delimited field of at least {@code shortest} bytes. */
	public static boolean holdsField(byte[] bytes, int from, int to, int shortest) {
		return longestField(bytes, from, to) >= shortest;
	}

	/** Bytes of the longest length-delimited field, 0 if there is none; {@link #NO_MESSAGE} if it is none. */
	private static int longestField(byte[] bytes, int from, int to) {
		ProtobufMessage message = new ProtobufMessage(bytes, from, to);
		int longest = from < to ? 0 : NO_MESSAGE;
		while (message.at < to) {
			if (!message.record()) {
				return NO_MESSAGE;
			}
			longest = message.isDelimited ? Math.max(longest, message.at - message.content) : longest;
		}
		return longest;
	}

	/** Names the length-delimited fields of what {@link #isMessage is a message}, in order. */
	public static void read(byte[] bytes, int from, int to, Fields fields) {
		ProtobufMessage message = new ProtobufMessage(bytes, from, to);
		Map<Integer, Integer> counts = new HashMap<>();
		while (message.at < to && message.record()) {
			if (message.isDelimited) {
				int index = counts.merge(message.number, 1, Integer::sum) - 1;
				fields.field(message.number, index, message.content, message.at);
			}
		}
	}

	/** Moves behind a record; false if there is none. */
	private boolean record() {
		long tag = varint();
		long field = tag >>> 3;
		if (broken || field < 1 || field > MOST_FIELD) {
			return false;
		}
		number = (int) field;
		isDelimited = false;
		switch ((int) tag & 7) {
			case 0 -> varint();
			case 1 -> skip(8);
			case 2 -> {
				isDelimited = true;
				long length = varint();
				content = at;
				skip(length);
			}
			case 5 -> skip(4);
			default -> broken = true;
		}
		return !broken;
	}

	private long varint() {
		long value = 0;
		for (int i = 0; i < LONGEST_VARINT && at < to; i++) {
			byte b = bytes[at++];
			value |= (b & 0x7fL) << 7 * i;
			if (b >= 0) {
				broken |= i == LONGEST_VARINT - 1 && b > 1;
				return value;
			}
		}
		broken = true;
		return 0;
	}
}
