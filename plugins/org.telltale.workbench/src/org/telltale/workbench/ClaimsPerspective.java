package org.telltale.workbench;

import org.telltale.workbench.views.BytesView;
import org.telltale.workbench.views.ClaimsView;
import org.telltale.workbench.views.SightingsView;

/** What was claimed, and what the tests say of it. */
public class ClaimsPerspective extends StagePerspective {

	/** Made by the platform. */
	public ClaimsPerspective() {
		super(0.76f, new String[] { ClaimsView.ID }, new String[] { SightingsView.ID, BytesView.ID });
	}
}
