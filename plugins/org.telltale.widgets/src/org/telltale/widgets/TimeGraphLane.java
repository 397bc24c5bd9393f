package org.telltale.widgets;

import org.telltale.timeline.RunLane;

/**
 * A run on the time graph.
 *
 * @param title its name, printed bold
 * @param note its start with zone, and conditions
 * @param lane its connections
 */
public record TimeGraphLane(String title, String note, RunLane lane) {
}
