package org.telltale.workbench;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.telltale.store.CaseException;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.OpenCaseWizard;

/** Makes the session known to all parts, opens the case that was named at the start, closes it at the end. */
class CaseWorkbenchAdvisor extends WorkbenchAdvisor {

	private final CaseSession session;
	private final Optional<Path> first;

	CaseWorkbenchAdvisor(Display display, Optional<Path> first) {
		this.session = new CaseSession(display);
		this.first = first;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		configurer.getWorkbench().getService(IEclipseContext.class).set(CaseSession.class, session);
		PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_PROGRESS_ON_STARTUP, false);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return "org.telltale.workbench.case";
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new CaseWindowAdvisor(configurer, session);
	}

	@Override
	public void postStartup() {
		first.ifPresent(folder -> Display.getCurrent().asyncExec(() -> OpenCaseWizard.open(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), session, folder)));
	}

	@Override
	public void postShutdown() {
		try {
			session.shutDown();
		} catch (CaseException e) {
			ILog.of(CaseWorkbenchAdvisor.class).log(new Status(Status.ERROR, CaseWorkbenchAdvisor.class, e.getMessage(), e));
		}
	}
}
