package org.telltale.casework;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.model.CaseFile;
import org.telltale.model.Cell;
import org.telltale.model.Claim;
import org.telltale.model.Finding;
import org.telltale.model.FindingStatus;
import org.telltale.model.Severity;
import org.telltale.model.TelltaleFactory;
import org.telltale.model.Verdict;

/** Puts cells and findings into the model; decisions that persons made stay. */
final class ModelResults {

	private final CaseFile file;

	ModelResults(CaseFile file) {
		this.file = file;
	}

	void update(List<org.telltale.audit.cells.Cell> cells, List<org.telltale.audit.rules.Finding> findings) {
		for (Claim claim : file.getClaims()) {
			claim.getCells().clear();
			cells.stream().filter(c -> c.claim().equals(claim.getId())).forEach(c -> claim.getCells().add(cell(c)));
		}
		Map<String, Finding> before = new TreeMap<>();
		file.getFindings().forEach(finding -> before.put(finding.getId(), finding));
		List<Finding> now = findings.stream().map(f -> finding(f, before.get(f.id()))).toList();
		file.getFindings().clear();
		file.getFindings().addAll(now);
	}

	private Cell cell(org.telltale.audit.cells.Cell from) {
		Cell cell = TelltaleFactory.eINSTANCE.createCell();
		cell.setId(from.claim() + "/" + from.run() + "/" + from.column());
		file.getRuns().stream().filter(r -> r.getId().equals(from.run())).findFirst().ifPresent(cell::setRun);
		cell.setKind(from.column());
		cell.setVerdict(Verdict.get(from.verdict().words()));
		from.reasons().forEach(reason -> cell.getReasons().add(reason.text()));
		cell.getWitnesses().addAll(from.witnesses());
		cell.setExposure(Duration.ofNanos(from.exposureNanos()));
		cell.setStimuli(from.stimuli());
		cell.setUnreadableBytes(from.unreadableBytes());
		cell.setClock(Duration.ofNanos(from.clockNanos()));
		cell.getSources().addAll(from.sources());
		cell.setOnStatementAlone(from.statementAlone());
		cell.setHypothetical(from.hypothetical());
		return cell;
	}

	private static Finding finding(org.telltale.audit.rules.Finding from, Finding decided) {
		Finding finding = TelltaleFactory.eINSTANCE.createFinding();
		finding.setId(from.id());
		finding.setRule(from.rule());
		finding.setVersion(Integer.toString(from.ruleVersion()));
		finding.setSeverity(Severity.get(from.severity()));
		finding.setTitle(from.title());
		finding.setExplanation(from.explanation());
		finding.setLimits(from.limits());
		finding.getEvidence().addAll(from.supports());
		finding.getContrary().addAll(from.contrary());
		finding.getAlternatives().addAll(from.alternatives());
		if (decided != null && decided.getStatus() != FindingStatus.PROPOSED) {
			finding.setStatus(decided.getStatus());
			finding.setDecidedBy(decided.getDecidedBy());
			finding.setDecidedAt(decided.getDecidedAt());
			finding.setReason(decided.getReason());
		}
		return finding;
	}
}
