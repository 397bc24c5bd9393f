package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.views.TimelineView;

/** Zooms the time graph in, out, or shows each run whole. */
public class ZoomHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		IViewPart view = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage().findView(TimelineView.ID);
		if (view instanceof TimelineView timeline) {
			switch (event.getParameter("org.telltale.workbench.zoom.to")) {
				case "in" -> timeline.graph().zoom(0.5);
				case "out" -> timeline.graph().zoom(2);
				default -> timeline.graph().whole();
			}
		}
	}
}
