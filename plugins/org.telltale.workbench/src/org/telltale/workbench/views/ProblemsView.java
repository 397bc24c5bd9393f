package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** What could not be read, and what this session's jobs could not do. */
public class ProblemsView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.problems";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("problems.what"), 480, p -> Facts.text(p, "what")),
				Column.words(Texts.of("problems.consequence"), 380, p -> Facts.text(p, "consequence")),
				Column.words(Texts.of("problems.evidence"), 200, this::evidence),
				Column.number(Texts.of("problems.offset"), 110, p -> p.get("where").flatMap(w -> w.integer("offset")).orElse(0L)),
				Column.number(Texts.of("problems.length"), 90, p -> p.get("where").flatMap(w -> w.integer("length")).orElse(0L)),
				Column.words(Texts.of("problems.code"), 160, p -> Facts.text(p, "code")),
				Column.words(Texts.of("problems.source"), 110, p -> Facts.text(p, "origin")));
	}

	private String evidence(Json.Fields problem) {
		String id = Facts.text(problem, "where", "evidence");
		return session().snapshot().map(s -> s.evidenceName(id)).orElse(id);
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		List<Json.Fields> rows = new ArrayList<>();
		for (Notice notice : session().notices()) {
			if (notice.grave()) {
				rows.add(Json.object().put("type", "problem").put("what", notice.summary()).put("origin", Texts.of("problems.session")));
			}
			notice.problems().forEach(problem -> rows.add(Json.object().put("type", "problem").put("code", problem.code()).put("what", problem.what())
					.put("consequence", problem.consequence()).put("origin", Texts.of("problems.session")).put("where", Json.object()
							.put("evidence", problem.where().evidence()).put("offset", problem.where().range().offset())
							.put("length", problem.where().range().length()))));
		}
		snapshot.facts("problem").forEach(problem -> rows.add(problem.copy().put("origin", Texts.of("problems.case"))));
		return rows;
	}

	@Override
	public void noticed(Notice notice) {
		caseChanged();
	}
}
