package org.telltale.sample.internal.story;

/** The text that lies beside the evidence. */
final class Readme {

	static final String TEXT = """
			SYNTHETIC - the sample case of Telltale

			Everything in this folder is made by a program. The vendor "Hesperus Mobile", its handset "HM Note", all persons, messages,
			pictures, addresses (RFC 5737, RFC 3849), names (.example), AS numbers (64496-64511), telephone numbers (ranges kept for
			fiction) and the IMEI (test TAC) are fictional. Nothing here is evidence about anybody. R6 is hypothetical even within the story.

			plan.json      what to import, in which order, with exhibit numbers and acquisition
			runs.json      handset, runs, conditions with their sources, stimuli, captures
			exhibits.json  known content; each number is listed as an exhibit of its own
			claims.json    what the fictional vendor said, and predicates
			overlay.csv    who is behind an address, as of when; registry, owner and AS are three columns
			type-codes.csv whose the type codes of IMEIs are; that of the counterfeit unit is not in it
			truth.json     what was planted where, what must not be found, which verdicts follow: never an input of the analysis
			captures/      pcap and pcapng files, and the key logs of R9 and R11
			claims/        the pages on which the claims stood, as they were saved
			handset/       settings, screenshots, messages, contacts, photos; in witnesses/ a log of R2 and counters of R5 and R14
			firmware/      partition images of the stock ROM (sparse), of the other ROM of R7 and R8, and the cust partition before and after
			               it was wiped; firmware/same/ holds the stock image a second time, raw, and is not in the plan

			clockOffset is what has to be ADDED to a capture's clock to get UTC (R2, whose clock was eight hours ahead: PT-8H).
			Times in runs.json and plan.json are UTC. Offsets count from 0, frames from 1.
			captures/r1-gateway-snaplen96.pcap keeps 96 bytes of each frame: no content can be found in it.
			""";

	private Readme() {
	}
}
