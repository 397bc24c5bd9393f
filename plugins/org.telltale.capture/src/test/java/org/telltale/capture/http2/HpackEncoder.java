package org.telltale.capture.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes header blocks for tests (RFC 7541), each field line in a representation drawn by lot; Huffman by long code, apart from the decoder's tables. */
final class HpackEncoder {

	private final Random random;
	private final List<Map.Entry<String, String>> table = new ArrayList<>();
	private int size;
	private int maxSize = 4096;
	private boolean resized;

	HpackEncoder(long seed) {
		this.random = new Random(seed);
	}

	/** Changes the table's maximum size; the next block says so. */
	void resize(int bytes) {
		maxSize = bytes;
		resized = true;
		evict(0);
	}

	byte[] block(List<Map.Entry<String, String>> fields) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		if (resized) {
			integer(out, 0x20, 5, maxSize);
			resized = false;
		}
		for (Map.Entry<String, String> field : fields) {
			field(out, field);
		}
		return out.toByteArray();
	}

	private void field(ByteArrayOutputStream out, Map.Entry<String, String> field) {
		int whole = find(field.getKey(), field.getValue(), true);
		int name = find(field.getKey(), field.getValue(), false);
		int way = random.nextInt(4);
		if (whole > 0 && way > 0) {
			integer(out, 0x80, 7, whole);
			return;
		}
		int prefix = way == 1 || way == 2 ? 4 : 6;
		int index = random.nextInt(5) > 0 ? name : 0;
		integer(out, way == 1 ? 0 : way == 2 ? 0x10 : 0x40, prefix, index);
		if (index == 0) {
			string(out, field.getKey());
		}
		string(out, field.getValue());
		if (prefix == 6) {
			int bytes = field.getKey().length() + field.getValue().length() + 32;
			evict(bytes);
			if (bytes <= maxSize) {
				table.addFirst(field);
				size += bytes;
			}
		}
	}

	private int find(String name, String value, boolean whole) {
		for (int i = 1; i <= 61 + table.size(); i++) {
			String known = i <= 61 ? StaticTable.name(i) : table.get(i - 62).getKey();
			String text = i <= 61 ? StaticTable.value(i) : table.get(i - 62).getValue();
			if (known.equals(name) && (!whole || text.equals(value))) {
				return i;
			}
		}
		return 0;
	}

	private void evict(int room) {
		while (!table.isEmpty() && size + room > maxSize) {
			Map.Entry<String, String> last = table.removeLast();
			size -= last.getKey().length() + last.getValue().length() + 32;
		}
	}

	private void string(ByteArrayOutputStream out, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		integer(out, 0, 7, bytes.length);
		out.writeBytes(bytes);
	}

	static void integer(ByteArrayOutputStream out, int first, int bits, int value) {
		int mask = (1 << bits) - 1;
		if (value < mask) {
			out.write(first | value);
			return;
		}
		out.write(first | mask);
		int left = value - mask;
		while (left >= 128) {
			out.write(left & 0x7f | 0x80);
			left >>>= 7;
		}
		out.write(left);
	}
}
