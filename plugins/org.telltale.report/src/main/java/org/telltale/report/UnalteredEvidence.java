package org.telltale.report;

import java.util.List;

import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;
import org.telltale.store.vault.SealCheck;

/** What may be signed: facts whose evidence is still as it was imported. */
final class UnalteredEvidence {

	private UnalteredEvidence() {
	}

	/**
	 * The checks, if every item holds.
	 *
	 * @param checks one of each item
	 * @throws CaseException if an item is missing or altered, or the progress said to stop
	 */
	static List<SealCheck> require(Case file, List<SealCheck> checks, Progress progress) throws CaseException {
		if (progress.cancelled()) {
			throw new CaseException("the report was cancelled while the evidence was read again", "nothing was signed; start it again when you like");
		}
		List<String> altered = checks.stream().filter(check -> !check.holds()).map(check -> words(file, check)).toList();
		if (!altered.isEmpty()) {
			throw new CaseException("the evidence is not as it was imported: " + String.join("; ", altered),
					"restore the case from its archive, or put the file back; nothing was signed");
		}
		return checks;
	}

	private static String words(Case file, SealCheck check) {
		String where = file.evidence(check.evidence()).map(Object::toString).orElse(check.evidence());
		return where + (check.present() ? " is altered in bytes " + check.changed() : " is missing or cannot be read");
	}
}
