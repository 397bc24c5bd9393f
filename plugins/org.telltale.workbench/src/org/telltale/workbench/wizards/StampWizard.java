package org.telltale.workbench.wizards;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.telltale.report.StampOrder;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.text.Texts;

/**
 * Raises a sealed report by a time stamp, as {@code telltale report timestamp} and {@code telltale report archive} do: from level B to T, or from T to LTA
 * with revocation data. The answer of an authority is brought, the authority is asked, or the question is written.
 */
public final class StampWizard extends Wizard {

	private final CaseSession session;
	private final StampedPage stamped;
	private final StampDataPage data = new StampDataPage(this::archives);

	/** @param snapshot of the case that the session has open, whose journal hears of the raised report */
	public StampWizard(CaseSession session, CaseSnapshot snapshot) {
		this.session = session;
		this.stamped = new StampedPage(snapshot, new Places());
		setWindowTitle(Texts.of("stamp.window"));
		addPage(stamped);
		addPage(data);
	}

	private boolean archives() {
		return stamped.next().filter(level -> level == SealLevel.LTA).isPresent();
	}

	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		return page == stamped && !archives() ? null : super.getNextPage(page);
	}

	@Override
	public boolean canFinish() {
		return stamped.isPageComplete() && (!archives() || data.isPageComplete());
	}

	@Override
	public boolean performFinish() {
		StampOrder order = archives() ? new StampOrder(stamped.report(), SealLevel.LTA, data.chain(), data.revocation()) : StampOrder.toT(stamped.report());
		try {
			CaseTask task = switch (stamped.way()) {
				case BRING -> ReportTasks.stampBrought(order, stamped.answer(), stamped.file());
				case ASK -> ReportTasks.stampAsked(order, stamped.authority(), stamped.file());
				case QUESTION -> ReportTasks.question(order, stamped.question());
			};
			session.work(Texts.of("job.stamp", stamped.report().getFileName()), task);
			return true;
		} catch (SealException e) {
			stamped.refuse("tsa", e.getMessage());
			return false;
		}
	}
}
