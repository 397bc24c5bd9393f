package org.telltale.workbench.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.telltale.workbench.views.Copies;

/** Copies what the active view offers: tables as tab-separated values. */
public class CopyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchPart part = HandlerUtil.getActivePart(event);
		if (part instanceof Copies copies) {
			copies.copy();
		}
		return null;
	}
}
