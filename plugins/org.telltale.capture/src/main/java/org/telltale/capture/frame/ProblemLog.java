package org.telltale.capture.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Collects problems while a capture is read: each one on its own up to a limit for its code, counted beyond that, so that
 * hostile input cannot fill memory and nothing goes unsaid. Each thread has its own; {@link #merged} puts them together
 * by the moments at which they were met, so that the result does not depend on the number of threads. Not thread-safe.
 */
public final class ProblemLog {

	private static final int MAX_EACH = 200;

	private final String name;
	private final List<Single> singles = new ArrayList<>();
	private final Map<String, Integer> perCode = new TreeMap<>();
	private final Map<String, Counted> counted = new TreeMap<>();
	private long moment;

	private record Single(long moment, Problem problem) {
	}

	private static final class Counted {
		private final String code;
		private final String what;
		private final String consequence;
		private final long firstOffset;
		private final long firstMoment;
		private long count;

		private Counted(String code, String what, String consequence, long firstOffset, long firstMoment) {
			this.code = code;
			this.what = what;
			this.consequence = consequence;
			this.firstOffset = firstOffset;
			this.firstMoment = firstMoment;
		}
	}

	/** @param name what stands for the evidence until its digest is known */
	public ProblemLog(String name) {
		this.name = name;
	}

	/** Says that what follows is met at this moment: a number that grows over the whole reading, the same with any number of threads. */
	public void at(long number) {
		moment = number;
	}

	/** A problem of its own. */
	public void add(String code, long offset, long length, String what, String consequence) {
		Problem problem = new Problem(code, Where.at(name, Math.max(0, offset), Math.max(0, length)), what, consequence);
		int before = perCode.merge(code, 1, Integer::sum);
		if (before <= MAX_EACH) {
			singles.add(new Single(moment, problem));
		} else {
			more(problem, moment, 1);
		}
	}

	/** One more of a kind that is reported once, with its number and the offset of the first. */
	public void count(String key, String code, long offset, String what, String consequence) {
		count(key, code, offset, what, consequence, moment, 1);
	}

	private void more(Problem problem, long met, long number) {
		count(problem.code() + ".more", problem.code(), problem.where().range().offset(), "Further problems of this kind", problem.consequence(),
				met, number);
	}

	private void count(String key, String code, long offset, String what, String consequence, long met, long number) {
		Counted known = counted.get(key);
		if (known == null || met < known.firstMoment) {
			Counted earlier = new Counted(code, what, consequence, Math.max(0, offset), met);
			earlier.count = known == null ? 0 : known.count;
			counted.put(key, earlier);
			known = earlier;
		}
		known.count += number;
	}

	/** All logs in one, as if one thread had met everything in their order. */
	public static ProblemLog merged(String name, List<ProblemLog> logs) {
		ProblemLog all = new ProblemLog(name);
		List<Single> singles = new ArrayList<>();
		logs.forEach(log -> singles.addAll(log.singles));
		singles.sort(Comparator.comparingLong(Single::moment));
		for (Single single : singles) {
			int before = all.perCode.merge(single.problem.code(), 1, Integer::sum);
			if (before <= MAX_EACH) {
				all.singles.add(single);
			} else {
				all.more(single.problem, single.moment, 1);
			}
		}
		logs.forEach(log -> log.counted.forEach((key, c) -> all.count(key, c.code, c.firstOffset, c.what, c.consequence, c.firstMoment, c.count)));
		return all;
	}

	/** All problems: single ones in the order met, then the counted ones by key. @param evidence names the capture in them */
	public List<Problem> problems(String evidence) {
		List<Problem> all = new ArrayList<>();
		singles.forEach(s -> all.add(new Problem(s.problem.code(), new Where(evidence, s.problem.where().range()), s.problem.what(),
				s.problem.consequence())));
		counted.values().forEach(c -> all.add(new Problem(c.code, Where.at(evidence, c.firstOffset, 0),
				c.what + ": " + c.count + (c.count == 1 ? " time." : " times, first here."), c.consequence)));
		return all;
	}
}
