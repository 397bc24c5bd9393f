package org.telltale.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.IpAddress;

/** Writes a MaxMind DB as its specification has it, with code of its own. */
final class MmdbBuilder {

	private final int bits;
	private final boolean six;
	private final List<long[]> nodes = new ArrayList<>(List.of(new long[] { -1, -1 }));
	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	/** @param bits of a record: 24, 28 or 32 */
	MmdbBuilder(int bits, boolean six) {
		this.bits = bits;
		this.six = six;
	}

	/** Where the next record will stand in the data section. */
	int next() {
		return data.size();
	}

	/** Adds raw bytes to the data section. */
	MmdbBuilder raw(int... bytes) {
		for (int b : bytes) {
			data.write(b);
		}
		return this;
	}

	/** Has a prefix stand for the record at an offset of the data section. */
	MmdbBuilder prefix(String address, int length, int offset) {
		byte[] of = IpAddress.parse(address).orElseThrow().bytes();
		int zeros = six && of.length == 4 ? 96 : 0;
		int node = 0;
		for (int depth = 0; depth < zeros + length; depth++) {
			int bit = depth < zeros ? 0 : of[depth - zeros >> 3] >> 7 - (depth - zeros & 7) & 1;
			if (depth == zeros + length - 1) {
				nodes.get(node)[bit] = -2L - offset;
			} else {
				if (nodes.get(node)[bit] < 0) {
					nodes.add(new long[] { -1, -1 });
					nodes.get(node)[bit] = nodes.size() - 1;
				}
				node = (int) nodes.get(node)[bit];
			}
		}
		return this;
	}

	/** Adds a record of texts, numbers, truth values and maps for a prefix. */
	MmdbBuilder record(String address, int length, Map<String, ?> record) {
		int offset = next();
		value(record, data);
		return prefix(address, length, offset);
	}

	static void value(Object value, ByteArrayOutputStream out) {
		switch (value) {
			case String text -> {
				byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
				control(2, bytes.length, out);
				out.writeBytes(bytes);
			}
			case Long number -> {
				control(9, 8, out);
				for (int shift = 56; shift >= 0; shift -= 8) {
					out.write((int) (number >>> shift));
				}
			}
			case Boolean truth -> control(14, truth ? 1 : 0, out);
			case Map<?, ?> map -> {
				control(7, map.size(), out);
				new TreeMap<>(map).forEach((name, inner) -> {
					value(name, out);
					value(inner, out);
				});
			}
			default -> throw new IllegalArgumentException(value.toString());
		}
	}

	private static void control(int type, int size, ByteArrayOutputStream out) {
		int low = size < 29 ? size : size < 285 ? 29 : 30;
		out.write(type < 8 ? type << 5 | low : low);
		if (type >= 8) {
			out.write(type - 7);
		}
		if (low == 29) {
			out.write(size - 29);
		} else if (low == 30) {
			out.write(size - 285 >> 8);
			out.write(size - 285);
		}
	}

	/** The whole file. @param built seconds since 1970 */
	byte[] file(long built) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (long[] node : nodes) {
			long left = record(node[0]);
			long right = record(node[1]);
			if (bits == 28) {
				number(left & 0xffffff, 3, out);
				out.write((int) (left >> 24 << 4 | right >> 24));
				number(right & 0xffffff, 3, out);
			} else {
				number(left, bits / 8, out);
				number(right, bits / 8, out);
			}
		}
		out.writeBytes(new byte[16]);
		out.writeBytes(data.toByteArray());
		out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
		value(Map.of("node_count", (long) nodes.size(), "record_size", (long) bits, "ip_version", six ? 6L : 4L, "binary_format_major_version", 2L,
				"database_type", "Test", "build_epoch", built, "description", Map.of("en", "made for a test, CC0")), out);
		return out.toByteArray();
	}

	private long record(long entry) {
		return entry == -1 ? nodes.size() : entry < -1 ? nodes.size() + 16 + (-2 - entry) : entry;
	}

	private static void number(long value, int count, ByteArrayOutputStream out) {
		for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
			out.write((int) (value >>> shift));
		}
	}
}
