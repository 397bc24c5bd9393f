package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Collects problems; of each code only the first few are kept one by one, the others are counted, so that a hostile
 * file cannot fill the memory with complaints.
 */
final class ProblemList {

	private static final int EACH = 100;

	private final List<Problem> problems = new ArrayList<>();
	private final Map<String, Integer> counts = new HashMap<>();

	void add(String code, Where where, String what, String consequence) {
		int count = counts.merge(code, 1, Integer::sum);
		if (count <= EACH) {
			problems.add(new Problem(code, where, what, consequence));
		}
	}

	void addAll(List<Problem> more) {
		more.forEach(problem -> add(problem.code(), problem.where(), problem.what(), problem.consequence()));
	}

	/** The problems in the order met, then a line for each code of which there were more. */
	List<Problem> list(Where file) {
		List<Problem> all = new ArrayList<>(problems);
		counts.entrySet().stream().filter(entry -> entry.getValue() > EACH).sorted(Map.Entry.comparingByKey())
				.forEach(entry -> all.add(new Problem(entry.getKey(), file,
						entry.getValue() - EACH + " more of this kind.", "As said for the first " + EACH + ".")));
		return all;
	}
}
