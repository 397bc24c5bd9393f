package org.telltale.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.telltale.casework.input.RunsFile;
import org.telltale.model.CaseFile;
import org.telltale.model.Condition;
import org.telltale.model.Dimension;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.edit.CaseObjects;

/** Puts runs into the model and ties what they name to the evidence that is there. */
final class RunEntry {

	private final CaseFile file;

	RunEntry(CaseFile file) {
		this.file = file;
	}

	void enter(RunsFile runs) {
		runs.dimensions().forEach(dimension -> put(file.getDimensions(), dimension, Dimension::getName));
		runs.handsets().forEach(handset -> put(file.getHandsets(), handset, Handset::getId));
		runs.runs().forEach(run -> put(file.getRuns(), run, Run::getId));
		file.getEvidence().forEach(this::tie);
	}

	/** Puts an object into a list, in the place of the one with the same key where there is one. */
	static <T extends EObject> void put(List<T> list, T fresh, Function<T, String> key) {
		Optional<T> old = list.stream().filter(o -> key.apply(o).equals(key.apply(fresh))).findFirst();
		if (old.isPresent()) {
			CaseObjects.replace(old.get(), fresh);
		} else {
			list.add(fresh);
		}
	}

	/** Ties an item to the captures and conditions that name its file. */
	void tie(EvidenceItem item) {
		for (Run run : file.getRuns()) {
			for (RunCapture capture : run.getCaptures()) {
				if (capture.getEvidence() == null && names(item, capture.getFile())) {
					capture.setEvidence(item);
				}
			}
			for (Condition condition : run.getConditions()) {
				if (condition.getEvidence() == null && names(item, condition.getReference())) {
					condition.setEvidence(item);
				}
			}
		}
	}

	/** Whether a path in a list means the item: the item's own path is the same or ends with it. */
	static boolean names(EvidenceItem item, String listed) {
		return names(item.getSource(), listed);
	}

	static boolean names(String path, String listed) {
		return !listed.isBlank() && (path.equals(listed) || path.endsWith("/" + listed));
	}

	/** The capture of a run that an item is, if any. */
	static Optional<RunCapture> captureOf(CaseFile file, String evidence) {
		return file.getRuns().stream().flatMap(r -> r.getCaptures().stream())
				.filter(c -> c.getEvidence() != null && c.getEvidence().getId().equals(evidence)).findFirst();
	}
}
