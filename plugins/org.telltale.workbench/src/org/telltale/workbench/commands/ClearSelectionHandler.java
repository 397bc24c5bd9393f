package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Selection;

/** Selects nothing, so that every list is whole again. */
public class ClearSelectionHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		session.select(before -> Selection.NONE);
	}
}
