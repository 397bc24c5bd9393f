package org.telltale.capture.frame;

import java.io.IOException;

/** Frames of a pcapng file (draft-ietf-opsawg-pcapng section 4): sections of either byte order, any interfaces. */
final class PcapngFrames implements FrameFormat {

	static final int SECTION = 0x0a0d0d0a;
	static final int BYTE_ORDER = 0x1a2b3c4d;
	private static final int INTERFACE = 1;
	private static final int PACKET = 2;
	private static final int SIMPLE_PACKET = 3;
	private static final int NAMES = 4;
	private static final int STATISTICS = 5;
	private static final int ENHANCED_PACKET = 6;
	private static final int SECRETS = 10;
	private static final int CUSTOM = 0xbad;
	private static final int CUSTOM_NOT_COPIED = 0x40000bad;
	private static final int MIN_BLOCK = 12;
	private static final int MIN_SECTION = 28;
	/** No frame is cut by the end of the file with more than this left of it. */
	private static final int MAX_CUT = 1 << 20;

	private final EvidenceStream stream;
	private final ProblemLog log;
	private final PcapngPackets packets;
	private final PcapngNotes notes;
	private final PcapngSearch search;
	private final PcapngSection section = new PcapngSection();
	/** Where the block with the frame handed out last begins in its array, and how long it is. */
	private int lastStart;
	private int lastLength;
	private boolean ended;

	PcapngFrames(EvidenceStream stream, ProblemLog log, FileNotes notes) {
		this.stream = stream;
		this.log = log;
		this.packets = new PcapngPackets(log, notes);
		this.notes = new PcapngNotes(log, notes);
		this.search = new PcapngSearch(stream);
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
			int type = (int) EvidenceStream.u32(bytes, at, section.little);
			boolean little = type == SECTION ? isLittle(bytes, at) : section.little;
			long length = EvidenceStream.u32(bytes, at + 4, little);
			String wrong = wrong(type, length, bytes, at);
			if (wrong.isEmpty() && !stream.require((int) length)) {
				if (stream.available() <= MAX_CUT && PcapngSearch.known(type)) {
					return end(stream.available(), "The last block promises " + length + " bytes and is cut.");
				}
				wrong = "A block claims " + length + " bytes, more than the file holds.";
			}
			if (wrong.isEmpty() && !trailer(length, little)) {
				wrong = "A block's two lengths differ, and no block follows it.";
			}
			if (!wrong.isEmpty()) {
				damaged(wrong);
			} else if (block(type, (int) length, little, frame)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public FrameRecord record(Frame frame) {
		return PcapngFields.of(frame, lastStart, lastLength, section.little);
	}

	private static boolean isLittle(byte[] bytes, int at) {
		return EvidenceStream.u32(bytes, at + 8, true) == BYTE_ORDER;
	}

	/** What is wrong with a block's head; empty if nothing is. */
	private static String wrong(int type, long length, byte[] bytes, int at) {
		if (type == SECTION && !isLittle(bytes, at) && EvidenceStream.u32(bytes, at + 8, false) != BYTE_ORDER) {
			return "A section header has no byte-order magic.";
		}
		boolean possible = length >= (type == SECTION ? MIN_SECTION : MIN_BLOCK) && length % 4 == 0 && length <= FrameReader.MAX_RECORD;
		return possible ? "" : "A block claims a length of " + length + " bytes.";
	}

	/** Whether a block's second length agrees with its first, or the first is confirmed by what follows. */
	private boolean trailer(long length, boolean little) throws IOException {
		int last = (int) length - 4;
		if (EvidenceStream.u32(stream.bytes(), stream.position() + last, little) == length) {
			return true;
		}
		if (!followed((int) length, little)) {
			return false;
		}
		log.add("pcapng.trailer", stream.offset() + last, 4, "A block's second length differs from its first.", "The first was believed.");
		return true;
	}

	/** Whether a block, or the end of the file, follows that many bytes on. */
	private boolean followed(int length, boolean little) throws IOException {
		if (!stream.require(length + MIN_BLOCK)) {
			return true;
		}
		int next = stream.position() + length;
		if (!PcapngSearch.plausible(stream.bytes(), next, little)) {
			return false;
		}
		long nextLength = EvidenceStream.u32(stream.bytes(), next + 4, little);
		boolean compared = EvidenceStream.u32(stream.bytes(), next, true) != SECTION && nextLength <= MAX_CUT
				&& stream.require(length + (int) nextLength);
		return !compared || EvidenceStream.u32(stream.bytes(), stream.position() + length + (int) nextLength - 4, little) == nextLength;
	}

	/** Handles the block at the stream's position and moves behind it; true if it gave a frame. */
	private boolean block(int type, int length, boolean little, Frame frame) {
		byte[] bytes = stream.bytes();
		long offset = stream.offset();
		int body = stream.position() + 8;
		int end = stream.position() + length - 4;
		lastStart = stream.position();
		lastLength = length;
		stream.skip(length);
		switch (type) {
			case ENHANCED_PACKET -> {
				return packets.packet(frame, bytes, body, end, offset, section, false);
			}
			case PACKET -> {
				return packets.packet(frame, bytes, body, end, offset, section, true);
			}
			case SIMPLE_PACKET -> {
				return packets.simple(frame, bytes, body, end, offset, section);
			}
			case SECTION -> {
				notes.lost(section);
				section.begin(little);
				notes.section(bytes, body, end, offset, section);
			}
			case INTERFACE -> notes.source(bytes, body, end, offset, section);
			case NAMES -> notes.names(bytes, body, end, offset, section);
			case STATISTICS -> notes.statistics(bytes, body, end, offset, section);
			case SECRETS -> notes.secrets(bytes, body, end, offset, section);
			case CUSTOM, CUSTOM_NOT_COPIED -> notes.custom(bytes, body, end, offset, section);
			default -> log.count("pcapng.block." + Integer.toUnsignedString(type), "pcapng.block-not-read", offset,
					"Block of type 0x" + Integer.toHexString(type) + blockName(type) + " passed over", "What it says was not used.");
		}
		return false;
	}

	private static String blockName(int type) {
		return type == 9 ? " (systemd journal)" : "";
	}

	private boolean end(int left, String what) {
		ended = true;
		notes.lost(section);
		if (left > 0) {
			log.add("pcapng.truncated", stream.offset(), left, what, "What it held is not among the frames read.");
		}
		return false;
	}

	private void damaged(String what) throws IOException {
		long from = stream.offset();
		boolean found = search.next(section.little);
		log.add("pcapng.damaged", from, stream.offset() - from, what,
				found ? "The bytes up to the next plausible block were not read; frames behind them were found by search."
						: "No block was found behind it: the file was not read from there on.");
		section.gap = true;
		if (!found) {
			end(0, "");
		}
	}
}
