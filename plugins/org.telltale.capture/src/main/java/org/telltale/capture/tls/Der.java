package org.telltale.capture.tls;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Elements of DER (X.690) as certificates need them: tags of one byte, definite lengths below 16 MiB. */
final class Der {

	static final int BOOLEAN = 0x01;
	static final int INTEGER = 0x02;
	static final int BIT_STRING = 0x03;
	static final int OCTET_STRING = 0x04;
	static final int OBJECT_IDENTIFIER = 0x06;
	static final int SEQUENCE = 0x30;
	static final int SET = 0x31;

	/** One element: its tag byte and its content. */
	record Element(int tag, ByteCursor content) {

		/** Its content as bytes. */
		byte[] bytes() throws TruncatedException {
			return content.bytes(content.remaining());
		}
	}

	private Der() {
	}

	/** The next element. */
	static Element next(ByteCursor cursor) throws TruncatedException {
		int tag = cursor.u8();
		int length = cursor.u8();
		if ((tag & 0x1f) == 0x1f || length == 0x80 || length > 0x83) {
			refuse(cursor);
		}
		if (length > 0x80) {
			int count = length & 0x7f;
			length = 0;
			for (int i = 0; i < count; i++) {
				length = length << 8 | cursor.u8();
			}
		}
		return new Element(tag, cursor.part(length));
	}

	/** The content of the next element, which must have a tag. */
	static ByteCursor content(ByteCursor cursor, int tag) throws TruncatedException {
		Element element = next(cursor);
		return element.tag() == tag ? element.content() : refuse(cursor);
	}

	/** The content of a SEQUENCE. */
	static ByteCursor sequence(ByteCursor cursor) throws TruncatedException {
		return content(cursor, SEQUENCE);
	}

	/** The bytes contradict themselves. */
	static <T> T refuse(ByteCursor cursor) throws TruncatedException {
		throw new TruncatedException(cursor.position(), 0, cursor.remaining());
	}

	/** An object identifier in numbers and dots (X.690 section 8.19). */
	static String identifier(byte[] content) {
		StringBuilder text = new StringBuilder();
		long value = 0;
		for (byte each : content) {
			value = value << 7 | each & 0x7f;
			if (each >= 0) {
				if (text.isEmpty()) {
					long first = Math.min(2, value / 40);
					text.append(first).append('.').append(value - first * 40);
				} else {
					text.append('.').append(value);
				}
				value = 0;
			}
		}
		return text.toString();
	}
}
