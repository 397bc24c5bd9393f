package org.telltale.seal.recount;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a pcap (draft-ietf-opsawg-pcap) or pcapng (draft-ietf-opsawg-pcapng) file from its start to the first thing that cannot be. */
final class CaptureWalk {

	private static final int PCAP_HEADER = 24;
	private static final int SECTION_HEADER = 0x0a0d0d0a;
	private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
	private static final int MAX_FRAME = 256 << 20;
	private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

	private final FileBytes file;
	private final FrameIndex index = new FrameIndex();

	private CaptureWalk(FileBytes file) {
		this.file = file;
	}

	/** The frames of the file; empty if it is no capture. */
	static Optional<FrameIndex> of(FileBytes file) throws IOException {
		if (file.length() < PCAP_HEADER) {
			return Optional.empty();
		}
		CaptureWalk walk = new CaptureWalk(file);
		int magic = ByteBuffer.wrap(file.read(0, 4)).getInt();
		boolean known = magic == SECTION_HEADER ? walk.walkBlocks() : walk.walkRecords(magic);
		return known ? Optional.of(walk.index) : Optional.empty();
	}

	private boolean walkRecords(int magic) throws IOException {
		ByteOrder order = switch (magic) {
			case 0xa1b2c3d4, 0xa1b23c4d -> ByteOrder.BIG_ENDIAN;
			case 0xd4c3b2a1, 0x4d3cb2a1 -> ByteOrder.LITTLE_ENDIAN;
			default -> null;
		};
		if (order == null) {
			return false;
		}
		long unit = magic == 0xa1b23c4d || magic == 0x4d3cb2a1 ? 1 : 1_000;
		int link = ByteBuffer.wrap(file.read(20, 4)).order(order).getInt() & 0x0fffffff;
		index.declare(link);
		long at = PCAP_HEADER;
		while (at + 16 <= file.length()) {
			ByteBuffer header = ByteBuffer.wrap(file.read(at, 16)).order(order);
			long seconds = unsigned(header.getInt());
			long fraction = unsigned(header.getInt());
			long captured = unsigned(header.getInt());
			long original = unsigned(header.getInt());
			if (captured > MAX_FRAME || captured > file.length() - at - 16) {
				return true;
			}
			index.add(at + 16, (int) captured, original, seconds * 1_000_000_000L + fraction * unit, link);
			at += 16 + captured;
		}
		return true;
	}

	/** An interface of the current section: link type, snap length, ticks a second, seconds to add. */
	private record Interface(int link, long snapLength, BigInteger ticks, long offsetSeconds) {
	}

	private boolean walkBlocks() throws IOException {
		List<Interface> interfaces = new ArrayList<>();
		ByteOrder order = ByteOrder.BIG_ENDIAN;
		long at = 0;
		while (at + 12 <= file.length()) {
			int type = ByteBuffer.wrap(file.read(at, 4)).order(order).getInt();
			if (type == SECTION_HEADER) {
				int magic = ByteBuffer.wrap(file.read(at + 8, 4)).getInt();
				if (magic != BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
					return at > 0;
				}
				order = magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
				interfaces = new ArrayList<>();
			}
			long length = unsigned(ByteBuffer.wrap(file.read(at + 4, 4)).order(order).getInt());
			if (length < 12 || length % 4 != 0 || length > file.length() - at || length > MAX_FRAME) {
				return true;
			}
			block(type, at, (int) length, order, interfaces);
			at += length;
		}
		return true;
	}

	private void block(int type, long at, int length, ByteOrder order, List<Interface> interfaces) throws IOException {
		int body = length - 12;
		switch (type) {
			case 1 -> {
				if (body >= 8) {
					Interface described = described(ByteBuffer.wrap(file.read(at + 8, body)).order(order));
					index.declare(described.link());
					interfaces.add(described);
				}
			}
			case 2, 6 -> packet(type, at, body, order, interfaces);
			case 3 -> simplePacket(at, body, order, interfaces);
			default -> {
				// no packet: name resolution, statistics, secrets, custom
			}
		}
	}

	private void packet(int type, long at, int body, ByteOrder order, List<Interface> interfaces) throws IOException {
		if (body < 20) {
			return;
		}
		ByteBuffer fixed = ByteBuffer.wrap(file.read(at + 8, 20)).order(order);
		long number = type == 6 ? unsigned(fixed.getInt()) : fixed.getShort() & 0xffff;
		if (type == 2) {
			fixed.getShort();
		}
		long high = unsigned(fixed.getInt());
		long low = unsigned(fixed.getInt());
		long captured = unsigned(fixed.getInt());
		long original = unsigned(fixed.getInt());
		if (number < interfaces.size() && captured <= body - 20) {
			Interface from = interfaces.get((int) number);
			index.add(at + 28, (int) captured, original, nanos(high << 32 | low, from), from.link());
		}
	}

	/** Has no time of its own: that of the frame before it, 0 for the first. */
	private void simplePacket(long at, int body, ByteOrder order, List<Interface> interfaces) throws IOException {
		if (body < 4 || interfaces.isEmpty()) {
			return;
		}
		Interface from = interfaces.get(0);
		long original = unsigned(ByteBuffer.wrap(file.read(at + 8, 4)).order(order).getInt());
		long limit = from.snapLength() == 0 ? Long.MAX_VALUE : from.snapLength();
		long captured = Math.min(Math.min(original, limit), body - 4);
		index.add(at + 12, (int) captured, original, index.count() == 0 ? 0 : index.time(index.count()), from.link());
	}

	private static Interface described(ByteBuffer body) {
		int link = body.getShort() & 0xffff;
		body.getShort();
		long snapLength = unsigned(body.getInt());
		BigInteger ticks = BigInteger.valueOf(1_000_000);
		long offset = 0;
		while (body.remaining() >= 4) {
			int code = body.getShort() & 0xffff;
			int length = body.getShort() & 0xffff;
			int padded = (length + 3) / 4 * 4;
			if (code == 0 || padded > body.remaining()) {
				break;
			}
			if (code == 9 && length >= 1) {
				int resolution = body.get(body.position()) & 0xff;
				ticks = BigInteger.valueOf(resolution > 127 ? 2 : 10).pow(resolution & 127);
			} else if (code == 14 && length >= 8) {
				offset = body.getLong(body.position());
			}
			body.position(body.position() + padded);
		}
		return new Interface(link, snapLength, ticks, offset);
	}

	private static long nanos(long ticks, Interface from) {
		BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
		return unsigned.multiply(NANOS).divide(from.ticks()).longValue() + from.offsetSeconds() * 1_000_000_000L;
	}

	private static long unsigned(int value) {
		return value & 0xffffffffL;
	}
}
