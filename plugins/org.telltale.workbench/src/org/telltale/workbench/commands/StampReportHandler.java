package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.StampWizard;

/** Raises a sealed report by a time stamp. */
public class StampReportHandler extends WizardHandler {

	/** Made by the platform. */
	public StampReportHandler() {
		super(true);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new StampWizard(session, session.snapshot().orElseThrow());
	}
}
