package org.telltale.report.input;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
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
 * @param evidence of how many items the evidence was read again for this report and found as it was imported; empty: it was not read again
 * @param edition its language and paper
 */
public record ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
		Map<String, String> settings, Map<String, Excerpt> excerpts, SealPlan seal, OptionalInt evidence, Edition edition) {

	public ReportHead {
		settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		excerpts = Collections.unmodifiableMap(new TreeMap<>(excerpts));
	}

	/** Sealed at level B, without reviewer, from evidence that was not read again; in English, on A4. */
	public ReportHead(int number, int version, boolean draft, Instant issued, String examiner, String tool, String platform,
			Map<String, String> settings, Map<String, Excerpt> excerpts) {
		this(number, version, draft, issued, examiner, tool, platform, settings, excerpts, SealPlan.PLAIN, OptionalInt.empty(), Edition.USUAL);
	}

	/** The same with another seal. */
	public ReportHead sealed(SealPlan plan) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, plan, evidence, edition);
	}

	/** The same of evidence that was read again. @param items how many, each as it was imported */
	public ReportHead readAgain(int items) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, seal, OptionalInt.of(items), edition);
	}

	/** The same in another language or on other paper. */
	public ReportHead in(Edition other) {
		return new ReportHead(number, version, draft, issued, examiner, tool, platform, settings, excerpts, seal, evidence, other);
	}
}
