package org.telltale.audit.cells;

/**
 * What could not be read, against what it would take.
 *
 * @param unreadableBytes bytes that left the handset unread or not searched, to endpoints outside the baseline
 * @param smallestBytes smallest encoding of one stimulus
 * @param encryptedAllowed whether the claim is only that nothing goes in clear
 */
record Volume(long unreadableBytes, long smallestBytes, boolean encryptedAllowed) {

	Cell judge(CellBuilder cell) {
		if (unreadableBytes >= smallestBytes) {
			return cell.verdict(Verdict.INCONCLUSIVE, "unreadable-bytes",
					unreadableBytes + " bytes that left the handset could not be read or searched; " + smallestBytes + " would hold it.", unreadableBytes);
		} else if (unreadableBytes > 0) {
			return cell.verdict(Verdict.EXCLUDED_BY_VOLUME, "volume",
					"Only " + unreadableBytes + " bytes could not be read or searched; its smallest encoding takes " + smallestBytes + ".", unreadableBytes);
		}
		if (encryptedAllowed) {
			return cell.verdict(Verdict.NOT_CONTRADICTED, "all-controls",
					"It was not seen to leave in clear; three stimuli, a positive control and a record without gaps stand behind that. What was encrypted was not read.", 0);
		}
		return cell.verdict(Verdict.NOT_CONTRADICTED, "all-controls",
				"It was not seen to leave; three stimuli, a positive control and a readable record without gaps stand behind that.", 0);
	}
}
