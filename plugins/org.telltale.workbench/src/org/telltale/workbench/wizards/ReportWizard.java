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
import org.eclipse.jface.wizard.Wizard;
import org.telltale.report.Master;
import org.telltale.report.ReportEngine;
import org.telltale.report.ReportException;
import org.telltale.report.ReportOrder;
import org.telltale.report.SealOrder;
import org.telltale.report.UnsignedCopy;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.text.Texts;

/**
 * Issues a report: its kind; then, of one that is signed, the key, the time stamp, the reviewer. Each page but the first has defaults that hold, and the
 * key alone has to be given. The report engine starts while the first page is read.
 */
public final class ReportWizard extends Wizard {

	private final CaseSession session;
	private final KindPage kind;
	private final KeyPage key = new KeyPage("reportKey");
	private final StampPage stamp;
	private final ReviewerPage reviewer = new ReviewerPage(key::owner);

	/** @param snapshot of the case that the session has open */
	public ReportWizard(CaseSession session, CaseSnapshot snapshot) {
		this.session = session;
		setWindowTitle(Texts.of("report.window"));
		setNeedsProgressMonitor(true);
		Places places = new Places(Optional.of(snapshot));
		kind = new KindPage(snapshot, places);
		stamp = new StampPage(places);
		List.of(kind, key, stamp, reviewer).forEach(this::addPage);
		warmUp();
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
		return page == kind && !kind.signed() ? null : super.getNextPage(page);
	}

	@Override
	public boolean canFinish() {
		return kind.isPageComplete() && (!kind.signed() || key.isPageComplete() && stamp.isPageComplete() && reviewer.isPageComplete());
	}

	@Override
	public boolean performFinish() {
		Optional<UnsignedCopy.Form> copy = kind.copy();
		if (copy.isPresent()) {
			start(ReportTasks.copy(copy.get(), kind.file(), kind.edition()), () -> { });
		} else if (!kind.signed()) {
			start(ReportTasks.draft(kind.file(), kind.master(), kind.edition()), () -> { });
		} else {
			Optional<SealOrder> order = order();
			if (order.isEmpty()) {
				return false;
			}
			start(ReportTasks.signed(reportOrder(order.get(), kind.file(), kind.master())), order.get()::wipe);
		}
		return performCancel();
	}

	private void start(CaseTask task, Runnable last) {
		session.work(Texts.of("job.report"), task, last);
	}

	private ReportOrder reportOrder(SealOrder order, Path pdf, Master master) {
		return new ReportOrder(pdf, master, order, kind.superseded(), Optional.empty(), Optional.empty(), stamp.choice().question(), kind.edition());
	}

	/** The order, whose keys have been opened once; empty, and said beside the field, if one does not open. */
	private Optional<SealOrder> order() {
		Optional<SigningKey> certifying = opened(key);
		if (certifying.isEmpty()) {
			return Optional.empty();
		}
		Optional<SigningKey> reviewing = reviewer.wanted() ? opened(reviewer) : Optional.empty();
		if (reviewer.wanted() && reviewing.isEmpty()) {
			certifying.get().wipe();
			return Optional.empty();
		}
		try {
			return Optional.of(stamp.choice().order(certifying.get(), reviewing));
		} catch (SealException e) {
			certifying.get().wipe();
			reviewing.ifPresent(SigningKey::wipe);
			getContainer().showPage(stamp);
			stamp.refuse("tsa", e.getMessage());
			return Optional.empty();
		}
	}

	/** A key on a token is tried now, and only now: tokens count wrong PINs. */
	private Optional<SigningKey> opened(KeyPage page) {
		SigningKey taken;
		try {
			taken = page.key();
		} catch (SealException e) {
			refuse(page, "library", e.getMessage());
			return Optional.empty();
		}
		if (!page.onToken() || Trial.succeeds(getContainer(), Texts.of("reportKey.trying"), () -> KeyCheck.open(taken), SealException.class, why -> refuse(page, "password", why))) {
			return Optional.of(taken);
		}
		taken.wipe();
		return Optional.empty();
	}

	private void refuse(KeyPage page, String field, String why) {
		getContainer().showPage(page);
		page.refuse(field, why);
	}

	@Override
	public boolean performCancel() {
		key.forget();
		reviewer.forget();
		return true;
	}
}
