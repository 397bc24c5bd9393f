package org.telltale.firmware;

import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;

/**
 * What could not be read.
 *
 * @param artefact the bytes concerned; its parent is what was being read
 * @param problem what was found and what is therefore missing
 */
public record ProblemRecord(Artefact artefact, Problem problem) implements FirmwareRecord {

	@Override
	public String type() {
		return "problem";
	}

	@Override
	public Json.Fields toJson() {
		return artefact.line(type()).put("code", problem.code())
				.put("where", Json.object().put("evidence", EvidenceText.writable(problem.where().evidence()))
						.put("offset", Artefact.number(problem.where().range().offset()))
						.put("length", Artefact.number(problem.where().range().length())))
				.put("what", EvidenceText.writable(problem.what())).put("consequence", EvidenceText.writable(problem.consequence()));
	}
}
