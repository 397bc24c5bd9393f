package org.telltale.capture.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.frame.CaptureSet;

/** What speaks against files being one capture without a gap ({@code scan.md}, Sets). That nothing does proves nothing. */
public final class SetSeams {

	/** dumpcap: {@code NAME_00012_20140807100000.pcapng}. */
	private static final Pattern RING = Pattern.compile("(.*_)(\\d{1,9})_\\d{14}(?:\\.\\w+)*");
	/** tcpdump and others: {@code NAME12}, {@code NAME_12.pcap.gz}; a number of more digits is a date. */
	private static final Pattern NUMBERED = Pattern.compile("(|.*\\D)(\\d{1,6})(?:\\.\\w*[a-zA-Z]\\w*)*");

	private record Numbered(String series, long number) {
	}

	private SetSeams() {
	}

	/**
	 * The problems of a set that has been read.
	 *
	 * @param lastNanos the latest frame of each file that was read, in the order of the set
	 */
	public static List<Problem> problems(CaptureSet set, SetPlaces places, List<Optional<Long>> lastNanos) {
		List<Problem> found = new ArrayList<>();
		Map<String, SetFile> known = new HashMap<>();
		for (int i = 0; i < places.files().size(); i++) {
			SetFile file = places.files().get(i);
			SetFile same = known.putIfAbsent(file.evidence(), file);
			if (same != null && file.frames() > 0) {
				found.add(problem("capture.set-twice", file, file.name() + " and " + same.name() + " are the same bytes.", "Their frames count twice."));
			}
			if (i > 0) {
				overlap(places.files().get(i - 1), file, lastNanos.get(i - 1), set.members().get(i).firstNanos()).ifPresent(found::add);
				missing(places.files().get(i - 1), file).ifPresent(found::add);
			}
		}
		return found;
	}

	private static Optional<Problem> overlap(SetFile before, SetFile behind, Optional<Long> last, OptionalLong first) {
		if (last.isEmpty() || first.isEmpty() || first.getAsLong() >= last.get()) {
			return Optional.empty();
		}
		return Optional.of(problem("capture.set-overlap", behind, "It begins " + (last.get() - first.getAsLong()) + " ns before " + before.name()
				+ ", the file in front of it, ends.", "They were read one behind the other: if they are no set, or frames are in both, flows show gaps and repeated bytes."));
	}

	private static Optional<Problem> missing(SetFile before, SetFile behind) {
		Optional<Numbered> first = numbered(before.name());
		Optional<Numbered> second = numbered(behind.name());
		boolean skipped = first.isPresent() && second.isPresent() && first.get().series().equals(second.get().series())
				&& second.get().number() > first.get().number() + 1;
		return skipped ? Optional.of(problem("capture.set-missing", behind, "By the numbers in their names, there were files between " + before.name()
				+ " and " + behind.name() + " that are not in the set.",
				"What they held was not read: flows go on behind the border as behind a gap.")) : Optional.empty();
	}

	private static Optional<Numbered> numbered(String name) {
		Matcher ring = RING.matcher(name);
		Matcher plain = NUMBERED.matcher(name);
		if (ring.matches()) {
			return Optional.of(new Numbered(ring.group(1), Long.parseLong(ring.group(2))));
		}
		return plain.matches() ? Optional.of(new Numbered(plain.group(1), Long.parseLong(plain.group(2)))) : Optional.empty();
	}

	private static Problem problem(String code, SetFile file, String what, String consequence) {
		return new Problem(code, Where.at(file.evidence(), 0, 0), what, consequence);
	}
}
