package org.telltale.model.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

import org.telltale.model.CaseFile;
import org.telltale.model.CapturePoint;
import org.telltale.model.Condition;
import org.telltale.model.Dimension;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.SourceKind;
import org.telltale.model.Stimulus;

/** Rules for runs and what they contain. */
final class RunRules {

	void check(Dimension dimension, Complaints complaints) {
		complaints.requireText(dimension.getName(), "dimension.name", "name");
		complaints.require(new HashSet<>(dimension.getValues()).size() == dimension.getValues().size(), "dimension.values",
				"it lists a value twice", "take one of them out");
	}

	void check(Run run, Complaints complaints) {
		complaints.requireOrder(run.getStart(), run.getEnd(), "run.end");
		complaints.advise(!run.getCaptures().isEmpty(), "run.captures", "no capture belongs to it", "import its captures with --run " + run.getId());
		complaints.advise(run.getHandset() != null || run.getStimuli().isEmpty(), "run.handset", "it has stimuli but names no handset", "name the handset");
	}

	void check(RunCapture capture, Complaints complaints) {
		complaints.require(!capture.getClockUncertainty().isNegative(), "capture.uncertainty", "its clock's uncertainty is negative", "enter it as PT2S");
		complaints.require(capture.getEvidence() != null || !capture.getFile().isBlank(), "capture.file", "it names no file", "name the file or import it");
		complaints.advise(capture.getPoint() != CapturePoint.UNKNOWN, "capture.point", "nothing says where it was taken",
				"enter handset, ap, gateway or vpn");
	}

	void check(Condition condition, Complaints complaints) {
		complaints.requireText(condition.getDimension(), "condition.dimension", "dimension");
		complaints.requireText(condition.getValue(), "condition.value", "value");
		complaints.requireOrder(condition.getFrom(), condition.getTo(), "condition.end");
		complaints.require(!condition.getUncertainty().isNegative(), "condition.uncertainty", "its uncertainty is negative", "enter it as PT2S");
		Run run = condition.getRun();
		if (run != null) {
			complaints.require(isInside(run, condition.getFrom(), condition.getUncertainty()) && isInside(run, condition.getTo(), condition.getUncertainty()),
					"condition.outside", "it lies outside of its run", "correct its interval or the run's");
		}
		complaints.require(condition.getSource() != SourceKind.STATEMENT || !condition.getBy().isBlank(), "condition.by",
				"it rests on a statement but nobody is named", "enter who states it");
		complaints.advise(condition.getSource() == SourceKind.STATEMENT || condition.getEvidence() != null, "condition.evidence",
				"the " + condition.getSource().getLiteral() + " that shows it is not in the case", "import it");
		Optional<Dimension> dimension = dimension(condition);
		complaints.advise(dimension.isEmpty() || dimension.get().getValues().isEmpty() || dimension.get().getValues().contains(condition.getValue()),
				"condition.order", "\"" + condition.getValue() + "\" stands outside of its dimension's order, so \">=\" never holds for it",
				"add it to the order if it has a place there");
	}

	private static Optional<Dimension> dimension(Condition condition) {
		return condition.getRun() != null && condition.getRun().eContainer() instanceof CaseFile caseFile
				? caseFile.getDimensions().stream().filter(d -> d.getName().equals(condition.getDimension())).findFirst() : Optional.empty();
	}

	void check(Stimulus stimulus, Complaints complaints) {
		complaints.requireText(stimulus.getKind(), "stimulus.kind", "kind");
		complaints.require(stimulus.getAt() != null, "stimulus.at", "it has no time", "enter when it was given");
		complaints.require(stimulus.getRun() == null || isInside(stimulus.getRun(), stimulus.getAt(), stimulus.getUncertainty()), "stimulus.outside",
				"it lies outside of its run", "correct its time or the run's");
	}

	/** A missing moment or a run without ends is another rule's complaint. */
	private static boolean isInside(Run run, Instant moment, Duration uncertainty) {
		return moment == null || run.getStart() == null || run.getEnd() == null
				|| !moment.plus(uncertainty.abs()).isBefore(run.getStart()) && !moment.minus(uncertainty.abs()).isAfter(run.getEnd());
	}
}
