package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.telltale.casework.Analysed;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Computes sightings, links, cells and findings anew. */
public class AnalyseHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		session.work(Texts.of("job.analyse"), (file, progress) -> {
			Analysed done = file.analyse(progress);
			return new Notice(Texts.of("notice.analysed", done.sightings(), done.links(), done.cells(), done.findings()), false, done.problems());
		});
	}
}
