package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Takes the last edit back. */
public class UndoHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		session.work(Texts.of("job.undo"), (file, progress) -> {
			String label = file.edits().undoLabel().orElse("");
			if (!label.isEmpty()) {
				file.undo();
			}
			return Notice.done(label.isEmpty() ? Texts.of("notice.nothingToUndo") : Texts.of("notice.undone", label));
		});
	}
}
