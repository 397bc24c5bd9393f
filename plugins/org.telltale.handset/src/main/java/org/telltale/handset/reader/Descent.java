package org.telltale.handset.reader;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Limits;
import org.telltale.handset.HandsetRecord;

/**
 * The way down into one item of evidence: what all containers in it share, one inside the other. One thread.
 *
 * @param passwords for what is encrypted; each is tried
 * @param sink takes the records
 * @param budget of the whole item
 * @param depth containers that the one being read is inside of
 */
record Descent(List<String> passwords, Consumer<HandsetRecord> sink, Progress progress, Budget budget, int depth) {

	/** Containers inside containers. */
	static final int MOST_DEPTH = 3;
	/** What is held at one moment of what does not stand plainly in the evidence: a file with what lies beside it. */
	static final long MOST_HELD = 64L << 20;

	private static final long MOST_ENTRIES = 400_000;

	static final Limits LIMITS = new Limits(MOST_DEPTH, MOST_ENTRIES, Limits.STANDARD.maxExpandedBytes(), MOST_HELD,
			Limits.STANDARD.maxRatio(), Limits.STANDARD.freeBytes());

	/** The way into an item of evidence of so many bytes. */
	static Descent into(long bytes, List<String> passwords, Consumer<HandsetRecord> sink, Progress progress) {
		return new Descent(passwords, sink, progress, new Budget(LIMITS, bytes), 0);
	}

	/** The same way, one container deeper. */
	Descent deeper() {
		return new Descent(passwords, sink, progress, budget, depth + 1);
	}

	/** The same way, its records heard by another. */
	Descent heardBy(Consumer<HandsetRecord> other) {
		return new Descent(passwords, other, progress, budget, depth);
	}
}
