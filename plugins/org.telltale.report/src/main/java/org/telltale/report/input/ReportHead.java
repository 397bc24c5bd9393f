package org.telltale.report.input;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.seal.SealPlan;

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
 * @param seal what pages and manifest say of the seal that the report gets
 * @param edition its language and paper
 */
public record ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
		Map<String, String> settings, Map<String, Excerpt> excerpts, SealPlan seal, Edition edition) {

	public ReportHead {
		settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		excerpts = Collections.unmodifiableMap(new TreeMap<>(excerpts));
	}

	/** Sealed at level B, without reviewer; in English, on A4. */
	public ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
			Map<String, String> settings, Map<String, Excerpt> excerpts) {
		this(number, version, draft, issued, examiner, tool, platform, settings, excerpts, SealPlan.PLAIN, Edition.USUAL);
	}

	/** The same with another seal. */
	public ReportHead sealed(SealPlan plan) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, plan, edition);
	}

	/** The same in another language or on other paper. */
	public ReportHead in(Edition other) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, seal, other);
	}
}
