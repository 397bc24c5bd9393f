package org.telltale.model.xmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.telltale.model.CaseFile;
import org.telltale.model.SampleModel;

class CaseAreasTest {

	@Test
	void caseReadFromItsAreasIsEqual() throws IOException {
		CaseFile caseFile = SampleModel.create();
		SortedMap<String, byte[]> areas = CaseAreas.of(caseFile).changed();
		assertEquals(Set.of("case", "people", "handsets", "evidence", "custody", "runs", "exhibits", "claims", "findings", "reports"),
				areas.keySet());
		CaseAreas read = CaseAreas.read(areas);
		assertTrue(EcoreUtil.equals(SampleModel.create(), read.caseFile()));
		assertEquals(Map.of(), read.changed());
		assertSame(read.caseFile(), read.caseFile().getRuns().getFirst().eContainer());
	}

	@Test
	void onlyAreasThatChangedAreGiven() throws IOException {
		CaseAreas areas = CaseAreas.read(CaseAreas.of(SampleModel.create()).changed());
		areas.caseFile().getFindings().getFirst().setReason("seen");
		SortedMap<String, byte[]> changed = areas.changed();
		assertEquals(Set.of("findings"), changed.keySet());
		assertEquals(Set.of("findings"), areas.changed().keySet(), "not accepted yet");
		areas.accept(changed);
		assertEquals(Map.of(), areas.changed());
	}

	@Test
	void changedIdRewritesTheAreasThatReferToIt() throws IOException {
		CaseAreas areas = CaseAreas.read(CaseAreas.of(SampleModel.create()).changed());
		areas.caseFile().getHandsets().getFirst().setId("H9");
		assertEquals(Set.of("case", "handsets", "runs"), areas.changed().keySet());
	}

	@Test
	void removedAndAddedObjectsFollowTheirLists() throws IOException {
		CaseAreas areas = CaseAreas.read(CaseAreas.of(SampleModel.create()).changed());
		CaseFile c = areas.caseFile();
		c.getFindings().clear();
		c.getExhibits().add(0, SampleModel.exhibit("E0", org.telltale.model.ExhibitKind.TEXT, "x"));
		TreeMap<String, byte[]> all = new TreeMap<>(areas.all());
		CaseAreas read = CaseAreas.read(all);
		assertTrue(EcoreUtil.equals(c, read.caseFile()));
		assertEquals(0, read.caseFile().getFindings().size());
		c.getExhibits().move(2, 0);
		assertTrue(EcoreUtil.equals(c, CaseAreas.read(areas.all()).caseFile()));
	}

	@Test
	void missingAreaIsRefused() throws IOException {
		SortedMap<String, byte[]> all = CaseAreas.of(SampleModel.create()).changed();
		all.remove("handsets");
		assertThrows(CaseXmiException.class, () -> CaseAreas.read(all));
		all.remove("case");
		assertThrows(CaseXmiException.class, () -> CaseAreas.read(all));
	}
}
