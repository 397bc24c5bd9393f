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
 * @param evidence what came of reading the evidence again for this report, in sentences
 */
public record ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
		Map<String, String> settings, Map<String, Excerpt> excerpts, SealPlan seal, String evidence) {

	public ReportHead {
		settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		excerpts = Collections.unmodifiableMap(new TreeMap<>(excerpts));
	}

	/** Of evidence that is not read again for a draft. */
	public static final String NOT_READ_AGAIN = "The evidence was not read again for this draft; for a report that is signed it is.";

	/** Sealed at level B, without reviewer, from evidence that was not read again. */
	public ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
			Map<String, String> settings, Map<String, Excerpt> excerpts) {
		this(number, version, draft, issued, examiner, tool, platform, settings, excerpts, SealPlan.PLAIN, NOT_READ_AGAIN);
	}

	/** The same with another seal. */
	public ReportHead sealed(SealPlan plan) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, plan, evidence);
	}

	/** The same with what came of reading the evidence again. */
	public ReportHead readAgain(String outcome) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, seal, outcome);
	}
}
