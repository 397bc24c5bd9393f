package org.telltale.capture.frame;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Frames of a pcap file (draft-ietf-opsawg-pcap sections 4 and 5, and the variants of {@link PcapLayout}). */
final class PcapFrames implements FrameFormat {

	private static final long NANOS_PER_SECOND = 1_000_000_000L;
	private static final int ETHERNET = 1;

	private final EvidenceStream stream;
	private final ProblemLog log;
	private final FileNotes notes;
	private final PcapDroid droid;
	private PcapLayout layout;
	private PcapSearch search;
	private long maxCaptured;
	private long lastSeconds = -1;
	private boolean ended;

	PcapFrames(EvidenceStream stream, ProblemLog log, FileNotes notes) {
		this.stream = stream;
		this.log = log;
		this.notes = notes;
		this.droid = new PcapDroid(notes);
	}

	@Override
	public String name() {
		return "pcap";
	}

	@Override
	public boolean next(Frame frame) throws IOException {
		if (ended || layout == null && !header()) {
			return false;
		}
		int header = layout.recordHeader();
		while (stream.require(header)) {
			long captured = layout.captured(stream.bytes(), stream.position());
			boolean plausible = layout.plausible(stream.bytes(), stream.position(), lastSeconds, PcapSearch.LAST_SECONDS);
			if (captured <= maxCaptured && stream.require(header + (int) captured)) {
				if (plausible || confirmed(header + (int) captured)) {
					record(frame, header, (int) captured);
					return true;
				}
			} else if (plausible) {
				return stop(stream.available(), "The last record promises " + captured + " bytes and is cut.");
			}
			if (!searched(captured)) {
				return false;
			}
		}
		return stop(stream.available(), "The last record's header is cut.");
	}

	@Override
	public FrameRecord record(Frame frame) {
		int header = layout.recordHeader();
		byte[] bytes = Arrays.copyOfRange(frame.bytes, frame.start - header, frame.start + frame.captured);
		return new FrameRecord(bytes, header, List.of(layout.fields(bytes).shifted(-header)));
	}

	/** Whether what lies behind an odd record can be a record's header, or the end of the file. */
	private boolean confirmed(int length) throws IOException {
		return !stream.require(length + layout.recordHeader())
				|| layout.captured(stream.bytes(), stream.position() + length) <= maxCaptured;
	}

	private void record(Frame frame, int header, int captured) {
		byte[] bytes = stream.bytes();
		int at = stream.position();
		long seconds = layout.seconds(bytes, at);
		frame.bytes = bytes;
		frame.start = at + header;
		frame.offset = stream.offset() + header;
		frame.captured = captured;
		frame.original = layout.original(bytes, at);
		frame.linkType = layout.linkType();
		frame.timeNanos = seconds * NANOS_PER_SECOND + layout.fraction(bytes, at) * layout.nanosPerUnit();
		frame.timed = true;
		frame.source = 0;
		frame.fcsBytes = layout.fcsBytes();
		frame.direction = Frame.NO_DIRECTION;
		frame.uid = layout.linkType() == ETHERNET ? droid.trailer(frame) : Frame.NO_UID;
		lastSeconds = seconds;
		if (captured > frame.original) {
			log.count("pcap.lengths", "pcap.lengths", frame.offset, "Record with more bytes captured than there were",
					"All captured bytes were read; the original length counts.");
		}
		stream.skip(header + captured);
	}

	private boolean header() throws IOException {
		Optional<PcapLayout> read = PcapLayout.read(stream);
		if (read.isEmpty()) {
			return stop(stream.available(), "The file header is cut.");
		}
		layout = read.get();
		search = new PcapSearch(stream, layout);
		maxCaptured = layout.maxCaptured();
		if (layout.assumed()) {
			log.add("pcap.variant", stream.offset(), layout.fileHeader(), "The magic number is one that libpcap reserves for Navtel, whose records are not published.",
					"It was read as records of 16 bytes with nanoseconds.");
		}
		notes.source(CaptureSource.ofFile(layout.linkType(), layout.snapLength(), layout.fcsBytes()));
		stream.skip(layout.fileHeader());
		return true;
	}

	private boolean stop(int left, String what) {
		ended = true;
		if (left > 0) {
			log.add("pcap.truncated", stream.offset(), left, what, "That record's frame is not among those read.");
		}
		return false;
	}

	/** A record that cannot be: looks for the next that can. */
	private boolean searched(long captured) throws IOException {
		long from = stream.offset();
		ended = !search.next(lastSeconds);
		log.add("pcap.damaged", from, stream.offset() - from, "A record of " + captured + " bytes cannot be, or nothing that follows it can.",
				ended ? "No record was found behind it: the file was not read from there on."
						: "The bytes up to the next plausible records were not read; frames behind them were found by search.");
		return !ended;
	}
}
