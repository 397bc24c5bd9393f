package org.telltale.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.telltale.model.CaseFile;
import org.telltale.model.Exhibit;
import org.telltale.model.ExhibitKind;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.SampleModel;
import org.telltale.model.TelltaleFactory;
import org.telltale.model.xmi.CaseXmi;

class CaseObjectsTest {

	private final CaseFile caseFile = SampleModel.create();
	private final CaseEdits edits = new CaseEdits(caseFile);

	private void canBeSavedAndTakenBack(CaseFile before) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CaseXmi.write(caseFile, out);
		assertTrue(EcoreUtil.equals(caseFile, CaseXmi.read(out.toByteArray())));
		edits.undo();
		assertTrue(EcoreUtil.equals(before, caseFile));
	}

	@Test
	void replacedRunKeepsItsCellsAndLosesItsOldStimuli() throws IOException {
		CaseFile before = EcoreUtil.copy(caseFile);
		Run fresh = TelltaleFactory.eINSTANCE.createRun();
		fresh.setId("E1");
		edits.execute("replace", () -> CaseObjects.replace(caseFile.getRuns().getFirst(), fresh));
		assertEquals(List.of(fresh), caseFile.getRuns());
		assertSame(fresh, caseFile.getClaims().getFirst().getCells().getFirst().getRun());
		assertEquals(List.of(), caseFile.getExhibits().getFirst().getStimuli());
		canBeSavedAndTakenBack(before);
	}

	@Test
	void replacedHandsetKeepsItsRuns() throws IOException {
		CaseFile before = EcoreUtil.copy(caseFile);
		Handset fresh = TelltaleFactory.eINSTANCE.createHandset();
		fresh.setId("H1");
		edits.execute("replace", () -> CaseObjects.replace(caseFile.getHandsets().getFirst(), fresh));
		assertSame(fresh, caseFile.getRuns().getFirst().getHandset());
		assertEquals(caseFile.getRuns(), fresh.getRuns());
		canBeSavedAndTakenBack(before);
	}

	@Test
	void replacedExhibitKeepsItsStimuliInTheirOrder() throws IOException {
		CaseFile before = EcoreUtil.copy(caseFile);
		Exhibit fresh = SampleModel.exhibit("E1", ExhibitKind.SMS, "other");
		edits.execute("replace", () -> CaseObjects.replace(caseFile.getExhibits().getFirst(), fresh));
		assertSame(fresh, caseFile.getExhibits().getFirst());
		assertEquals(caseFile.getRuns().getFirst().getStimuli(), fresh.getStimuli());
		assertSame(fresh, caseFile.getExhibits().get(1).getPartOf());
		canBeSavedAndTakenBack(before);
	}

	@Test
	void removedEvidenceIsReferredToNoMore() throws IOException {
		CaseFile before = EcoreUtil.copy(caseFile);
		edits.execute("remove", () -> CaseObjects.remove(caseFile.getEvidence().getFirst()));
		assertSame(null, caseFile.getRuns().getFirst().getCaptures().getFirst().getEvidence());
		canBeSavedAndTakenBack(before);
	}
}
