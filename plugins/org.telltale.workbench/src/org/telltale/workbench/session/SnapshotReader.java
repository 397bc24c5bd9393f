package org.telltale.workbench.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.ClaimReview;
import org.telltale.casework.JournalList;
import org.telltale.model.CaseFile;
import org.telltale.store.CaseException;

/** Takes the picture of a case; called by jobs. */
final class SnapshotReader {

	private SnapshotReader() {
	}

	static CaseSnapshot of(Path folder, Case file) throws CaseException {
		Map<String, List<Json.Fields>> byType = new TreeMap<>();
		for (Json.Fields fact : file.currentFacts()) {
			byType.computeIfAbsent(Facts.text(fact, "type"), type -> new ArrayList<>()).add(fact);
		}
		byType.put("claim", new ClaimReview(file).claims());
		CaseFile model = file.model();
		List<Json.Fields> people = model.getPeople().stream().map(p -> Json.object().put("type", "person").put("person", p.getId()).put("name", p.getName())
				.put("role", p.getRole()).put("organisation", p.getOrganisation())).toList();
		List<Json.Fields> handsets = model.getHandsets().stream().map(h -> Json.object().put("type", "handset").put("handset", h.getId())
				.put("make", h.getMake()).put("model", h.getModel()).put("build", h.getBuild()).put("serial", h.getSerial())
				.put("imeis", Json.texts(h.getImeis())).put("addresses", Json.texts(h.getAddresses())).put("excludedBecause", h.getExcludedBecause())).toList();
		Map<String, String> head = head(model);
		head.put("pending", file.pending().counts());
		head.put("encrypted", Boolean.toString(file.store().isEncrypted()));
		List<Json.Fields> reports = model.getReports().stream().map(r -> Json.object().put("type", "report").put("number", r.getNumber()).put("file", r.getFile())
				.put("master", r.getMaster()).put("level", r.getLevel()).put("sha256", r.getSha256())).toList();
		return new CaseSnapshot(folder, head, byType, people, handsets, reports, file.endpoints(), file.findings(), file.cells(), file.conditions(), JournalList.of(file),
				file.times(), file.edits().undoLabel(), file.edits().redoLabel(), Vocabulary.of(file.modelFacts()));
	}

	private static Map<String, String> head(CaseFile model) {
		Map<String, String> head = new TreeMap<>();
		head.put("number", model.getNumber());
		head.put("title", model.getTitle());
		head.put("examiner", model.getExaminer());
		head.put("organisation", model.getOrganisation());
		head.put("authority", model.getAuthority());
		head.put("scope", model.getScope());
		head.put("commission", model.getCommission());
		head.put("question", model.getQuestion());
		head.put("classification", model.getClassification());
		head.put("zone", model.getZone());
		head.put("synthetic", Boolean.toString(model.isSynthetic()));
		return head;
	}
}
