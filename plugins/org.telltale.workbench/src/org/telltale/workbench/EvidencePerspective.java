package org.telltale.workbench;

import org.telltale.workbench.views.EvidenceView;
import org.telltale.workbench.views.FrameView;
import org.telltale.workbench.views.JournalView;
import org.telltale.workbench.views.ProblemsView;

/** What the case is made of, and the chain of custody. */
public class EvidencePerspective extends StagePerspective {

	/** Made by the platform. */
	public EvidencePerspective() {
		super(0.6f, new String[] { EvidenceView.ID }, new String[] { JournalView.ID, ProblemsView.ID, FrameView.ID });
	}
}
