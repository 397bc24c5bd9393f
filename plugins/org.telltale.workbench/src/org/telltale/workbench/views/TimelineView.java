package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.telltale.base.json.Json;
import org.telltale.timeline.Grouping;
import org.telltale.timeline.LaneIndex;
import org.telltale.timeline.Phase;
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
	private Combo lanes;
	/** How often something was asked for: what is made for any but the last comes too late. */
	private long asked;

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		all.setLayout(layout);
		Label by = new Label(all, SWT.NONE);
		by.setText(Texts.of("timeline.by"));
		GridData left = new GridData(SWT.LEFT, SWT.CENTER, false, false);
		left.horizontalIndent = 8;
		by.setLayoutData(left);
		lanes = new Combo(all, SWT.DROP_DOWN | SWT.READ_ONLY);
		for (Grouping grouping : Grouping.values()) {
			lanes.add(Texts.of("timeline.by." + grouping.word()));
		}
		lanes.select(0);
		lanes.addListener(SWT.Selection, event -> caseChanged());
		graph = new TimeGraphView(all, palette());
		graph.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		graph.onSelect(this::selected);
		Label legend = new Label(all, SWT.WRAP);
		legend.setText(Texts.of("timeline.legend"));
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
		place.horizontalIndent = 8;
		place.widthHint = 400;
		legend.setLayoutData(place);
	}

	/** Lays the flows out behind the user interface: of many, that takes a while. */
	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		long request = ++asked;
		Grouping by = Grouping.values()[lanes.getSelectionIndex()];
		Display display = graph.getDisplay();
		Job job = Job.create(Texts.of("job.lanes"), monitor -> {
			List<TimeGraphLane> made = snapshot.map(s -> s.lanes().stream().map(lane -> lane(s, lane, by)).toList()).orElse(List.of());
			display.asyncExec(() -> {
				if (request == asked && !graph.isDisposed()) {
					graph.show(made);
					selectionChanged();
				}
			});
		});
		job.setSystem(true);
		job.schedule();
	}

	/** Lays the flows out by something else. */
	public void layOut(Grouping by) {
		lanes.select(by.ordinal());
		caseChanged();
	}

	private static TimeGraphLane lane(CaseSnapshot snapshot, RunLane lane, Grouping by) {
		String start = Facts.find(snapshot.facts("run"), "run", lane.run()).map(run -> Facts.time(run, "start")).orElse("");
		String note = Texts.of("timeline.start", start) + (lane.reservation().isEmpty() ? "" : "    " + lane.reservation());
		return new TimeGraphLane(lane.run(), note, LaneIndex.of(lane, by), Phase.of(lane));
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
