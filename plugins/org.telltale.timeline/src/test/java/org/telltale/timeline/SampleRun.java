package org.telltale.timeline;

import java.util.List;

import org.telltale.timeline.RunLane.Band;
import org.telltale.timeline.RunLane.Contact;
import org.telltale.timeline.RunLane.Gap;
import org.telltale.timeline.RunLane.Mark;
import org.telltale.timeline.RunLane.Traits;

/** A run of 100 seconds with two endpoints, a change of a condition, and gaps. */
public final class SampleRun {

	/** The run. */
	public static final RunLane LANE = new RunLane("R1", "wifi", "", 1_000_000_000_000L, 100, List.of(
			new Contact("f1", "a", 0, 9, 100, 10, 1, new Traits("ap", "XA", "Alpha", "", List.of("IMEI", "SMS"))),
			new Contact("f2", "b", 35, 35, 7, 1000, 0, Traits.UNKNOWN)),
			List.of(new Mark("BOOT", "", "", 0, 2)), List.of(new Mark("IMEI", "E1", "f1", 4, 1), new Mark("SMS", "E2", "f1", 6, 1)),
			List.of(new Band("cloud", "off", 0, 50, 3, "settings"), new Band("cloud", "on", 50, 100, 3, "settings"), new Band("rom", "stock", 0, 100, 0, "statement")),
			List.of(new Gap(Gap.Kind.NOT_CAPTURED, "", "", 60, 80, 0), new Gap(Gap.Kind.UNREADABLE, "f2", "b", 35, 35, 7)), List.of());

	/** A hypothetical run in which nothing was seen or recorded. */
	public static final RunLane SILENT = new RunLane("R2", "", "hypothetical", 2_000_000_000_000L, 50, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

	private SampleRun() {
	}
}
