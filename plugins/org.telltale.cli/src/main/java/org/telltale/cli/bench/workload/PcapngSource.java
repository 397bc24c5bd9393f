package org.telltale.cli.bench.workload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of a pcapng file (draft-ietf-opsawg-pcapng): Enhanced and Simple Packet Blocks of all sections. */
final class PcapngSource {

	/** The type of a Section Header Block, the same in both byte orders (section 4.1). */
	static final int SECTION_HEADER = 0x0a0d0d0a;
	private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
	private static final int INTERFACE_DESCRIPTION = 1;
	private static final int SIMPLE_PACKET = 3;
	private static final int ENHANCED_PACKET = 6;
	private static final int IF_TSRESOL = 9;
	private static final int ETHERNET = 1;

	private final ByteBuffer buffer;
	private final List<SourceFrame> frames = new ArrayList<>();
	/** Ticks a second of each interface of the section. */
	private final List<Long> ticks = new ArrayList<>();
	private long lastNanos;

	PcapngSource(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	/** Empty if an interface is not Ethernet. Throws what the buffer throws if the file is damaged. */
	Optional<List<SourceFrame>> frames() {
		int at = 0;
		while (at + 12 <= buffer.capacity()) {
			int type = buffer.getInt(at);
			if (type == SECTION_HEADER) {
				buffer.order(ByteOrder.BIG_ENDIAN);
				buffer.order(buffer.getInt(at + 8) == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
				ticks.clear();
			}
			int length = SourceCapture.bounded(buffer.getInt(at + 4), buffer.capacity() - at);
			if (length < 12 || type == INTERFACE_DESCRIPTION && !described(at, length)) {
				return Optional.empty();
			}
			if (type == ENHANCED_PACKET) {
				enhanced(at, length);
			} else if (type == SIMPLE_PACKET) {
				add(lastNanos, buffer.getInt(at + 8), at + 12, Math.min(buffer.getInt(at + 8), length - 16));
			}
			at += length;
		}
		return Optional.of(frames);
	}

	/** Section 4.2: link type, then options; if_tsresol is a power of ten, or of two with the highest bit set. */
	private boolean described(int at, int length) {
		long perSecond = 1_000_000;
		int option = at + 16;
		while (option + 4 <= at + length - 4 && buffer.getShort(option) != 0) {
			if (buffer.getShort(option) == IF_TSRESOL) {
				int power = buffer.get(option + 4);
				perSecond = power < 0 ? 1L << Math.min(power & 0x7f, 32) : Math.round(Math.pow(10, Math.min(power, 9)));
			}
			option += 4 + ((buffer.getShort(option + 2) & 0xffff) + 3 & ~3);
		}
		ticks.add(perSecond);
		return (buffer.getShort(at + 8) & 0xffff) == ETHERNET;
	}

	/** Section 4.3: interface, time in two halves, captured and original length. */
	private void enhanced(int at, int length) {
		long time = Integer.toUnsignedLong(buffer.getInt(at + 12)) << 32 | Integer.toUnsignedLong(buffer.getInt(at + 16));
		long perSecond = ticks.get(buffer.getInt(at + 8));
		long nanos = time / perSecond * 1_000_000_000L + time % perSecond * 1_000_000_000L / perSecond;
		lastNanos = nanos;
		add(nanos, buffer.getInt(at + 24), at + 28, SourceCapture.bounded(buffer.getInt(at + 20), length - 32));
	}

	private void add(long nanos, int originalLength, int from, int length) {
		byte[] bytes = new byte[SourceCapture.bounded(length, buffer.capacity() - from)];
		buffer.get(from, bytes);
		frames.add(new SourceFrame(nanos, Math.max(originalLength, bytes.length), bytes));
	}
}
