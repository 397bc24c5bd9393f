package org.telltale.workbench;

import java.util.Optional;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.session.RecentCases;
import org.telltale.workbench.text.Texts;

/** The window: title with the case's number, stages in the tool bar, progress and words of jobs in the status line. */
class CaseWindowAdvisor extends WorkbenchWindowAdvisor implements CaseSession.Listener {

	private final CaseSession session;

	CaseWindowAdvisor(IWorkbenchWindowConfigurer configurer, CaseSession session) {
		super(configurer);
		this.session = session;
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new ActionBarAdvisor(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		window.setInitialSize(new Point(1400, 950));
		window.setShowMenuBar(true);
		window.setShowCoolBar(true);
		window.setShowPerspectiveBar(false);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
		window.setTitle(Texts.of("window.title"));
	}

	@Override
	public void postWindowOpen() {
		session.addListener(this);
		caseChanged();
	}

	@Override
	public void dispose() {
		session.removeListener(this);
	}

	@Override
	public void caseChanged() {
		Optional<CaseSnapshot> snapshot = session.snapshot();
		getWindowConfigurer().setTitle(snapshot.map(CaseWindowAdvisor::title).orElse(Texts.of("window.title")));
		snapshot.ifPresent(s -> new RecentCases().remember(s.folder()));
	}

	/** The platform keeps the title in a file of its own: of an encrypted case it says no more than the folder. */
	private static String title(CaseSnapshot snapshot) {
		return snapshot.encrypted() ? Texts.of("window.titleWithEncrypted", snapshot.folder().getFileName())
				: Texts.of("window.titleWithCase", snapshot.head("number"), snapshot.head("title"));
	}

	@Override
	public void noticed(Notice notice) {
		IStatusLineManager line = getWindowConfigurer().getActionBarConfigurer().getStatusLineManager();
		String words = notice.problems().isEmpty() ? notice.summary() : Texts.of("notice.withProblems", notice.summary(), notice.problems().size());
		line.setErrorMessage(notice.grave() ? words : null);
		line.setMessage(words);
	}
}
