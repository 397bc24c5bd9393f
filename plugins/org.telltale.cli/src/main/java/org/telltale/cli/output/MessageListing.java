package org.telltale.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.telltale.capture.MessageTree;
import org.telltale.capture.field.Field;

/** Prints the messages that a frame carries a part of, with their fields and where these stand in the file. */
public final class MessageListing {

	private static final int MOST_RANGES = 4;

	private final long number;
	private final List<MessageTree> messages;

	private record Row(Field field, String ranges, String name) {
	}

	/** @param number of the frame */
	public MessageListing(long number, List<MessageTree> messages) {
		this.number = number;
		this.messages = List.copyOf(messages);
	}

	/** Writes the list. */
	public void print(PrintWriter out) {
		out.println();
		out.println(messages.isEmpty() ? "Frame " + number + " carries no part of a message that was read."
				: "Messages that frame " + number + " carries a part of, put together from all of their frames, without keys:");
		for (MessageTree message : messages) {
			out.println();
			out.println(String.join(" > ", message.layer().chain()) + ", " + FrameListing.count(message.layer().length(), "byte") + ", frames "
					+ message.layer().frames(message.layer().all()).stream().map(frame -> Long.toString(frame.number())).collect(Collectors.joining(" ")));
			List<Row> rows = new ArrayList<>();
			message.fields().forEach(field -> collect(message, field, "", rows));
			int places = rows.stream().mapToInt(row -> row.ranges().length()).max().orElse(0);
			int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
			String line = "%8s  %8s  %-" + Math.max(7, places) + "s  %-" + names + "s  %s";
			out.println(String.format(Locale.ROOT, line, "offset", "length", "in file", "field", "value").stripTrailing());
			rows.forEach(row -> out.println(String.format(Locale.ROOT, line, row.field().offset(), FrameListing.length(row.field()), row.ranges(), row.name(),
					FrameListing.value(row.field())).stripTrailing()));
		}
		out.flush();
	}

	private static void collect(MessageTree message, Field field, String indent, List<Row> into) {
		List<String> ranges = message.fileRanges(field).stream().map(range -> range.offset() + "+" + range.length()).toList();
		String shown = ranges.stream().limit(MOST_RANGES).collect(Collectors.joining(", ")) + (ranges.size() > MOST_RANGES ? ", ... (" + ranges.size() + " ranges)" : "");
		into.add(new Row(field, shown, indent + FrameListing.name(field)));
		field.parts().forEach(part -> collect(message, part, indent + "  ", into));
	}
}
