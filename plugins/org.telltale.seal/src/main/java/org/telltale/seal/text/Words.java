package org.telltale.seal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fixed English words of the pages, as docs/formats/report-text.md lists them. */
final class Words {

	/** The words of verdicts, the gravest first. */
	static final List<String> VERDICTS = List.of("contradicted", "inconclusive", "not contradicted", "excluded by volume", "confirmed", "not tested", "not applicable");
	static final List<String> SEVERITIES = List.of("high", "medium", "low", "information");
	/** The severity of findings that a summary only counts. */
	static final String INFORMATION = "information";
	/** Headings of numbered sections between which text is looked up. */
	static final List<String> HEADINGS = List.of("2 Summary", "3 Examiners", "5 Evidence", "6 Custody and actions", "7 Device under test", "10 Method", "11 Data quality", "12 Findings",
			"13 Endpoints", "16 Claim audit", "17 Timeline");
	/** Those of a summary. */
	static final List<String> SUMMARY_HEADINGS = List.of("1 The question", "2 Verdicts", "3 What the verdicts rest on", "4 Findings, and contrary evidence", "5 Coverage", "6 Limits", "7 Tests",
			"8 Endpoints", "9 Attached files, and how to verify", "10 Signature");
	/** Heads of tables, which every page of a table repeats: lines that are these alone are no text. */
	static final Set<String> TABLE_HEADS = Set.of("ClaimVerdictWhy,andwhatlimitsit", "No.FindingWeightStatus", "No.ItemKind,formatAcquiredClockBytes", "No.WhenWhoWhat",
			"RunKindVerdictReasonTestedUnreadClockSource", "RunConditionsSMSPHOTOCONTACTIDENTIFIERPHONE_NUMBER", "TypeCheckedbytheverifierasFacts", "WhatwouldchangetheconclusionInthecells",
			"ClaimVerdictWhatwasclaimed,whythisverdict,andwhatlimitsitmost", "ClaimCellorsightingWhatitsays;thenumberofitsfact", "No.FindingWeightStatusNumber", "FindingContraryfact",
			"RunFlowsPayloadoutUnreadableoutShareNotsearchedPayloadinUnread.inGaps", "ClassHowtheverifierchecksitFacts", "ReasonClaim:runandkindWhatwouldsettleit", "MeasuredNumber",
			"RunWhatwastestedHandsetConditionsStimuliLasted", "AddressNames;flowsCountryOwnerOutIn");
	/** What was tried as another explanation of a finding. */
	private static final Map<String, String> EXPLANATIONS = Map.of("act", "An act of the user", "push", "A push service", "update", "An update or download", "time", "A time service",
			"content-network", "A content network", "laboratory", "The laboratory itself");
	private static final Map<String, String> LIMITS = Map.of(
			"contradicted", "Holds for the handset, software and conditions of the runs named; it does not say who read the data, nor why they were sent.",
			"inconclusive", "What could not be read, or a control that is missing, leaves the question open; see section 18 for what would settle it.",
			"not contradicted", "Tests cannot prove a universal “never”: said only of the conditions, durations and stimuli that were tested.",
			"confirmed", "Said of the default as read from this ROM and of the states that were observed, not of other builds.",
			"not tested", "Nothing can be said either way.", "not applicable", "Nothing can be said either way.");
	static final String STATEMENT_ALONE = "At least one deciding cell rests on a person's statement of the condition alone.";

	private Words() {
	}

	/** What limits a claim's verdict. */
	static String limit(String verdict) {
		return LIMITS.getOrDefault(verdict, "");
	}

	/** The reader's word for a kind of explanation. */
	static String explanation(String kind) {
		return EXPLANATIONS.getOrDefault(kind, kind);
	}

	/** The gravest of verdicts; those that cells may have and claims may not stand for their neighbour. */
	static String gravest(Set<String> verdicts) {
		Optional<String> gravest = VERDICTS.stream().filter(verdicts::contains).findFirst();
		return gravest.map(verdict -> verdict.equals("excluded by volume") ? "not contradicted" : verdict).orElse("not tested");
	}
}
