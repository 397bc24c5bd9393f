package org.telltale.workbench;

import org.telltale.workbench.views.ConditionsView;
import org.telltale.workbench.views.ConsentTextsView;
import org.telltale.workbench.views.DefaultsView;
import org.telltale.workbench.views.EvidenceView;
import org.telltale.workbench.views.FrameView;
import org.telltale.workbench.views.JournalView;
import org.telltale.workbench.views.ProblemsView;

/** What the case is made of, what it says of conditions, and the chain of custody. */
public class EvidencePerspective extends StagePerspective {

	/** Made by the platform. */
	public EvidencePerspective() {
		super(0.6f, new String[] { EvidenceView.ID, ConditionsView.ID, DefaultsView.ID, ConsentTextsView.ID }, new String[] { JournalView.ID, ProblemsView.ID, FrameView.ID });
	}
}
