package org.telltale.workbench;

import org.telltale.workbench.views.JournalView;
import org.telltale.workbench.views.OverviewView;
import org.telltale.workbench.views.ProblemsView;

/** What an examiner sees first: findings, verdicts, what was tested. */
public class CasePerspective extends StagePerspective {

	/** Made by the platform. */
	public CasePerspective() {
		super(0.8f, new String[] { OverviewView.ID }, new String[] { ProblemsView.ID, JournalView.ID });
	}
}
