package org.telltale.seal.text;

import java.util.List;

import org.telltale.seal.facts.Manifest;
import org.telltale.seal.refusal.Refusal;

/** Whether pages are those of the master that the manifest names. */
final class MasterPages {

	private static final String EXAMINATION = "Report of the examination";
	private static final String SUMMARY = "Summary for a regulator";
	private static final String PUBLIC = "This is the public report.";
	private static final String FULL = "This is the full report.";
	/** Headings that the full and the public report have, and the summary has not. */
	private static final List<String> OF_ALL_SECTIONS = List.of("2 Summary", "5 Evidence", "6 Custody and actions", "10 Method", "12 Findings", "16 Claim audit");

	private MasterPages() {
	}

	/** Refuses pages whose title or headings are those of another master. @param manifest of a public report or a summary, in a language that is known */
	static void require(PageText pages, Manifest manifest) throws Refusal {
		boolean masked = manifest.isPublic();
		String own = masked ? EXAMINATION : SUMMARY;
		String other = masked ? SUMMARY : EXAMINATION;
		Refusal.unless(pages.hasLine(own), "the pages do not say “" + own + "”, as those of the master do that the manifest names");
		Refusal.unless(!pages.hasLine(other), "the pages say “" + other + "”, and the manifest calls them otherwise");
		Refusal.unless(masked == pages.begins(PUBLIC), "the pages do not say as the manifest whether this is the public report");
		Refusal.unless(!pages.begins(FULL), "the pages say “" + FULL + "”, and the manifest calls them otherwise");
		for (String heading : OF_ALL_SECTIONS) {
			Refusal.unless(masked == pages.hasLine(heading), masked ? "the pages have no section “" + heading + "”" : "the pages have the section “" + heading + "”, which no summary has");
		}
	}
}
