package org.telltale.capture.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Collects problems while a capture is read: each one on its own up to a limit for its code, counted beyond that, so that
 * hostile input cannot fill memory and nothing goes unsaid. Not thread-safe.
 */
public final class ProblemLog {

	private static final int MAX_EACH = 200;

	private final String name;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<String, Integer> perCode = new TreeMap<>();
	private final Map<String, Counted> counted = new TreeMap<>();

	private static final class Counted {
		private final String code;
		private final String what;
		private final String consequence;
		private final long firstOffset;
		private long count;

		private Counted(String code, String what, String consequence, long firstOffset) {
			this.code = code;
			this.what = what;
			this.consequence = consequence;
			this.firstOffset = firstOffset;
		}
	}

	/** @param name what stands for the evidence until its digest is known */
	public ProblemLog(String name) {
		this.name = name;
	}

	/** A problem of its own. */
	public void add(String code, long offset, long length, String what, String consequence) {
		int before = perCode.merge(code, 1, Integer::sum);
		if (before <= MAX_EACH) {
			problems.add(new Problem(code, Where.at(name, Math.max(0, offset), Math.max(0, length)), what, consequence));
		} else {
			count(code + ".more", code, offset, "Further problems of this kind", consequence);
		}
	}

	/** One more of a kind that is reported once, with its number and the offset of the first. */
	public void count(String key, String code, long offset, String what, String consequence) {
		counted.computeIfAbsent(key, k -> new Counted(code, what, consequence, Math.max(0, offset))).count++;
	}

	/** All problems: single ones in the order met, then the counted ones by key. @param evidence names the capture in them */
	public List<Problem> problems(String evidence) {
		List<Problem> all = new ArrayList<>();
		problems.forEach(p -> all.add(new Problem(p.code(), new Where(evidence, p.where().range()), p.what(), p.consequence())));
		counted.values().forEach(c -> all.add(new Problem(c.code, Where.at(evidence, c.firstOffset, 0),
				c.what + ": " + c.count + (c.count == 1 ? " time." : " times, first here."), c.consequence)));
		return all;
	}
}
