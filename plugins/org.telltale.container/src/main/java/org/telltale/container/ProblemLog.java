package org.telltale.container;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.Problem;

/** Gathers the problems of reading one thing; beyond a thousand they are counted, not listed. */
public final class ProblemLog {

	private static final int MAX_LISTED = 1000;

	private final Source source;
	private final Place place;
	private final List<Problem> problems = new ArrayList<>();
	private long unlisted;

	/** Problems of this source, which stands at this place. */
	public ProblemLog(Source source, Place place) {
		this.source = source;
		this.place = place;
	}

	/**
	 * Adds a problem.
	 *
	 * @param code stable, dotted, lower-case
	 * @param offset first byte concerned, from the source's start
	 * @param length bytes concerned, cut to what is there
	 * @param what what was found
	 * @param consequence what is therefore missing
	 */
	public void add(String code, long offset, long length, String what, String consequence) {
		if (problems.size() < MAX_LISTED) {
			problems.add(problem(code, offset, length, what, consequence));
		} else {
			unlisted++;
		}
	}

	/** The same as {@link #add} would add, not added. */
	public Problem problem(String code, long offset, long length, String what, String consequence) {
		return new Problem(code, place.where(source, offset, length), what, consequence);
	}

	/** All problems, in the order met; a last one counts those not listed. */
	public List<Problem> problems() {
		if (unlisted == 0) {
			return List.copyOf(problems);
		}
		List<Problem> all = new ArrayList<>(problems);
		all.add(problem("container.more-problems", 0, source.length(), unlisted + " further problems were met here",
				"they are counted, not listed"));
		return List.copyOf(all);
	}
}
