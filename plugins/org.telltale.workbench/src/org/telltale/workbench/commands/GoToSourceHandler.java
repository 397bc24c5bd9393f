package org.telltale.workbench.commands;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;
import org.telltale.workbench.views.BytesView;

/** From a finding, a cell, an endpoint or an exhibit to the bytes of its first sighting. */
public class GoToSourceHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) throws ExecutionException {
		Optional<Json.Fields> sighting = session.snapshot().flatMap(snapshot -> session.selection().record().flatMap(record -> first(snapshot, record)));
		if (sighting.isEmpty()) {
			session.notice(new Notice(Texts.of("notice.noSource"), true, java.util.List.of()));
			return;
		}
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		try {
			window.getWorkbench().showPerspective("org.telltale.workbench.traffic", window);
			window.getActivePage().showView(BytesView.ID);
		} catch (WorkbenchException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		session.select(before -> before.withSighting(sighting.get()));
	}

	private static Optional<Json.Fields> first(CaseSnapshot snapshot, Json.Fields record) {
		if (Facts.is(record, "type", "sighting")) {
			return Optional.of(record);
		}
		Optional<Json.Fields> named = Stream.of("supports", "witnesses").flatMap(name -> Facts.texts(record, name).stream())
				.flatMap(id -> Facts.find(snapshot.facts("sighting"), "id", id).stream()).findFirst();
		String address = Facts.text(record, "address");
		String exhibit = Facts.text(record, "exhibitId");
		return named.or(() -> snapshot.facts("sighting").stream().filter(s -> !address.isEmpty() && Facts.text(s, "server", "address").equals(address)
				|| !exhibit.isEmpty() && Facts.is(s, "exhibitId", exhibit)).findFirst());
	}
}
