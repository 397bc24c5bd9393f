package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.IWizardPage;
import org.telltale.report.Master;
import org.telltale.report.ReportEngine;
import org.telltale.report.ReportException;
import org.telltale.report.ReportOrder;
import org.telltale.report.SealOrder;
import org.telltale.report.UnsignedCopy;
import org.telltale.seal.SealException;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.text.Texts;

/**
 * Issues a report: its kind; then, of one that is signed, the key, the time stamp, the reviewer; of one that is prepared, what its pages say of them. Each page but the first has defaults that hold, and the
 * key alone has to be given. The report engine starts while the first page is read.
 */
public final class ReportWizard extends SealWizard {

	private final CaseSession session;
	private final KindPage kind;
	private final KeyPage key = new KeyPage("reportKey");
	private final StampPage stamp;
	private final ReviewerPage reviewer = new ReviewerPage(key::owner);
	private final PlanPage plan = new PlanPage(this::prepares);

	/** @param snapshot of the case that the session has open */
	public ReportWizard(CaseSession session, CaseSnapshot snapshot) {
		this(session, snapshot, false);
	}

	/** As the other. @param prepares whether it begins with a report for a reviewer elsewhere */
	public ReportWizard(CaseSession session, CaseSnapshot snapshot, boolean prepares) {
		this.session = session;
		setWindowTitle(Texts.of("report.window"));
		setNeedsProgressMonitor(true);
		Places places = new Places();
		kind = new KindPage(snapshot, places, prepares);
		stamp = new StampPage(places);
		List.of(kind, key, stamp, reviewer, plan).forEach(this::addPage);
		warmUp();
	}

	private boolean prepares() {
		return kind.getControl() != null && kind.prepared();
	}

	/** Finish need not wait for the engine. */
	private static void warmUp() {
		Job.createSystem(Texts.of("job.reportEngine"), (ICoreRunnable) monitor -> {
			try {
				ReportEngine.warmUp();
			} catch (ReportException e) {
				// the report itself will say so to the person, if it is still true then
				ILog.of(ReportWizard.class).log(new Status(IStatus.WARNING, ReportWizard.class, e.getMessage(), e));
			}
		}).schedule();
	}

	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		if (page == kind && kind.prepared()) {
			return plan;
		}
		return page == kind && !kind.signed() || page == reviewer || page == plan ? null : super.getNextPage(page);
	}

	@Override
	public IWizardPage getPreviousPage(IWizardPage page) {
		return page == plan ? kind : super.getPreviousPage(page);
	}

	@Override
	public boolean canFinish() {
		if (kind.prepared()) {
			return kind.isPageComplete() && plan.isCompleteNow();
		}
		return kind.isPageComplete() && (!kind.signed() || key.isPageComplete() && stamp.isPageComplete() && reviewer.isPageComplete());
	}

	@Override
	public boolean performFinish() {
		Optional<UnsignedCopy.Form> copy = kind.copy();
		if (copy.isPresent()) {
			start(ReportTasks.copy(copy.get(), kind.file(), kind.edition()), () -> { });
		} else if (kind.prepared()) {
			return prepare();
		} else if (!kind.signed()) {
			start(ReportTasks.draft(kind.file(), kind.master(), kind.edition()), () -> { });
		} else {
			Optional<SealOrder> order = order(key, reviewer.wanted() ? Optional.of(reviewer) : Optional.empty(), stamp);
			if (order.isEmpty()) {
				return false;
			}
			start(ReportTasks.signed(reportOrder(order.get(), kind.file(), kind.master())), order.get()::wipe);
		}
		return performCancel();
	}

	private boolean prepare() {
		try {
			start(ReportTasks.prepared(kind.file(), plan.plan(), kind.master(), kind.edition()), () -> { });
			return performCancel();
		} catch (SealException e) {
			refuse(plan, "tsa", e.getMessage());
			return false;
		}
	}

	private void start(CaseTask task, Runnable last) {
		session.work(Texts.of("job.report"), task, last);
	}

	private ReportOrder reportOrder(SealOrder order, Path pdf, Master master) {
		return new ReportOrder(pdf, master, order, kind.superseded(), Optional.empty(), Optional.empty(), stamp.choice().question(), kind.edition());
	}

	@Override
	public boolean performCancel() {
		key.forget();
		reviewer.forget();
		return true;
	}
}
