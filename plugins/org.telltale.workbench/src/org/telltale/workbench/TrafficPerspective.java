package org.telltale.workbench;

import org.telltale.workbench.views.BytesView;
import org.telltale.workbench.views.EndpointsView;
import org.telltale.workbench.views.FlowsView;
import org.telltale.workbench.views.FrameView;
import org.telltale.workbench.views.RunChartView;
import org.telltale.workbench.views.SightingsView;
import org.telltale.workbench.views.TimelineView;

/** Who was talked to, when, and with what. */
public class TrafficPerspective extends StagePerspective {

	/** Made by the platform. */
	public TrafficPerspective() {
		super(0.56f, new String[] { EndpointsView.ID, FlowsView.ID, TimelineView.ID, RunChartView.ID }, new String[] { SightingsView.ID, BytesView.ID, FrameView.ID });
	}
}
