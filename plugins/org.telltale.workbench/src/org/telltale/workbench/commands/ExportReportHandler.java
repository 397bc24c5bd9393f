package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.ReportWizard;

/** Issues a report of the case. */
public class ExportReportHandler extends WizardHandler {

	/** Made by the platform. */
	public ExportReportHandler() {
		super(true);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new ReportWizard(session, session.snapshot().orElseThrow());
	}
}
