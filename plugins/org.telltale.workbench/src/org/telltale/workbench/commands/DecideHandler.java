package org.telltale.workbench.commands;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Accepts or rejects the selected finding, with a reason. */
abstract class DecideHandler extends CaseHandler {

	private final boolean accept;

	DecideHandler(boolean accept) {
		this.accept = accept;
	}

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		Optional<Json.Fields> finding = session.selection().record().filter(record -> Facts.is(record, "type", "finding"));
		if (finding.isEmpty()) {
			session.notice(new Notice(Texts.of("notice.noFinding"), true, List.of()));
			return;
		}
		String title = Texts.of(accept ? "decide.accept" : "decide.reject");
		InputDialog dialog = new InputDialog(shell, title, Texts.of("decide.reason", Facts.text(finding.get(), "title")), "",
				text -> text.isBlank() ? Texts.of("decide.reasonMissing") : null);
		if (dialog.open() == Window.OK) {
			String id = Facts.text(finding.get(), "finding");
			String reason = dialog.getValue().strip();
			String by = session.snapshot().map(CaseSnapshot::examiner).orElse("examiner");
			session.work(title, (file, progress) -> {
				boolean found = file.decide(id, accept, by, reason);
				return new Notice(Texts.of(found ? accept ? "notice.accepted" : "notice.rejected" : "notice.noFinding", Facts.text(finding.get(), "title")), !found,
						List.of());
			});
		}
	}
}
