package org.telltale.capture.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Frames of a pcapng file (draft-ietf-opsawg-pcapng section 4): sections of either byte order, any interfaces. */
final class PcapngFrames implements FrameFormat {

	static final int SECTION = 0x0a0d0d0a;
	private static final int INTERFACE = 1;
	private static final int PACKET = 2;
	private static final int SIMPLE_PACKET = 3;
	private static final int STATISTICS = 5;
	private static final int ENHANCED_PACKET = 6;
	private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
	private static final int MIN_BLOCK = 12;

	private final EvidenceStream stream;
	private final ProblemLog log;
	private final List<PcapngInterface> interfaces = new ArrayList<>();
	private boolean little;
	private boolean ended;
	private long lastNanos;

	PcapngFrames(EvidenceStream stream, ProblemLog log) {
		this.stream = stream;
		this.log = log;
	}

	@Override
	public String name() {
		return "pcapng";
	}

	@Override
	public boolean next(Frame frame) throws IOException {
		while (!ended) {
			if (!stream.require(MIN_BLOCK)) {
				return end(stream.available(), "The last block's header is cut.");
			}
			byte[] bytes = stream.bytes();
			int at = stream.position();
			int type = (int) EvidenceStream.u32(bytes, at, little);
			if (type == SECTION && !order((int) EvidenceStream.u32(bytes, at + 8, false))) {
				return damaged("A section header has no byte-order magic.");
			}
			long length = EvidenceStream.u32(bytes, at + 4, little);
			if (length < MIN_BLOCK || length % 4 != 0) {
				return damaged("A block claims a length of " + length + " bytes.");
			}
			if (length > FrameReader.MAX_RECORD) {
				if (!passOver(type, length)) {
					return false;
				}
			} else if (!stream.require((int) length)) {
				return end(stream.available(), "The last block promises " + length + " bytes and is cut.");
			} else if (block(type, (int) length, frame)) {
				return true;
			}
		}
		return false;
	}

	private boolean passOver(int type, long length) throws IOException {
		long offset = stream.offset();
		if (type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == PACKET) {
			return damaged("A packet block claims a length of " + length + " bytes.");
		}
		boolean whole = stream.skipFar(length);
		log.add("pcapng.block-too-long", offset, stream.offset() - offset, "A block of type " + type + " has " + length + " bytes.",
				"It was passed over.");
		ended = !whole;
		return whole;
	}

	private boolean order(int magic) {
		if (magic == BYTE_ORDER_MAGIC) {
			little = false;
		} else if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
			little = true;
		} else {
			return false;
		}
		interfaces.clear();
		return true;
	}

	/** Handles the block at the stream's position and moves behind it; true if it gave a frame. */
	private boolean block(int type, int length, Frame frame) {
		byte[] bytes = stream.bytes();
		int at = stream.position();
		long offset = stream.offset();
		if (EvidenceStream.u32(bytes, at + length - 4, little) != length) {
			log.add("pcapng.trailer", offset + length - 4, 4, "A block's second length differs from its first.",
					"The first was believed.");
		}
		stream.skip(length);
		int body = at + 8;
		int end = at + length - 4;
		switch (type) {
			case SECTION -> {
				return false;
			}
			case INTERFACE -> {
				interfaces.add(PcapngInterface.read(bytes, body, end, little));
				return false;
			}
			case ENHANCED_PACKET -> {
				return end - body >= 20 ? packet(frame, offset + 8, body, end, 20, EvidenceStream.u32(bytes, body, little))
						: badPacket(offset, length);
			}
			case PACKET -> {
				return end - body >= 20 ? packet(frame, offset + 8, body, end, 20, EvidenceStream.u16(bytes, body, little))
						: badPacket(offset, length);
			}
			case SIMPLE_PACKET -> {
				return end - body >= 4 && !interfaces.isEmpty() ? simple(frame, offset + 8, body, end) : badPacket(offset, length);
			}
			case STATISTICS -> {
				return false;
			}
			default -> {
				log.count("pcapng.block." + Integer.toUnsignedString(type), "pcapng.block-not-read", offset,
						"Block of type 0x" + Integer.toHexString(type) + blockName(type) + " passed over",
						"What it says was not used.");
				return false;
			}
		}
	}

	private static String blockName(int type) {
		return switch (type) {
			case 4 -> " (name resolution)";
			case 9 -> " (systemd journal)";
			case 10 -> " (decryption secrets)";
			case 0xbad, 0x40000bad -> " (custom)";
			default -> "";
		};
	}

	/** An Enhanced or obsolete Packet Block: both have time, captured and original length at the same places. */
	private boolean packet(Frame frame, long bodyOffset, int body, int end, int header, long interfaceId) {
		byte[] bytes = stream.bytes();
		long captured = EvidenceStream.u32(bytes, body + 12, little);
		if (interfaceId >= interfaces.size() || captured > end - body - header) {
			return badPacket(bodyOffset - 8, end - body + MIN_BLOCK);
		}
		PcapngInterface source = interfaces.get((int) interfaceId);
		long ticks = EvidenceStream.u32(bytes, body + 4, little) << 32 | EvidenceStream.u32(bytes, body + 8, little);
		frame.timeNanos = source.nanos(ticks);
		frame.timed = true;
		lastNanos = frame.timeNanos;
		frame.original = EvidenceStream.u32(bytes, body + 16, little);
		return captured(frame, body + header, bodyOffset + header, (int) captured, source);
	}

	private boolean simple(Frame frame, long bodyOffset, int body, int end) {
		PcapngInterface source = interfaces.getFirst();
		frame.original = EvidenceStream.u32(stream.bytes(), body, little);
		long limit = source.snapLength() == 0 ? frame.original : Math.min(frame.original, source.snapLength());
		frame.timeNanos = lastNanos;
		frame.timed = false;
		log.count("pcapng.no-time", "pcapng.no-time", bodyOffset - 8, "Frame without a time (Simple Packet Block)",
				"The time of the frame before was taken, 1970-01-01T00:00:00Z where there is none.");
		return captured(frame, body + 4, bodyOffset + 4, (int) Math.min(limit, end - body - 4), source);
	}

	private boolean captured(Frame frame, int start, long offset, int length, PcapngInterface source) {
		frame.bytes = stream.bytes();
		frame.start = start;
		frame.offset = offset;
		frame.captured = length;
		frame.linkType = source.linkType();
		return true;
	}

	private boolean badPacket(long offset, int length) {
		log.add("pcapng.damaged-packet", offset, length, "A packet block contradicts itself or names an interface that is not there.",
				"Its frame is not among those read.");
		return false;
	}

	private boolean end(int left, String what) {
		ended = true;
		if (left > 0) {
			log.add("pcapng.truncated", stream.offset(), left, what, "What it held is not among the frames read.");
		}
		return false;
	}

	private boolean damaged(String what) {
		ended = true;
		log.add("pcapng.damaged", stream.offset(), MIN_BLOCK, what, "The file was not read from there on.");
		return false;
	}
}
