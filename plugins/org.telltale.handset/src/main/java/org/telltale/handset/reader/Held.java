package org.telltale.handset.reader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.ExpandedSource;
import org.telltale.container.Source;

/**
 * A file's bytes for readers that go back and forth: where they stand plainly, else held until they are released.
 *
 * @param source the bytes; empty if they cannot be opened, or are too many to be held
 * @param problems of opening them
 * @param tooLarge how many bytes there are at least, if they are too many
 */
record Held(Optional<Source> source, List<Problem> problems, Optional<Long> tooLarge) {

	private static final int STEP = 1 << 16;
	/** What a container's reader says of content that it cut because too much would be held. */
	private static final String CUT = "container.expansion";

	/**
	 * Opens a file inside a container.
	 *
	 * @param sequential whether what does not stand plainly is computed from its start on each time
	 */
	static Held of(Entry entry, boolean sequential, Budget budget) throws IOException {
		Outcome<Source> opened = entry.content().open(budget);
		Source source = opened.value().orElse(Source.empty());
		boolean cut = opened.problems().stream().anyMatch(problem -> problem.code().equals(CUT));
		boolean copied = sequential && source.origin(new ByteRange(0, source.length())).isEmpty();
		if (cut || copied && source.length() > budget.room()) {
			budget.release(source);
			return new Held(Optional.empty(), List.of(), Optional.of(source.length()));
		}
		return new Held(opened.value().isEmpty() || !copied ? opened.value() : Optional.of(copy(source, budget)), opened.problems(), Optional.empty());
	}

	private static Source copy(Source source, Budget budget) throws IOException {
		ExpandedSource copy = new ExpandedSource();
		byte[] step = new byte[STEP];
		while (copy.length() < source.length()) {
			copy.append(step, 0, source.read(copy.length(), step, 0, STEP));
		}
		budget.hold(copy.length());
		return copy;
	}
}
