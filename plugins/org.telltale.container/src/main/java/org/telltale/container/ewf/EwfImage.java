package org.telltale.container.ewf;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Part;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** An EWF image of one segment file or several (docs/formats/images.md). One thread. */
public final class EwfImage {

	private static final String MD5 = "MD5";
	private static final String SHA1 = "SHA-1";

	private final List<Part> parts;
	private final EwfSource media;
	private final Optional<byte[]> md5;
	private final Optional<byte[]> sha1;

	private EwfImage(List<Part> parts, EwfSource media, Optional<byte[]> md5, Optional<byte[]> sha1) {
		this.parts = parts;
		this.media = media;
		this.md5 = md5;
		this.sha1 = sha1;
	}

	/** Whether a segment file starts with these bytes. */
	public static boolean isAt(byte[] start) {
		return Segment.isAt(start);
	}

	/**
	 * Reads the segments' tables.
	 *
	 * @param parts the segment files in their order, the first one first; they stay open while the media are read
	 * @return the image as far as it can be read; no value if it does not say what shape the media have
	 * @throws IOException if the environment fails
	 */
	public static Outcome<EwfImage> open(List<Part> parts) throws IOException {
		return new Opening(parts).open();
	}

	/** The bytes of the media. What is damaged reads as zeros, or as it is: {@link #verify} says where. */
	public Source media() {
		return media;
	}

	/** What is said where {@link #verify} is too dear. */
	public Problem unverified() {
		return log(0).problem("container.expansion", 0, parts.getFirst().source().length(), "the image expands to " + media.length()
				+ " bytes, more than the budget has left", "neither the sums of its chunks nor its digests were compared");
	}

	/**
	 * Reads all chunks, checks their sums and compares the digests that are stored.
	 *
	 * @param progress cancelled, it ends early and says nothing of digests
	 * @return what does not hold, or was not stored
	 * @throws IOException if the environment fails
	 */
	public List<Problem> verify(Progress progress) throws IOException {
		List<ProblemLog> logs = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			logs.add(log(i));
		}
		MessageDigest first = Digest.newDigester(MD5);
		MessageDigest second = Digest.newDigester(SHA1);
		for (long i = 0; i < media.chunks() && !progress.cancelled(); i++) {
			EwfSource.Loaded chunk = media.load(i);
			if (chunk.fault().isPresent()) {
				tell(i, chunk.fault().get(), logs);
			}
			first.update(chunk.bytes());
			second.update(chunk.bytes());
			progress.step("digests of the media", i * media.chunkBytes(), media.length());
		}
		if (!progress.cancelled()) {
			compare(MD5, md5, first.digest(), logs.getFirst());
			compare(SHA1, sha1, second.digest(), logs.getFirst());
			if (md5.isEmpty() && sha1.isEmpty()) {
				logs.getFirst().add("ewf.unverified", 0, 0, "the image stores no digest of the media", "only the sums of its chunks were checked");
			}
		}
		return logs.stream().flatMap(log -> log.problems().stream()).toList();
	}

	private void tell(long number, EwfSource.Fault fault, List<ProblemLog> logs) {
		EwfSource.Placed placed = media.placed(number);
		logs.get(placed.file()).add("ewf.chunk", placed.chunk().offset(), Math.max(0, placed.chunk().stored()), "chunk " + number + " (byte "
				+ number * media.chunkBytes() + " of the media) " + (fault == EwfSource.Fault.SUM ? "has a sum that does not hold" : "is not there or cannot be expanded"),
				fault == EwfSource.Fault.SUM ? "its bytes were used as they are" : "zeros stand for it");
	}

	private static void compare(String name, Optional<byte[]> stored, byte[] computed, ProblemLog log) {
		if (stored.isPresent() && !MessageDigest.isEqual(stored.get(), computed)) {
			log.add("ewf.hash", 0, 0, "the stored " + name + " of the media is " + HexFormat.of().formatHex(stored.get()) + ", that of what was read is "
					+ HexFormat.of().formatHex(computed), "the image is not what was acquired, or not all of it was read");
		}
	}

	private ProblemLog log(int part) {
		return new ProblemLog(parts.get(part).source(), parts.get(part).place());
	}

	/** Lays the segments together. */
	private static final class Opening {

		private final List<Part> parts;
		private final List<Problem> problems = new ArrayList<>();
		private final List<EwfSource.Run> runs = new ArrayList<>();
		private Optional<EwfVolume> volume = Optional.empty();
		private Optional<byte[]> md5 = Optional.empty();
		private Optional<byte[]> sha1 = Optional.empty();
		private String last = "";
		private int chunks;
		private boolean whole = true;

		Opening(List<Part> parts) {
			this.parts = List.copyOf(parts);
		}

		Outcome<EwfImage> open() throws IOException {
			for (int i = 0; i < parts.size() && whole; i++) {
				Part part = parts.get(i);
				ProblemLog log = new ProblemLog(part.source(), part.place());
				Segment segment = new Segment(part, log, ChunkTable.MAX_CHUNKS - chunks);
				whole = segment.read() && fits(segment, i, log);
				if (whole) {
					take(segment, i);
				}
				problems.addAll(log.problems());
			}
			Part first = parts.getFirst();
			ProblemLog log = new ProblemLog(first.source(), first.place());
			if (volume.isEmpty()) {
				problems.add(log.problem("ewf.volume", 0, first.source().length(), "no segment says what shape the media have", "the image was not read"));
				return new Outcome<>(Optional.empty(), problems);
			}
			if (last.equals("next")) {
				log.add("ewf.segment", 0, 0, "the segment " + (parts.size() + 1) + " is missing", "the image is cut there");
			}
			EwfSource media = new EwfSource(parts.stream().map(Part::source).toList(), runs, volume.get().chunkBytes(), volume.get().length());
			if (media.length() < volume.get().length()) {
				log.add("ewf.truncated", 0, first.source().length(), "the media have " + volume.get().length() + " bytes, chunks are listed for "
						+ media.length(), "the image is cut there");
			}
			problems.addAll(log.problems());
			return Outcome.of(new EwfImage(parts, media, md5, sha1), problems);
		}

		private static boolean fits(Segment segment, int index, ProblemLog log) {
			if (segment.number() != index + 1) {
				log.add("ewf.segment", 0, 13, "this is segment " + segment.number() + ", where segment " + (index + 1) + " is expected", "the image is cut there");
				return false;
			}
			return true;
		}

		private void take(Segment segment, int index) {
			volume = volume.or(segment::volume);
			md5 = md5.or(segment::md5);
			sha1 = sha1.or(segment::sha1);
			last = segment.last();
			for (Optional<ChunkTable> table : segment.tables()) {
				if (table.isEmpty()) {
					whole = false;
					return;
				}
				if (table.get().count() > 0) {
					runs.add(new EwfSource.Run(index, table.get()));
					chunks += table.get().count();
				}
			}
		}
	}
}
