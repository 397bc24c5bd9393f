package org.telltale.match;

import java.util.List;
import org.telltale.base.Problem;

/**
 * What matching a capture gave.
 *
 * @param sightings by the time and place at which they were completed
 * @param problems forms that were not looked for, and guesses that were over budget
 * @param bytesSearched bytes in which exhibits were looked for, guessed layers included
 */
public record MatchResult(List<Sighting> sightings, List<Problem> problems, long bytesSearched) {

	public MatchResult {
		sightings = List.copyOf(sightings);
		problems = List.copyOf(problems);
	}
}
