package org.telltale.report.input;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the report says of itself.
 *
 * @param number running number of the report in its case; 0 for a draft, which takes none
 * @param version version of that report, from 1
 * @param draft whether every page is marked DRAFT
 * @param issued the moment that stands on it
 * @param examiner who answers for it
 * @param tool name and version of the program
 * @param platform Java runtime, operating system and time-zone data, in words
 * @param settings settings of the analysis, by name
 * @param excerpts bytes round the match, by the fact id of the sighting; a sighting may be without
 */
public record ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
		Map<String, String> settings, Map<String, Excerpt> excerpts) {

	public ReportHead {
		settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		excerpts = Collections.unmodifiableMap(new TreeMap<>(excerpts));
	}
}
