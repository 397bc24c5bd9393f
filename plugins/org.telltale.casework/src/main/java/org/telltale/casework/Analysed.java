package org.telltale.casework;

import java.util.List;

import org.telltale.base.Problem;

/**
 * What an analysis gave.
 *
 * @param capturesRead captures that were read again because exhibits, runs or settings had changed
 * @param problems what stands in the way of a complete result
 */
public record Analysed(int capturesRead, int capturesKept, int sightings, int links, int cells, int findings, List<Problem> problems) {

	public Analysed {
		problems = List.copyOf(problems);
	}
}
