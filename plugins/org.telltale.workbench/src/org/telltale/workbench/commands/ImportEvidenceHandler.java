package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.ImportWizard;

/** Takes files into the case. */
public class ImportEvidenceHandler extends WizardHandler {

	/** Made by the platform. */
	public ImportEvidenceHandler() {
		super(true);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new ImportWizard(session);
	}
}
