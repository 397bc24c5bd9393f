package org.telltale.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.emf.ecore.impl.EValidatorRegistryImpl;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.junit.jupiter.api.Test;
import org.telltale.model.CaseFile;
import org.telltale.model.ExhibitKind;
import org.telltale.model.FindingStatus;
import org.telltale.model.SampleModel;
import org.telltale.model.SourceKind;

class CaseValidatorTest {

	private final CaseFile caseFile = SampleModel.create();

	private List<String> errors() {
		return CaseValidator.complaints(caseFile).stream().filter(c -> c.severity() == Complaint.Severity.ERROR).map(Complaint::code).toList();
	}

	@Test
	void soundCaseHasNoErrors() {
		assertEquals(List.of(), errors());
	}

	@Test
	void runThatEndsBeforeItsStartIsNamedWithWhatToDo() {
		caseFile.getRuns().getFirst().setEnd(SampleModel.START);
		List<Complaint> complaints = CaseValidator.complaints(caseFile);
		Complaint first = complaints.stream().filter(c -> c.code().equals("run.end")).findFirst().orElseThrow();
		assertEquals("run E1: it ends at 2014-08-07T10:00:00Z, not after its start at 2014-08-07T10:00:00Z; correct one of the two times", first.text());
	}

	@Test
	void conditionOutsideOfItsRunIsAnError() {
		caseFile.getRuns().getFirst().getConditions().getFirst().setTo(SampleModel.START.plusSeconds(3601));
		assertEquals(List.of("condition.outside"), errors());
		caseFile.getRuns().getFirst().getConditions().getFirst().setUncertainty(Duration.ofSeconds(2));
		assertEquals(List.of(), errors(), "inside within its uncertainty");
	}

	@Test
	void statementOfNobodyIsAnError() {
		caseFile.getRuns().getFirst().getConditions().getFirst().setSource(SourceKind.STATEMENT);
		assertEquals(List.of("condition.by"), errors());
	}

	@Test
	void valueOutsideOfTheDimensionsOrderIsNoError() {
		caseFile.getRuns().getFirst().getConditions().getFirst().setValue("maybe");
		assertEquals(List.of(), errors());
		assertTrue(CaseValidator.complaints(caseFile).stream().anyMatch(c -> c.code().equals("condition.order")));
	}

	@Test
	void idsAreThereAndUniqueWithinTheirList() {
		caseFile.getExhibits().get(1).setId("E1");
		assertEquals(List.of("exhibits.id"), errors());
		caseFile.getExhibits().get(1).setId(" ");
		assertEquals(List.of("exhibits.id"), errors());
	}

	@Test
	void imeiWithWrongCheckDigitIsAnErrorAndIsNotPrintedWhole() {
		caseFile.getHandsets().getFirst().getImeis().set(0, "004999010640001");
		assertEquals(List.of("handset.imei"), errors());
		assertTrue(CaseValidator.complaints(caseFile).stream().noneMatch(c -> c.text().contains("004999010640001")));
		caseFile.getHandsets().getFirst().getImeis().set(0, "00499901064000");
		assertEquals(List.of(), errors(), "14 digits carry no check digit");
	}

	@Test
	void checkDigitsFollowThePublishedExample() {
		assertTrue(CheckDigits.imei("490154203237518"));
		assertTrue(!CheckDigits.imei("490154203237517"));
		assertTrue(!CheckDigits.imei("４90154203237518"));
	}

	@Test
	void claimWithoutPredicateAndPhotoWithoutDigestAreErrors() {
		caseFile.getClaims().getFirst().setPredicateText("");
		caseFile.getExhibits().add(SampleModel.exhibit("E5", ExhibitKind.PHOTO, ""));
		assertEquals(List.of("exhibit.sha256", "claim.predicate"), errors());
	}

	@Test
	void rejectionNeedsANameAndAReason() {
		caseFile.getFindings().getFirst().setStatus(FindingStatus.REJECTED);
		assertEquals(List.of("finding.by", "finding.reason"), errors());
	}

	@Test
	void unknownZoneIsAnError() {
		caseFile.setZone("Asia/Hongkong-ish");
		assertEquals(List.of("case.zone"), errors());
	}

	@Test
	void anyDiagnosticianAppliesTheRulesOnceRegistered() {
		EValidator.Registry registry = new EValidatorRegistryImpl();
		CaseValidator.register(registry);
		caseFile.setNumber("");
		assertEquals(Diagnostic.ERROR, new Diagnostician(registry).validate(caseFile).getSeverity());
	}
}
