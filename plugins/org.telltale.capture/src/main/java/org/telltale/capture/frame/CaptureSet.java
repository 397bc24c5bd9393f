package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Files that one capturing program wrote one after another (a ring buffer), in time order. Each stays an item of evidence of its
 * own, with its own digest, frame numbers and offsets: the set only says in which order to read them, and what lies between.
 *
 * @param members by the time of their first frame, then by name; those without frames come last
 */
public record CaptureSet(List<Member> members) {

	/**
	 * A file of the set.
	 *
	 * @param path where it is
	 * @param name without folders; what it is called need not be what its path ends with
	 * @param firstNanos time of its first frame, capture clock; empty if it has none
	 */
	public record Member(Path path, String name, OptionalLong firstNanos) {
	}

	/**
	 * What lies between a file and the next.
	 *
	 * @param before the earlier file
	 * @param behind the later one
	 * @param nanos from the earlier one's latest frame to the later one's first: negative if they overlap
	 */
	public record Seam(Member before, Member behind, long nanos) {

		/** Whether the later file begins before the earlier one ends. */
		public boolean overlaps() {
			return nanos < 0;
		}
	}

	public CaptureSet {
		members = List.copyOf(members);
	}

	/** Orders files by reading the first frame of each. */
	public static CaptureSet of(List<Path> files) throws IOException {
		return of(files, files.stream().map(file -> String.valueOf(file.getFileName())).toList());
	}

	/** The same of files that are called otherwise than their paths say. @param names one for each */
	public static CaptureSet of(List<Path> files, List<String> names) throws IOException {
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			members.add(new Member(files.get(i), names.get(i), first(files.get(i))));
		}
		members.sort(Comparator.comparing((Member member) -> member.firstNanos().isEmpty())
				.thenComparing(member -> member.firstNanos().orElse(0)).thenComparing(Member::name).thenComparing(Member::path));
		return new CaptureSet(members);
	}

	private static OptionalLong first(Path file) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file);
				FrameReader reader = FrameReader.looking(channel, new ProblemLog(String.valueOf(file.getFileName())))) {
			Frame frame = new Frame();
			return reader.next(frame) ? OptionalLong.of(frame.timeNanos) : OptionalLong.empty();
		}
	}

	/**
	 * What lies between the files that have frames.
	 *
	 * @param lastNanos time of the latest frame of each member, in their order, as the reading found; of those without frames any
	 */
	public List<Seam> seams(List<Long> lastNanos) {
		List<Seam> seams = new ArrayList<>();
		for (int i = 1; i < members.size() && members.get(i).firstNanos().isPresent(); i++) {
			seams.add(new Seam(members.get(i - 1), members.get(i), members.get(i).firstNanos().getAsLong() - lastNanos.get(i - 1)));
		}
		return List.copyOf(seams);
	}
}
