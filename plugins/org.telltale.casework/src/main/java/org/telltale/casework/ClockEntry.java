package org.telltale.casework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.model.CaseFile;
import org.telltale.model.EvidenceItem;
import org.telltale.model.RunCapture;

/** What imports say of an item's clock: entered where nothing stands, else kept, and that is said. What counts of a run's capture is what the run has. */
final class ClockEntry {

	private final EvidenceItem item;
	private final Optional<RunCapture> capture;

	ClockEntry(CaseFile file, EvidenceItem item) {
		this.item = item;
		this.capture = RunEntry.captureOf(file, item.getId());
	}

	/** Fills in what is blank. */
	void complete(ImportRequest request) {
		request.clockOffset().filter(given -> item.getClockOffset().isZero()).ifPresent(item::setClockOffset);
		request.clockUncertainty().filter(given -> item.getClockUncertainty().isZero()).ifPresent(item::setClockUncertainty);
		capture.ifPresent(tied -> {
			request.clockOffset().filter(given -> tied.getClockOffset().isZero()).ifPresent(tied::setClockOffset);
			request.clockUncertainty().filter(given -> tied.getClockUncertainty().isZero()).ifPresent(tied::setClockUncertainty);
		});
	}

	/** A problem for each thing that was given and is not what stands now. */
	List<Problem> kept(ImportRequest request) {
		List<Problem> problems = new ArrayList<>();
		kept("offset", request.clockOffset(), capture.map(RunCapture::getClockOffset).orElseGet(item::getClockOffset), problems);
		kept("uncertainty", request.clockUncertainty(), capture.map(RunCapture::getClockUncertainty).orElseGet(item::getClockUncertainty), problems);
		return problems;
	}

	private void kept(String what, Optional<Duration> given, Duration stands, List<Problem> problems) {
		given.filter(duration -> !duration.equals(stands)).ifPresent(duration -> problems.add(new Problem("import.clock-kept", Where.at(item.getId(), 0, 0),
				"The " + what + " of the clock of " + item.getName() + " was given as " + duration + ", and " + stands + " was entered before.",
				"What was entered before stays" + capture.map(tied -> "; import it with --run " + tied.getRun().getId() + ", or correct the list of runs.").orElse("."))));
	}
}
