package org.telltale.widgets;

import java.util.List;

import org.telltale.timeline.LaneIndex;
import org.telltale.timeline.Phase;
import org.telltale.timeline.RunLane;

/**
 * A run on the time graph.
 *
 * @param title its name, printed bold
 * @param note its start with zone, and conditions
 * @param index its connections in lanes
 * @param phases what conditions held when
 */
public record TimeGraphLane(String title, String note, LaneIndex index, List<Phase> phases) {

	public TimeGraphLane {
		phases = List.copyOf(phases);
	}

	/** The run. */
	public RunLane lane() {
		return index.run();
	}
}
