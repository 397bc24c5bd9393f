package org.telltale.cli.bench.periods;

import java.util.List;

/** The scores that a scorer gives to series without a timer: what a score is worth. */
final class ChanceScores {

	private final double[] ascending;

	ChanceScores(List<Scored> chance, Scorer scorer) {
		ascending = chance.stream().mapToDouble(s -> s.scores().get(scorer)).sorted().toArray();
	}

	/** The score that at most so large a share of them exceeds. */
	double threshold(double falsePositives) {
		return ascending[ascending.length - 1 - (int) Math.min(ascending.length - 1, Math.floor(falsePositives * ascending.length))];
	}

	/** The share of them that a score exceeds, half of those that are equal with it. */
	double below(double score) {
		int low = first(score, false);
		int high = first(score, true);
		return (low + high) / 2.0 / ascending.length;
	}

	private int first(double score, boolean above) {
		int low = 0;
		int high = ascending.length;
		while (low < high) {
			int middle = (low + high) / 2;
			boolean goesRight = above ? ascending[middle] <= score : ascending[middle] < score;
			low = goesRight ? middle + 1 : low;
			high = goesRight ? high : middle;
		}
		return low;
	}
}
