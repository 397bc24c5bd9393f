package org.telltale.workbench;

import org.telltale.workbench.views.EndpointsView;
import org.telltale.workbench.views.FirmwareView;
import org.telltale.workbench.views.ProblemsView;

/** Which files of the images name the endpoints. */
public class FirmwarePerspective extends StagePerspective {

	/** Made by the platform. */
	public FirmwarePerspective() {
		super(0.6f, new String[] { FirmwareView.ID }, new String[] { EndpointsView.ID, ProblemsView.ID });
	}
}
