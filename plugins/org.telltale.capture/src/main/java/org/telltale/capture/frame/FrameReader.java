package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.telltale.base.Digest;

/**
 * Walks the frames of a capture file from first to last, once, and digests the bytes that it walks over. Formats: pcap
 * (draft-ietf-opsawg-pcap and its variants, see {@link PcapLayout}; either byte order) and pcapng
 * (draft-ietf-opsawg-pcapng). Damage is a problem in the log, never an exception. Not thread-safe; reads {@code channel}
 * from where it stands and leaves closing it to the caller.
 */
public final class FrameReader implements AutoCloseable {

	/** The longest record or block that is taken for real: longer ones are damage. */
	static final int MAX_RECORD = 64 << 20;

	private final EvidenceStream stream;
	private final ProblemLog log;
	private final FileNotes notes;
	private FrameFormat format;
	private long frames;

	/**
	 * @param log hears what could not be read
	 * @param mib whether a digest of each MiB is wanted as well as that of the whole
	 */
	public FrameReader(ReadableByteChannel channel, ProblemLog log, boolean mib) {
		this(channel, log, mib, FileNotes.NONE);
	}

	/**
	 * @param log hears what could not be read
	 * @param mib whether a digest of each MiB is wanted as well as that of the whole
	 * @param notes hears what the file says beside its frames
	 */
	public FrameReader(ReadableByteChannel channel, ProblemLog log, boolean mib, FileNotes notes) {
		this.stream = new EvidenceStream(channel, mib);
		this.log = log;
		this.notes = notes;
	}

	/** Reads the next frame; false at the end of what can be read. */
	public boolean next(Frame frame) throws IOException {
		if (format == null) {
			format = recognise();
		}
		frame.number = frames + 1;
		if (!format.next(frame)) {
			return false;
		}
		frames++;
		return true;
	}

	private FrameFormat recognise() throws IOException {
		if (!stream.require(4)) {
			return unknown("The file is shorter than a capture's magic number.");
		}
		byte[] bytes = stream.bytes();
		int magic = (int) EvidenceStream.u32(bytes, stream.position(), false);
		if (PcapLayout.isMagic(magic)) {
			return new PcapFrames(stream, log, notes);
		}
		if (magic == PcapngFrames.SECTION) {
			return new PcapngFrames(stream, log, notes);
		}
		return magic >>> 16 == 0x1f8b ? compressed() : unknown("The file is neither pcap nor pcapng.");
	}

	private FrameFormat compressed() {
		log.add("capture.compressed", 0, 0, "The file is compressed with gzip, which is not read in this version.",
				"None of its frames was examined; give the uncompressed file.");
		return new NoFrames();
	}

	private FrameFormat unknown(String what) {
		log.add("capture.unknown-format", 0, 0, what, "Nothing in it was examined.");
		return new NoFrames();
	}

	/** Keeps the array of the last frame as it is until the result is run, also when later frames are read. */
	public Runnable hold() {
		return stream.hold();
	}

	/** {@code pcap}, {@code pcapng} or {@code unknown}; after the first {@link #next}. */
	public String format() {
		return format == null ? "unknown" : format.name();
	}

	/** Offset in the file up to which frames were read. */
	public long offset() {
		return stream.offset();
	}

	/** Number of frames read so far. */
	public long frames() {
		return frames;
	}

	/** Reads the rest of the file for the digests; call once, after the last {@link #next}. */
	public Totals finish() throws IOException {
		stream.finish();
		return new Totals(stream.length(), stream.digest(), stream.mib());
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
		stream.close();
	}

	private static final class NoFrames implements FrameFormat {
		@Override
		public String name() {
			return "unknown";
		}

		@Override
		public boolean next(Frame frame) {
			return false;
		}
	}
}
