package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.CertifyWizard;

/** Certifies a prepared report with the signature that its reviewer sent back. */
public class CertifyReportHandler extends WizardHandler {

	/** Made by the platform. */
	public CertifyReportHandler() {
		super(true);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new CertifyWizard(session, session.snapshot().orElseThrow());
	}
}
