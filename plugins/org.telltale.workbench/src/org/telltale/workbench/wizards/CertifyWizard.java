package org.telltale.workbench.wizards;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.wizard.IWizardPage;
import org.telltale.report.Master;
import org.telltale.report.PreparedReport;
import org.telltale.report.ReportOrder;
import org.telltale.report.SealOrder;
import org.telltale.report.input.Edition;
import org.telltale.seal.SealLevel;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.text.Texts;

/** Certifies a prepared report as it is, with the signature that its reviewer sent back, as {@code telltale report --prepared} does. Its pages say how it is sealed. */
public final class CertifyWizard extends SealWizard {

	private final CaseSession session;
	private final CertifiedPage certified;
	private final KeyPage key = new KeyPage("reportKey");
	private final StampPage stamp;

	/** @param snapshot of the case that the session has open */
	public CertifyWizard(CaseSession session, CaseSnapshot snapshot) {
		this.session = session;
		Places places = new Places();
		certified = new CertifiedPage(snapshot, places);
		stamp = new StampPage(places, () -> certified.read().map(PreparedReport::seal));
		setWindowTitle(Texts.of("certify.window"));
		setNeedsProgressMonitor(true);
		List.of(certified, key, stamp).forEach(this::addPage);
	}

	private boolean stamped() {
		return certified.read().filter(prepared -> prepared.seal().level() != SealLevel.B).isPresent();
	}

	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		return page == key && !stamped() ? null : super.getNextPage(page);
	}

	@Override
	public boolean canFinish() {
		return certified.isPageComplete() && key.isPageComplete() && (!stamped() || stamp.isCompleteNow());
	}

	@Override
	public boolean performFinish() {
		Optional<SealOrder> order = order(key, Optional.empty(), stamp);
		if (order.isEmpty()) {
			return false;
		}
		Master master = certified.read().flatMap(prepared -> Master.of(prepared.master())).orElse(Master.FULL);
		ReportOrder whole = new ReportOrder(certified.file(), master, order.get(), certified.superseded(), Optional.of(certified.report()), certified.review(), stamp.choice().question(),
				Edition.USUAL);
		session.work(Texts.of("job.certify"), ReportTasks.signed(whole), order.get()::wipe);
		return performCancel();
	}

	@Override
	public boolean performCancel() {
		key.forget();
		return true;
	}
}
