package org.telltale.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.SetCommand;
import org.junit.jupiter.api.Test;
import org.telltale.model.CaseFile;
import org.telltale.model.SampleModel;
import org.telltale.model.TelltalePackage;

class CaseEditsTest {

	private final CaseFile caseFile = SampleModel.create();
	private final CaseEdits edits = new CaseEdits(caseFile);

	@Test
	void everyEditIsTakenBackAndMadeAgainExactly() {
		List<Runnable> steps = List.of(
				() -> caseFile.setTitle("other"),
				() -> caseFile.getRuns().getFirst().setHandset(null),
				() -> caseFile.getExhibits().move(1, 0),
				() -> EcoreUtil.delete(caseFile.getRuns().getFirst().getStimuli().get(1), true),
				() -> EcoreUtil.delete(caseFile.getExhibits().getFirst(), true),
				() -> caseFile.getClaims().clear(),
				() -> caseFile.getExhibits().add(0, SampleModel.exhibit("E9", org.telltale.model.ExhibitKind.TEXT, "canary")));
		List<CaseFile> states = new ArrayList<>(List.of(EcoreUtil.copy(caseFile)));
		for (Runnable step : steps) {
			assertTrue(edits.execute("step " + states.size(), step));
			states.add(EcoreUtil.copy(caseFile));
		}
		for (int round = 0; round < 2; round++) {
			for (int i = steps.size(); i > 0; i--) {
				assertEquals(Optional.of("step " + i), edits.undo());
				assertTrue(EcoreUtil.equals(states.get(i - 1), caseFile), "undo of step " + i);
			}
			assertEquals(Optional.empty(), edits.undo());
			for (int i = 1; i <= steps.size(); i++) {
				assertEquals(Optional.of("step " + i), edits.redo());
				assertTrue(EcoreUtil.equals(states.get(i), caseFile), "redo of step " + i);
			}
		}
	}

	@Test
	void editThatThrowsHalfWayLeavesTheCaseAsItWas() {
		CaseFile before = EcoreUtil.copy(caseFile);
		IllegalStateException thrown = new IllegalStateException("half way");
		assertSame(thrown, assertThrows(IllegalStateException.class, () -> edits.execute("x", () -> {
			caseFile.getRuns().clear();
			throw thrown;
		})));
		assertTrue(EcoreUtil.equals(before, caseFile));
		assertEquals(Optional.empty(), edits.undoLabel());
	}

	@Test
	void editThatChangesNothingLeavesNothingToUndoNorRedo() {
		edits.execute("first", () -> caseFile.setTitle("a"));
		assertFalse(edits.execute("nothing", () -> caseFile.setTitle("a")));
		assertEquals(Optional.of("first"), edits.undoLabel());
		assertEquals(Optional.empty(), edits.redoLabel());
	}

	@Test
	void emfCommandsShareTheStackAndListenersHearAll() {
		List<String> heard = new ArrayList<>();
		edits.addListener((kind, label) -> heard.add(kind + " " + label));
		edits.execute(SetCommand.create(edits.domain(), caseFile, TelltalePackage.Literals.CASE_FILE__TITLE, "by command"));
		assertEquals("by command", caseFile.getTitle());
		edits.execute("mine", () -> caseFile.setTitle("mine"));
		edits.undo();
		edits.undo();
		edits.redo();
		assertEquals("by command", caseFile.getTitle());
		assertEquals(List.of("DONE", "DONE", "UNDONE", "UNDONE", "REDONE"), heard.stream().map(line -> line.substring(0, line.indexOf(' '))).toList());
	}
}
