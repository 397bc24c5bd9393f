package org.telltale.workbench.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.telltale.workbench.session.CaseSession;

/** A command on the session of the active window. */
abstract class CaseHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		run(HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(CaseSession.class), HandlerUtil.getActiveShellChecked(event), event);
		return null;
	}

	/** Does it. */
	abstract void run(CaseSession session, Shell shell, ExecutionEvent event) throws ExecutionException;
}
