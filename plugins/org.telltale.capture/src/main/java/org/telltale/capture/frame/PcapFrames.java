package org.telltale.capture.frame;

import java.io.IOException;

/** Frames of a pcap file (draft-ietf-opsawg-pcap sections 4 and 5). */
final class PcapFrames implements FrameFormat {

	static final int MICROS = 0xa1b2c3d4;
	static final int NANOS = 0xa1b23c4d;
	/** Kuznetzov's: eight more bytes a record (interface, protocol, packet type). */
	static final int MODIFIED = 0xa1b2cd34;

	private static final int FILE_HEADER = 24;
	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	private final EvidenceStream stream;
	private final ProblemLog log;
	private final boolean little;
	private final int recordHeader;
	private final long nanosPerUnit;
	private int linkType = -1;
	private boolean ended;

	PcapFrames(EvidenceStream stream, ProblemLog log, boolean little, int magic) {
		this.stream = stream;
		this.log = log;
		this.little = little;
		this.recordHeader = magic == MODIFIED ? 24 : 16;
		this.nanosPerUnit = magic == NANOS ? 1 : 1000;
	}

	@Override
	public String name() {
		return "pcap";
	}

	@Override
	public boolean next(Frame frame) throws IOException {
		if (ended || linkType < 0 && !header()) {
			return false;
		}
		if (!stream.require(recordHeader)) {
			return stop(stream.available(), "The last record's header is cut.");
		}
		int at = stream.position();
		byte[] bytes = stream.bytes();
		long seconds = EvidenceStream.u32(bytes, at, little);
		long fraction = EvidenceStream.u32(bytes, at + 4, little);
		long captured = EvidenceStream.u32(bytes, at + 8, little);
		if (captured > FrameReader.MAX_RECORD) {
			return damaged(captured);
		}
		frame.original = EvidenceStream.u32(bytes, at + 12, little);
		if (!stream.require(recordHeader + (int) captured)) {
			return stop(stream.available(), "The last record promises " + captured + " bytes and is cut.");
		}
		frame.bytes = stream.bytes();
		frame.start = stream.position() + recordHeader;
		frame.offset = stream.offset() + recordHeader;
		frame.captured = (int) captured;
		frame.linkType = linkType;
		frame.timeNanos = seconds * NANOS_PER_SECOND + fraction * nanosPerUnit;
		frame.timed = true;
		stream.skip(recordHeader + (int) captured);
		return true;
	}

	private boolean header() throws IOException {
		if (!stream.require(FILE_HEADER)) {
			return stop(stream.available(), "The file header is cut.");
		}
		// The upper bits tell about a frame check sequence (section 4), not about the link type.
		linkType = (int) (EvidenceStream.u32(stream.bytes(), stream.position() + 20, little) & 0x0fffffff);
		stream.skip(FILE_HEADER);
		return true;
	}

	private boolean stop(int left, String what) {
		ended = true;
		if (left > 0) {
			log.add("pcap.truncated", stream.offset(), left, what, "That record's frame is not among those read.");
		}
		return false;
	}

	private boolean damaged(long captured) {
		ended = true;
		log.add("pcap.damaged", stream.offset(), recordHeader, "A record claims " + captured + " captured bytes.",
				"The file was not read from there on.");
		return false;
	}
}
