package org.telltale.capture.frame;

/**
 * Frames of the three packet blocks (draft-ietf-opsawg-pcapng sections 4.3, 4.4 and appendix A). Makes no object for a frame
 * without comment. Not thread-safe.
 */
final class PcapngPackets {

	private static final int FIXED = 20;
	private static final int FLAGS = 2;
	private static final int DROP_COUNT = 4;
	private static final int DROPS_UNKNOWN = 0xffff;

	private final ProblemLog log;
	private final FileNotes notes;
	private final PcapngOptions options = new PcapngOptions();
	private long lastNanos;

	PcapngPackets(ProblemLog log, FileNotes notes) {
		this.log = log;
		this.notes = notes;
	}

	/** An Enhanced or obsolete Packet Block: both have time, captured and original length at the same places. */
	boolean packet(Frame frame, byte[] bytes, int body, int end, long offset, PcapngSection section, boolean obsolete) {
		boolean little = section.little;
		if (end - body < FIXED) {
			return bad(offset, end - body);
		}
		long number = obsolete ? EvidenceStream.u16(bytes, body, little) : EvidenceStream.u32(bytes, body, little);
		long captured = EvidenceStream.u32(bytes, body + 12, little);
		if (number >= section.interfaces.size() || captured > end - body - FIXED) {
			return bad(offset, end - body);
		}
		PcapngInterface source = section.interfaces.get((int) number);
		long ticks = EvidenceStream.u32(bytes, body + 4, little) << 32 | EvidenceStream.u32(bytes, body + 8, little);
		frame.timeNanos = source.nanos(ticks);
		frame.timed = true;
		lastNanos = frame.timeNanos;
		frame.original = EvidenceStream.u32(bytes, body + 16, little);
		captured(frame, bytes, body + FIXED, offset + 8 + FIXED, (int) captured, source);
		if (captured > frame.original) {
			log.count("pcapng.lengths", "pcapng.lengths", frame.offset, "Packet block with more bytes captured than there were",
					"All captured bytes were read; the original length counts.");
		}
		int drops = obsolete ? EvidenceStream.u16(bytes, body + 2, little) : DROPS_UNKNOWN;
		if (drops != DROPS_UNKNOWN && drops != 0) {
			dropped(frame, source, drops);
		}
		int behind = body + FIXED + ((int) captured + 3 & ~3);
		if (end - behind >= 4) {
			options.over(bytes, behind, end, little, offset + 8 + behind - body);
			options(frame, source, section);
		}
		return true;
	}

	private void options(Frame frame, PcapngInterface source, PcapngSection section) {
		while (options.next()) {
			switch (options.code) {
				case PcapngOptions.COMMENT -> comment(frame, section);
				case FLAGS -> flags(frame, options.u32());
				case DROP_COUNT -> {
					if (options.u64() > 0) {
						dropped(frame, source, options.u64());
					}
				}
				case 3, 5, 6, 7, 8 -> {
					// hash, packet id, queue, verdict, process and thread: nothing that an analysis uses
				}
				default -> log.count("pcapng.option." + options.code, "pcapng.option-not-read", options.range().offset(),
						"Option " + options.code + " of a packet block not read", "What it says was not used.");
			}
		}
	}

	private void comment(Frame frame, PcapngSection section) {
		int uid = section.droid ? PcapDroid.comment(options.bytes(), options.at, options.length) : PcapDroid.NO_COMMENT;
		if (uid != PcapDroid.NO_COMMENT) {
			frame.uid = uid;
		} else if (notes != FileNotes.NONE) {
			notes.comment(new Comment(Comment.About.FRAME, frame.number, options.text(), options.range()));
		}
	}

	/** {@code epb_flags} (section 4.3.1): direction in bits 0 and 1, length of the check sequence in bits 5 to 8. */
	private static void flags(Frame frame, long flags) {
		if (flags >= 0) {
			int direction = (int) flags & 3;
			frame.direction = direction == 3 ? Frame.NO_DIRECTION : direction;
			int fcs = (int) (flags >> 5) & 15;
			frame.fcsBytes = fcs != 0 ? fcs : frame.fcsBytes;
		}
	}

	private void dropped(Frame frame, PcapngInterface source, long drops) {
		long sum = source.betweenFrames + drops;
		source.betweenFrames = sum < 0 ? Long.MAX_VALUE : sum;
		source.saidAt = frame.offset;
		notes.drops(new Drops(source.source.number(), frame.number, -1, -1, drops));
	}

	/** A Simple Packet Block: the section's first interface, no time. */
	boolean simple(Frame frame, byte[] bytes, int body, int end, long offset, PcapngSection section) {
		if (end - body < 4 || section.interfaces.isEmpty()) {
			return bad(offset, end - body);
		}
		PcapngInterface source = section.interfaces.getFirst();
		frame.original = EvidenceStream.u32(bytes, body, section.little);
		long limit = source.snapLength == 0 ? frame.original : Math.min(frame.original, source.snapLength);
		frame.timeNanos = lastNanos;
		frame.timed = false;
		log.count("pcapng.no-time", "pcapng.no-time", offset, "Frame without a time (Simple Packet Block)",
				"The time of the frame before was taken, 1970-01-01T00:00:00Z where there is none.");
		captured(frame, bytes, body + 4, offset + 12, (int) Math.min(limit, end - body - 4), source);
		return true;
	}

	private static void captured(Frame frame, byte[] bytes, int start, long offset, int length, PcapngInterface source) {
		frame.bytes = bytes;
		frame.start = start;
		frame.offset = offset;
		frame.captured = length;
		frame.linkType = source.linkType;
		frame.source = source.source.number();
		frame.fcsBytes = source.source.fcsBytes();
		frame.direction = Frame.NO_DIRECTION;
		frame.uid = Frame.NO_UID;
	}

	private boolean bad(long offset, int bodyLength) {
		log.add("pcapng.damaged-packet", offset, bodyLength + 12,
				"A packet block contradicts itself or names an interface that is not there.", "Its frame is not among those read.");
		return false;
	}
}
