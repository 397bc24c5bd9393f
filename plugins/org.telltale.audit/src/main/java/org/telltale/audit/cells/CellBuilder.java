package org.telltale.audit.cells;

import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.ClaimFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;

/** Gathers what is known of a cell until its verdict is. */
final class CellBuilder {

	private final ClaimFact claim;
	private final RunFact run;
	private final String column;
	private final Windows windows;
	private List<String> witnesses = List.of();
	private int stimuli;
	private int unknownStimuli;
	private long unreadableBytes;
	private Optional<Long> smallestBytes = Optional.empty();
	private final long clockNanos;

	CellBuilder(ClaimFact claim, RunFact run, String column, Windows windows) {
		this.claim = claim;
		this.run = run;
		this.column = column;
		this.windows = windows;
		this.clockNanos = windows.uncertaintyNanos()
				+ run.captures().stream().mapToLong(RunFact.CapturePoint::uncertaintyNanos).max().orElse(0);
	}

	CellBuilder stimuli(int count) {
		stimuli = count;
		return this;
	}

	CellBuilder unknownStimuli(int count) {
		unknownStimuli = count;
		return this;
	}

	CellBuilder witnesses(List<String> factIds) {
		witnesses = factIds;
		return this;
	}

	CellBuilder volume(long unreadable, long smallest) {
		unreadableBytes = unreadable;
		smallestBytes = Optional.of(smallest);
		return this;
	}

	Cell verdict(Verdict verdict, String code, String text, long number) {
		return verdict(verdict, List.of(new Reason(code, text, number)));
	}

	Cell verdict(Verdict verdict, List<Reason> reasons) {
		return new Cell(claim.id(), run.id(), column, verdict, reasons, witnesses, CellAuditor.exposureNanos(windows), Interval.sum(windows.unknown()), stimuli, unknownStimuli,
				unreadableBytes, smallestBytes, clockNanos, windows.sources(), run.hypothetical());
	}
}
