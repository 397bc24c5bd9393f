package org.telltale.cli.bench.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One repetition: the frames of all parts in the order of time, each with what must be changed in it.
 *
 * @param book   their addresses
 * @param frames in the order of time
 */
record Template(AddressBook book, List<Timed> frames) {

	/** Parts begin at any moment of the first two minutes, so that many flows run at once. */
	private static final long STARTS_WITHIN_MICROS = 120_000_000;
	/** Longer silence is cut to this: some captures were merged from takes that lie years apart. */
	private static final long LONGEST_SILENCE_MICROS = 60_000_000;

	/**
	 * A frame of the repetition.
	 *
	 * @param micros   after the beginning of the repetition
	 * @param frame    as the source has it
	 * @param edits    what changes with the addresses
	 * @param newFlows how many TCP and UDP flows of the repetition begin with it
	 */
	record Timed(long micros, SourceFrame frame, FrameEdits edits, int newFlows) {
	}

	private record Placed(long micros, SourceFrame frame, FrameScan scan) {
	}

	static Template of(Mix mix, long seed) {
		AddressBook book = new AddressBook();
		SplittableRandom random = new SplittableRandom(seed);
		List<Placed> placed = new ArrayList<>();
		for (int part = 0; part < mix.parts().size(); part++) {
			long micros = random.nextLong(STARTS_WITHIN_MICROS);
			long last = mix.parts().get(part).frames().getFirst().timeNanos();
			for (SourceFrame frame : mix.parts().get(part).frames()) {
				long passed = Math.clamp((frame.timeNanos() - last) / 1_000, 0, LONGEST_SILENCE_MICROS);
				last = frame.timeNanos();
				micros += passed;
				FrameScan scan = new FrameScan(book, part, frame.bytes());
				if (!scan.repeats()) {
					placed.add(new Placed(micros, frame, scan));
				}
			}
		}
		placed.sort(Comparator.comparingLong(Placed::micros));
		return new Template(book, timed(placed));
	}

	private static List<Timed> timed(List<Placed> placed) {
		Set<String> flows = new TreeSet<>();
		List<Timed> frames = new ArrayList<>(placed.size());
		for (Placed each : placed) {
			int fresh = (int) each.scan.flows().stream().filter(flows::add).count();
			frames.add(new Timed(each.micros, each.frame, each.scan.edits(), fresh));
		}
		return frames;
	}
}
