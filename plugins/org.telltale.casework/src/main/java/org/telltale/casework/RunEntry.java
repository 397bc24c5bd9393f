package org.telltale.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.telltale.casework.input.ClaimSource;
import org.telltale.casework.input.ConditionSource;
import org.telltale.casework.input.RunsFile;
import org.telltale.model.CaseFile;
import org.telltale.model.Claim;
import org.telltale.model.Dimension;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.edit.CaseObjects;

/** Puts runs and claims into the model and ties what they name to the evidence that is there. */
final class RunEntry {

	private final CaseFile file;

	RunEntry(CaseFile file) {
		this.file = file;
	}

	void enter(RunsFile runs) {
		runs.dimensions().forEach(dimension -> put(file.getDimensions(), dimension, Dimension::getName));
		runs.handsets().forEach(handset -> put(file.getHandsets(), handset, Handset::getId));
		runs.runs().forEach(run -> put(file.getRuns(), run, Run::getId));
		file.getEvidence().forEach(item -> tie(item, true));
	}

	void enter(List<Claim> claims) {
		claims.forEach(claim -> put(file.getClaims(), claim, Claim::getId));
		file.getEvidence().forEach(this::tieArchive);
	}

	/** Ties an item to the claims that name it as the copy of their source. */
	private void tieArchive(EvidenceItem item) {
		file.getClaims().stream().filter(c -> c.getArchive() == null && names(item, ClaimSource.of(c.getSource()).file())).forEach(c -> c.setArchive(item));
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

	/**
	 * Ties an item to the captures, conditions and claims that name its file. What the import of a capture said of its clock holds unless the
	 * list says something else.
	 *
	 * @param captures whether to tie captures too; not where the import names the run
	 */
	void tie(EvidenceItem item, boolean captures) {
		tieArchive(item);
		for (Run run : file.getRuns()) {
			run.getCaptures().stream().filter(c -> captures && item.getKind() == EvidenceKind.CAPTURE && c.getEvidence() == null
					&& names(item, c.getFile())).forEach(capture -> {
						capture.setEvidence(item);
						if (capture.getClockOffset().isZero()) {
							capture.setClockOffset(item.getClockOffset());
						}
						if (capture.getClockUncertainty().isZero()) {
							capture.setClockUncertainty(item.getClockUncertainty());
						}
					});
			run.getConditions().stream().filter(c -> c.getEvidence() == null && names(item, ConditionSource.of(c.getReference()).file())).forEach(c -> c.setEvidence(item));
		}
	}

	/** Takes an item from every run but one. A capture that says nothing else, as an import makes it, goes; a listed one waits for its file. */
	void untie(EvidenceItem item, Run but) {
		for (Run run : file.getRuns()) {
			for (RunCapture capture : List.copyOf(run.getCaptures())) {
				if (run != but && capture.getEvidence() == item && capture.getSees().isEmpty()) {
					CaseObjects.remove(capture);
				} else if (run != but && capture.getEvidence() == item) {
					capture.setEvidence(null);
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
