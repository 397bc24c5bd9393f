package org.telltale.match;

import java.util.List;
import org.telltale.base.Problem;
import org.telltale.match.coverage.Unsearched;

/**
 * What matching a capture gave.
 *
 * @param sightings by the time and place at which they were completed
 * @param problems forms that were not looked for, and what could not be searched
 * @param bytesSearched bytes in which exhibits were looked for, guessed layers included
 * @param unsearched what could not be searched, by flow, direction and reason; problems say it too
 */
public record MatchResult(List<Sighting> sightings, List<Problem> problems, long bytesSearched, List<Unsearched> unsearched) {

	public MatchResult {
		sightings = List.copyOf(sightings);
		problems = List.copyOf(problems);
		unsearched = List.copyOf(unsearched);
	}
}
