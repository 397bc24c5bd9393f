package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.Progress;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** Holds facts against their evidence without a report round them: for who checks a maker of facts. */
public final class FactReview {

	/**
	 * What was found.
	 *
	 * @param checks what failed, and how many of each class were checked
	 * @param tallies by class
	 */
	public record Result(List<Check> checks, Map<String, Tally> tallies) {

		public Result {
			checks = List.copyOf(checks);
		}

		/** What does not hold. */
		public List<String> failures() {
			return checks.stream().filter(check -> !check.ok()).map(Check::detail).toList();
		}
	}

	private FactReview() {
	}

	/**
	 * Checks facts.
	 *
	 * @param facts the content of a {@code facts.jsonl}
	 * @param evidence a folder with the evidence that they speak of
	 * @throws SealException if they are not as {@code docs/formats/facts.md} says, or the evidence cannot be read
	 */
	public static Result review(byte[] facts, Path evidence, Progress progress) throws SealException {
		List<Check> checks = new ArrayList<>();
		Map<String, Tally> tallies = new TreeMap<>();
		try {
			new FactJudge(FactFile.read(facts), checks, tallies).judge(Optional.of(evidence), progress);
		} catch (Refusal | IOException e) {
			throw new SealException("the facts cannot be checked: " + e.getMessage(), e);
		}
		return new Result(checks, tallies);
	}
}
