package org.telltale.casework;

import java.time.Instant;

import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;

/**
 * What stands at the head of a case.
 *
 * @param zone the zone in which people read times, beside UTC
 * @param synthetic whether the case is made up: every page of its reports says so
 */
public record CaseDetails(String number, String title, String examiner, String organisation, String authority, String scope,
		String commission, String question, String classification, String zone, boolean synthetic) {

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
