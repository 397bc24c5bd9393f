package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.base.json.Json;
import org.telltale.timeline.RunLane;
import org.telltale.widgets.TimeGraphLane;
import org.telltale.widgets.TimeGraphView;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** The connections of all runs over time. */
public class TimelineView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.timeline";

	private TimeGraphView graph;

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		all.setLayout(layout);
		graph = new TimeGraphView(all, palette());
		graph.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		graph.onSelect(this::selected);
		Label legend = new Label(all, SWT.NONE);
		legend.setText(Texts.of("timeline.legend"));
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
		place.horizontalIndent = 8;
		legend.setLayoutData(place);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		graph.show(snapshot.map(s -> s.lanes().stream().map(lane -> lane(s, lane)).toList()).orElse(List.of()));
	}

	private static TimeGraphLane lane(CaseSnapshot snapshot, RunLane lane) {
		String start = Facts.find(snapshot.facts("run"), "run", lane.run()).map(run -> Facts.time(run, "start")).orElse("");
		String conditions = String.join(" · ", snapshot.conditions(lane.run()));
		return new TimeGraphLane(lane.run(), Texts.of("timeline.start", start) + (conditions.isEmpty() ? "" : "    " + conditions), lane);
	}

	private void selected(String run, String endpoint) {
		session().snapshot().flatMap(s -> s.endpoints().stream().filter(e -> Facts.endpointName(e).equals(endpoint)).findFirst())
				.ifPresent(record -> session().select(before -> before.withEndpoint(record)));
	}

	@Override
	public void selectionChanged() {
		Selection selection = session().selection();
		graph.selectEndpoint(selection.endpoint().flatMap(address -> session().snapshot().flatMap(s -> s.endpoint(address)))
				.map((Json.Fields endpoint) -> Facts.endpointName(endpoint)).orElse(""));
		graph.selectFlow(selection.flow().orElse(""));
	}

	/** The graph. */
	public TimeGraphView graph() {
		return graph;
	}

	@Override
	public void setFocus() {
		graph.setFocus();
	}
}
