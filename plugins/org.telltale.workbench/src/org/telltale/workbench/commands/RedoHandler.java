package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Makes the edit again that was taken back last. */
public class RedoHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		session.work(Texts.of("job.redo"), (file, progress) -> {
			String label = file.edits().redoLabel().orElse("");
			if (!label.isEmpty()) {
				file.redo();
			}
			return Notice.done(label.isEmpty() ? Texts.of("notice.nothingToRedo") : Texts.of("notice.redone", label));
		});
	}
}
