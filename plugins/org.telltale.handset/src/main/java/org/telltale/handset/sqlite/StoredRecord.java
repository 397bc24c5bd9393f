package org.telltale.handset.sqlite;

import java.util.Arrays;
import java.util.Optional;

/**
 * The header of a record as SQLite writes it (file format section 2.1): the shortest varints, an exact length.
 *
 * @param types serial types in order
 * @param headerBytes the header's length, which stands in it too
 * @param bodyBytes of all values together
 */
record StoredRecord(long[] types, int headerBytes, long bodyBytes) {

	/** Reads varints that are the shortest of their value and not negative. */
	static final class Varints {

		private final byte[] bytes;
		private final int end;
		private int position;
		private long value;

		Varints(byte[] bytes, int from, int end) {
			this.bytes = bytes;
			this.position = from;
			this.end = end;
		}

		/** Whether there is one more; it is {@link #value} then. */
		boolean next() {
			int start = position;
			value = 0;
			while (position < end && position - start < 8) {
				int b = bytes[position++];
				value = value << 7 | b & 0x7f;
				if (b >= 0) {
					return position - start == Varint.length(value);
				}
			}
			return false;
		}

		long value() {
			return value;
		}

		int position() {
			return position;
		}
	}

	/**
	 * The header that stands at {@code from} and ends before {@code end}.
	 *
	 * @param mostColumns of a record that is wanted
	 * @param work pays for each type read
	 */
	static Optional<StoredRecord> at(byte[] bytes, int from, int end, int mostColumns, SearchWork work) {
		Varints varints = new Varints(bytes, from, end);
		if (!varints.next() || varints.value() < 2 || varints.value() > end - from) {
			return Optional.empty();
		}
		int headerEnd = from + (int) varints.value();
		Varints header = new Varints(bytes, varints.position(), headerEnd);
		long[] types = new long[Math.min(mostColumns, headerEnd - header.position())];
		int count = 0;
		while (header.position() < headerEnd) {
			if (count == types.length || !header.next() || isReserved(header.value())) {
				work.spend(count);
				return Optional.empty();
			}
			types[count++] = header.value();
		}
		work.spend(count);
		return of(Arrays.copyOf(types, count), headerEnd - from);
	}

	/**
	 * A header whose own length is overwritten, and perhaps its first type.
	 *
	 * @param from where the types begin that are left
	 * @param lost the types that are lost
	 * @param count of all types
	 * @param work pays for each type read
	 */
	static Optional<StoredRecord> withoutLength(byte[] bytes, int from, int end, long[] lost, int count, SearchWork work) {
		Varints varints = new Varints(bytes, from, end);
		long[] types = Arrays.copyOf(lost, count);
		int headerBytes = 0;
		for (int i = 0; i < count; i++) {
			if (i >= lost.length) {
				if (!varints.next() || isReserved(varints.value())) {
					work.spend(i);
					return Optional.empty();
				}
				types[i] = varints.value();
			}
			headerBytes += Varint.length(types[i]);
		}
		work.spend(count);
		return headerBytes + 1 < 0x80 ? of(types, headerBytes + 1) : Optional.empty();
	}

	private static Optional<StoredRecord> of(long[] types, int headerBytes) {
		long body = 0;
		for (long type : types) {
			body += bytes(type);
			if (body > CellReader.MOST_PAYLOAD_BYTES) {
				return Optional.empty();
			}
		}
		return Optional.of(new StoredRecord(types, headerBytes, body));
	}

	private static boolean isReserved(long type) {
		return type == 10 || type == 11;
	}

	/** How many bytes a value of a serial type takes. */
	static long bytes(long type) {
		return switch ((int) Math.min(type, 12)) {
			case 0, 8, 9 -> 0;
			case 1, 2, 3, 4 -> type;
			case 5 -> 6;
			case 6, 7 -> 8;
			default -> (type - 12) / 2;
		};
	}

	/** Header and values. */
	long totalBytes() {
		return headerBytes + bodyBytes;
	}
}
