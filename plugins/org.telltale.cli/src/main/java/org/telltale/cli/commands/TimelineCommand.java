package org.telltale.cli.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.time.TimelineList;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.timeline.Grouping;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code telltale timeline}: the connections of the runs, laid out in lanes, cut into slots, or what happened beside them. */
@Command(name = "timeline", description = "Connections of the runs over time (docs/formats/lists.md).",
		footer = { "", "Examples:", "  telltale timeline hm.telltale --by country --slots 24", "  telltale timeline hm.telltale --events --from 2014-08-05T10:00:00Z --to 2014-08-05T11:00:00Z" })
public final class TimelineCommand implements Callable<Integer> {

	private static final int MOST_SLOTS = 100_000;

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Option(names = "--by", paramLabel = "LANE", description = "lay the flows out in lanes: endpoint, point (of capture), country, owner, app, kind (of exhibit)")
	private String by;
	@Option(names = "--from", paramLabel = "TIME", description = "leave out what ended before; ISO 8601 in UTC, true time: 2014-08-05T10:00:00Z")
	private String from;
	@Option(names = "--to", paramLabel = "TIME", description = "leave out what began then or later")
	private String to;
	@Option(names = "--slots", paramLabel = "N", description = "cut each run, as far as it is shown, into N slots, and sum the flows of each lane (--by, else endpoint) in them")
	private Integer slots;
	@Option(names = "--events", description = "conditions, stimuli, sightings and gaps instead of flows")
	private boolean events;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		Optional<Grouping> lanes = grouping();
		if (slots != null && (slots < 1 || slots > MOST_SLOTS)) {
			throw new CommandException(ExitCode.USAGE, "--slots " + slots + ": from 1 to " + MOST_SLOTS);
		} else if (events && (slots != null || lanes.isPresent())) {
			throw new CommandException(ExitCode.USAGE, "--events: not together with --by or --slots");
		}
		long first = nanos("--from", from, Long.MIN_VALUE);
		long behind = nanos("--to", to, Long.MAX_VALUE);
		try (Case file = chosen.read()) {
			TimelineList list = new TimelineList(slots == null ? file.times().lanes() : file.times().counted(), first, behind);
			listing(list, lanes).print(spec.commandLine().getOut(), format);
			Session.sayPending(file, spec.commandLine().getErr());
		}
		return ExitCode.DONE;
	}

	private Listing listing(TimelineList list, Optional<Grouping> lanes) {
		if (events) {
			return new Listing(List.of("run", "event", "startTime", "endTime", "what", "uncertainty", "endpoint", "bytes"), list.events());
		} else if (slots != null) {
			return new Listing(List.of("run", "lane", "slot", "startTime", "endTime", "bytesOut", "bytesIn", "begun", "open"), list.slots(lanes.orElse(Grouping.ENDPOINT), slots));
		}
		List<Json.Fields> flows = lanes.map(list::flows).orElseGet(list::flows);
		return lanes.isPresent() ? new Listing(List.of("run", "point", "lane", "startTime", "endTime", "endpoint", "bytesOut", "bytesIn", "sightings"), flows)
				: new Listing(List.of("run", "point", "startTime", "endTime", "endpoint", "bytesOut", "bytesIn", "sightings"), flows);
	}

	private Optional<Grouping> grouping() throws CommandException {
		if (by == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(Grouping.valueOf(by.toUpperCase(Locale.ROOT)));
		} catch (IllegalArgumentException unknown) {
			throw new CommandException(ExitCode.USAGE, "--by " + by + ": not known; there are endpoint, point, country, owner, app, kind", unknown);
		}
	}

	private static long nanos(String option, String time, long otherwise) throws CommandException {
		try {
			return time == null ? otherwise : CaptureInstant.nanosOf(Instant.parse(time));
		} catch (DateTimeException | ArithmeticException wrong) {
			throw new CommandException(ExitCode.USAGE, option + " " + time + ": not a time; write 2014-08-05T10:00:00Z", wrong);
		}
	}
}
