package org.telltale.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.CaseException;

/**
 * What stands at the head of a case.
 *
 * @param zone the zone in which people read times, beside UTC
 * @param synthetic whether the case is made up: every page of its reports says so
 */
public record CaseDetails(String number, String title, String examiner, String organisation, String authority, String scope,
		String commission, String question, String classification, String zone, boolean synthetic) {

	/** Whether a text shows nothing to a person: it is empty, or holds blanks and marks alone that nobody sees. */
	public static boolean isBlank(String text) {
		return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isIdentifierIgnorable(c));
	}

	/** Refuses a head without case number, title or name of the examiner: its reports could not be told from others. */
	void requireNamed() throws CaseException {
		Map<String, String> needed = new LinkedHashMap<>();
		needed.put("case number", number);
		needed.put("title", title);
		needed.put("name of the examiner", examiner);
		for (Map.Entry<String, String> each : needed.entrySet()) {
			if (isBlank(each.getValue())) {
				throw new CaseException("the case has no " + each.getKey() + ": it is empty or blank", "give one that can be read; nothing was made");
			}
		}
	}

	/** A new case model with this head. @param created when the case is made */
	CaseFile toModel(Instant created) {
		CaseFile file = TelltaleFactory.eINSTANCE.createCaseFile();
		file.setNumber(number);
		file.setTitle(title);
		file.setExaminer(examiner);
		file.setOrganisation(organisation);
		file.setAuthority(authority);
		file.setScope(scope);
		file.setCommission(commission);
		file.setQuestion(question);
		file.setClassification(classification);
		file.setZone(zone);
		file.setSynthetic(synthetic);
		file.setCreated(created);
		return file;
	}
}
