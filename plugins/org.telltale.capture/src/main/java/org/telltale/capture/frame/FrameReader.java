package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.capture.codec.Compression;
import org.telltale.capture.codec.Expansion;

/**
 * Walks the frames of a capture file from first to last, once, and digests the bytes that it walks over. Formats: pcap
 * (draft-ietf-opsawg-pcap and its variants, see {@link PcapLayout}; either byte order) and pcapng
 * (draft-ietf-opsawg-pcapng); each also inside gzip, zstd, LZ4 or xz, whose digests are those of the file as it is and whose offsets
 * count in the expanded bytes. Damage is a problem in the log, never an exception. Not thread-safe; reads {@code channel}
 * from where it stands and leaves closing it to the caller.
 */
public final class FrameReader implements AutoCloseable {

	/** The longest record or block that is taken for real: longer ones are damage. */
	static final int MAX_RECORD = 64 << 20;

	private static final String UNKNOWN = "unknown";

	private final EvidenceStream evidence;
	private final ProblemLog log;
	private final FileNotes notes;
	private final ReadableByteChannel channel;
	private final Preceding preceding;
	private FrameFormat format;
	private EvidenceStream expanded;
	private Expansion expansion;
	private String suffix = "";
	private boolean flawTold;
	private long length;
	private long frames;

	/**
	 * @param log hears what could not be read
	 * @param mib whether a digest of each MiB is wanted as well as that of the whole
	 * @param notes hears what the file says beside its frames
	 */
	public FrameReader(ReadableByteChannel channel, ProblemLog log, boolean mib, FileNotes notes) {
		this(channel, log, mib, notes, Preceding.NOTHING);
	}

	/** The same of a file of a set. @param preceding what stands in front of it: all offsets and frame numbers count from there */
	FrameReader(ReadableByteChannel channel, ProblemLog log, boolean mib, FileNotes notes, Preceding preceding) {
		this(channel, EvidenceStream.of(channel, mib, preceding.offset()), log, notes, preceding);
	}

	private FrameReader(ReadableByteChannel channel, EvidenceStream evidence, ProblemLog log, FileNotes notes, Preceding preceding) {
		this.evidence = evidence;
		this.preceding = preceding;
		this.channel = channel;
		this.log = log;
		this.notes = notes;
	}

	/** Reads a file that is only looked at: no digests are computed, so that there is nothing to {@link #finish}. @param log hears what could not be read */
	public static FrameReader looking(ReadableByteChannel channel, ProblemLog log) {
		return new FrameReader(channel, EvidenceStream.undigested(channel, 0), log, FileNotes.NONE, Preceding.NOTHING);
	}

	/** Reads the next frame; false at the end of what can be read. */
	public boolean next(Frame frame) throws IOException {
		if (format == null) {
			length = channel instanceof SeekableByteChannel file ? file.size() : 0;
			format = recognise();
		}
		frame.number = preceding.frames() + frames + 1;
		frame.file = preceding.files();
		if (!format.next(frame)) {
			flaw();
			return false;
		}
		frames++;
		return true;
	}

	/** What the file has of the frame read last, beside its bytes; before any later frame is read. A copy. */
	public FrameRecord record(Frame frame) {
		return format.record(frame);
	}

	private FrameFormat recognise() throws IOException {
		evidence.require(Compression.LOOKED_AT);
		Optional<Compression> compression = Compression.of(evidence.bytes(), evidence.position(), evidence.available());
		if (compression.isEmpty()) {
			return plain(evidence);
		}
		suffix = "." + compression.get().suffix();
		expansion = new Expansion(compression.get(), new EvidenceInput(evidence), () -> Math.max(length, offset()));
		expanded = EvidenceStream.undigested(new ExpandedChannel(expansion), preceding.offset());
		return plain(expanded);
	}

	private FrameFormat plain(EvidenceStream stream) throws IOException {
		if (!stream.require(4)) {
			return unknown("The file is shorter than a capture's magic number.");
		}
		int magic = (int) EvidenceStream.u32(stream.bytes(), stream.position(), false);
		if (PcapLayout.isMagic(magic)) {
			return new PcapFrames(stream, log, notes);
		}
		return magic == PcapngFrames.SECTION ? new PcapngFrames(stream, log, notes) : unknown("The file is neither pcap nor pcapng.");
	}

	/** Says, once, what is wrong with a compressed file. */
	private void flaw() {
		if (expansion != null && !flawTold) {
			flawTold = true;
			expansion.flaw().ifPresent(flaw -> log.add(switch (flaw.kind()) {
				case CUT -> "capture.compressed-cut";
				case DAMAGED -> "capture.compressed-damaged";
				case BUDGET -> "capture.compressed-budget";
			}, preceding.offset() + expansion.produced(), 0, flaw.what(), "What it expands to was read up to there; nothing behind was."));
		}
	}

	private FrameFormat unknown(String what) {
		log.add("capture.unknown-format", preceding.offset(), 0, what, "Nothing in it was examined.");
		return new NoFrames();
	}

	/** Keeps the array of the last frame as it is until the result is run, also when later frames are read. */
	public Runnable hold() {
		return (expanded == null ? evidence : expanded).hold();
	}

	/** {@code pcap}, {@code pcapng} or {@code unknown}, with {@code .gz} or the like of a compressed file; after the first {@link #next}. */
	public String format() {
		return (format == null ? UNKNOWN : format.name()) + suffix;
	}

	/** Whether the file is a capture, compressed or not; after the first {@link #next}. */
	public boolean isCapture() {
		return isCapture(format());
	}

	/** Whether {@link #format} says so of a capture, compressed or not. */
	public static boolean isCapture(String format) {
		return !format.startsWith(UNKNOWN);
	}

	/** Offset in the file, as it is on the disk, up to which it was read: how far the work is. */
	public long offset() {
		return evidence.offset() - preceding.offset();
	}

	/** What stands in front of the next file of the set: call after {@link #finish}. */
	Preceding behind() {
		long extent = expansion == null ? evidence.length() : expansion.produced();
		return new Preceding(preceding.files() + 1, preceding.frames() + frames, preceding.offset() + extent + 1);
	}

	/** Number of frames read so far. */
	public long frames() {
		return frames;
	}

	/** Reads the rest of the file for the digests; call once, after the last {@link #next}; not of a file that is only looked at. */
	public Totals finish() throws IOException {
		evidence.finish();
		return new Totals(evidence.length(), evidence.digest(), evidence.mib());
	}

	/**
	 * The file as bytes.
	 *
	 * @param length in bytes
	 * @param sha256 of all
	 * @param mib of each MiB, the last may be shorter
	 */
	public record Totals(long length, Digest sha256, List<Digest> mib) {
	}

	@Override
	public void close() {
		evidence.close();
		if (expanded != null) {
			expanded.close();
		}
	}

	private static final class NoFrames implements FrameFormat {
		@Override
		public String name() {
			return UNKNOWN;
		}

		@Override
		public boolean next(Frame frame) {
			return false;
		}

		@Override
		public FrameRecord record(Frame frame) {
			throw new IllegalStateException("no frame was read");
		}
	}
}
