package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of one capture file, or of several one behind the other as if they were one ({@code derivation.md}, Sets): each file is
 * opened when the one in front of it has been read and digested, and closed then. Not thread-safe.
 */
public final class FileSequence implements AutoCloseable {

	/** A file to be read. */
	public interface Input {

		/** Its name, without folders. */
		String name();

		/** Opens it at its first byte; the sequence closes it. */
		ReadableByteChannel open() throws IOException;
	}

	/**
	 * A file that has been read.
	 *
	 * @param format {@code pcap}, {@code pcapng} or {@code unknown}, with {@code .gz} or the like of a compressed file
	 * @param preceding what stands in front of it
	 * @param frames how many frames it has
	 */
	public record Read(String name, String format, FrameReader.Totals totals, Preceding preceding, long frames) {
	}

	private final List<? extends Input> inputs;
	private final ProblemLog log;
	private final boolean mib;
	private final FileNotes notes;
	private final List<Read> read = new ArrayList<>();
	private Preceding preceding;
	private ReadableByteChannel channel;
	private FrameReader reader;
	private long behind;

	/**
	 * @param inputs at least one
	 * @param first what offsets and frame numbers count from: {@link Preceding#NOTHING} for a file alone, else {@link Preceding#FIRST_OF_SET}
	 * @param log hears what could not be read
	 * @param mib whether a digest of each MiB is wanted as well as that of the whole
	 * @param notes hears what the files say beside their frames
	 */
	public FileSequence(List<? extends Input> inputs, Preceding first, ProblemLog log, boolean mib, FileNotes notes) {
		this.inputs = List.copyOf(inputs);
		this.preceding = first;
		this.log = log;
		this.mib = mib;
		this.notes = notes;
	}

	/** Reads the next frame; false at the end of what can be read of the last file. */
	public boolean next(Frame frame) throws IOException {
		open();
		while (!reader.next(frame)) {
			if (preceding.files() + 1 == inputs.size()) {
				return false;
			}
			end();
			open();
		}
		return true;
	}

	private void open() throws IOException {
		if (reader == null) {
			channel = inputs.get(preceding.files()).open();
			reader = new FrameReader(channel, log, mib, notes, preceding);
		}
	}

	/** Ends the file that is open. */
	private void end() throws IOException {
		FrameReader.Totals totals = reader.finish();
		read.add(new Read(inputs.get(preceding.files()).name(), reader.format(), totals, preceding, reader.frames()));
		behind += totals.length();
		preceding = reader.behind();
		close();
	}

	/** Keeps the array of the last frame as it is until the result is run, also when later frames are read. */
	public Runnable hold() {
		return reader.hold();
	}

	/** What stands in front of the file that is being read. */
	public Preceding preceding() {
		return preceding;
	}

	/** How many bytes of the files, as they are on the disk, have been read: how far the work is. */
	public long offset() {
		return behind + reader.offset();
	}

	/** Reads the rest of the file that is open for its digests; call once, after the last {@link #next}. @return all files that were opened, in order */
	public List<Read> finish() throws IOException {
		open();
		end();
		return List.copyOf(read);
	}

	@Override
	public void close() throws IOException {
		if (reader != null) {
			reader.close();
			reader = null;
			channel.close();
		}
	}
}
