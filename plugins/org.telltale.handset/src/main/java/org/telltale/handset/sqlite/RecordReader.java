package org.telltale.handset.sqlite;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;

/** Reads the record format: a header of serial types, then the values (SQLite file format section 2.1). */
final class RecordReader {

	/**
	 * The values of a record, in stored order.
	 *
	 * @param values one for each serial type that could be read
	 * @param places the bytes of each in the payload
	 * @param whole whether nothing is missing
	 */
	record Fields(List<SqliteValue> values, List<ByteRange> places, boolean whole) {
	}

	private final Charset encoding;

	RecordReader(Charset encoding) {
		this.encoding = encoding;
	}

	/** Reads as many values as the payload's bytes hold; at most {@code most}. */
	Fields read(byte[] payload, int most) {
		List<SqliteValue> values = new ArrayList<>();
		List<ByteRange> places = new ArrayList<>();
		try {
			ByteCursor header = new ByteCursor(payload);
			long headerBytes = Varint.read(header);
			ByteCursor body = new ByteCursor(payload).seek(headerBytes);
			while (header.position() < headerBytes && values.size() < most) {
				long type = Varint.read(header);
				int start = body.position();
				values.add(value(type, body));
				places.add(new ByteRange(start, body.position() - start));
			}
			return new Fields(values, places, header.position() <= headerBytes);
		} catch (TruncatedException cut) {
			return new Fields(values, places, false);
		}
	}

	private SqliteValue value(long type, ByteCursor body) throws TruncatedException {
		if (type < 0 || type == 10 || type == 11) {
			throw new TruncatedException(body.position(), type, 0);
		}
		return switch ((int) Math.min(type, 12)) {
			case 0 -> SqliteValue.NULL;
			case 1 -> new SqliteValue.Int((byte) body.u8());
			case 2 -> new SqliteValue.Int((short) body.u16());
			case 3 -> new SqliteValue.Int(body.u24() << 8 >> 8);
			case 4 -> new SqliteValue.Int((int) body.u32());
			case 5 -> new SqliteValue.Int((long) (short) body.u16() << 32 | body.u32());
			case 6 -> new SqliteValue.Int(body.u64());
			case 7 -> new SqliteValue.Real(Double.longBitsToDouble(body.u64()));
			case 8 -> new SqliteValue.Int(0);
			case 9 -> new SqliteValue.Int(1);
			default -> {
				byte[] bytes = body.bytes((type - 12) / 2);
				yield type % 2 == 0 ? new SqliteValue.Blob(bytes) : new SqliteValue.Text(new String(bytes, encoding));
			}
		};
	}
}
