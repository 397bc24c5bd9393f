package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.views.SightingsView;

/** Goes to the next or the previous sighting of the list. */
public class StepSightingHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		IViewPart view = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage().findView(SightingsView.ID);
		if (view instanceof SightingsView sightings) {
			sightings.table().step("previous".equals(event.getParameter("org.telltale.workbench.stepSighting.to")) ? -1 : 1);
		}
	}
}
