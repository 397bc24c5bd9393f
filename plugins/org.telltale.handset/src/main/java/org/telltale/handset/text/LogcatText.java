package org.telltale.handset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.Moment;

/**
 * What {@code logcat} prints (system/logging, liblog/logprint.cpp) in its forms brief, time, threadtime and long, with the
 * modifiers year, zone, usec, uid, epoch and monotonic. Lines of several forms may follow each other.
 */
final class LogcatText implements LineReader {

	private static final String STAMP = "((?:\\d{4}-)?\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}(?: ?[+-]\\d{4})?| *\\d{1,10}\\.\\d{3,9})";
	private static final Pattern THREADTIME = Pattern.compile(STAMP + " +(?:(\\w{1,40}) +)?(\\d{1,9}) +(\\d{1,9}) ([VDIWEFAS]) ");
	private static final Pattern BRIEF = Pattern.compile("(?:" + STAMP + " )?([VDIWEFAS])/(.{0,200}?)\\( {0,9}(?:(\\w{1,40}): {0,9})?(\\d{1,9})\\): ?");
	private static final Pattern LONG = Pattern.compile("\\[ " + STAMP + " +(?:(\\w{1,40}): *)?(\\d{1,9}): *(\\d{1,9}) ([VDIWEFAS])/(.{0,200}?) {0,20}\\]");
	private static final Pattern DIVIDER = Pattern.compile("--------- (?:beginning of|switch to) (?:/dev/log/)?(\\w{1,40})");
	private static final int LONGEST_MESSAGE = 1 << 16;

	private final Reading reading;
	private final LogStates states;
	private String buffer = "";
	private Optional<Matcher> head = Optional.empty();
	private final List<Line> message = new ArrayList<>();
	private long messageChars;

	LogcatText(Reading reading) {
		this.reading = reading;
		this.states = new LogStates(reading);
	}

	static boolean begins(List<String> lines) {
		String first = lines.getFirst();
		return List.of(THREADTIME, BRIEF, LONG, DIVIDER).stream().anyMatch(form -> form.matcher(first).lookingAt());
	}

	@Override
	public void line(Line line) {
		Matcher divider = DIVIDER.matcher(line.text());
		Matcher longHead = LONG.matcher(line.text());
		if (longHead.matches()) {
			endMessage();
			head = Optional.of(longHead);
			message.add(line);
		} else if (divider.matches()) {
			endMessage();
			buffer = divider.group(1);
		} else if (head.isPresent() && messageChars < LONGEST_MESSAGE) {
			message.add(line);
			messageChars += line.text().length() + 1;
		} else if (!line.text().isBlank()) {
			endMessage();
			oneLine(line);
		}
	}

	private void oneLine(Line line) {
		Matcher threadtime = THREADTIME.matcher(line.text());
		Matcher brief = BRIEF.matcher(line.text());
		if (threadtime.lookingAt()) {
			String rest = line.text().substring(threadtime.end());
			int colon = rest.indexOf(": ") >= 0 ? rest.indexOf(": ") : rest.endsWith(":") ? rest.length() - 1 : -1;
			Optional<Moment> moment = moment(threadtime.group(1));
			if (colon >= 0 && moment.isPresent()) {
				Map<String, String> attributes = attributes(threadtime.group(5), threadtime.group(3), Optional.ofNullable(threadtime.group(2)));
				attributes.put("tid", threadtime.group(4));
				pass(rest.substring(0, colon).strip(), rest.substring(Math.min(rest.length(), colon + 2)), attributes, moment.get(), line, line);
				return;
			}
		} else if (brief.lookingAt()) {
			Optional<Moment> moment = brief.group(1) == null ? Optional.of(Moment.UNKNOWN) : moment(brief.group(1));
			if (moment.isPresent()) {
				pass(brief.group(3).strip(), line.text().substring(brief.end()), attributes(brief.group(2), brief.group(5), Optional.ofNullable(brief.group(4))),
						moment.get(), line, line);
				return;
			}
		}
		reading.strange(line);
	}

	private void pass(String tag, String text, Map<String, String> attributes, Moment moment, Line first, Line last) {
		HandsetEvent event = new HandsetEvent("log", tag, text, attributes, moment, reading.source("log", first, last));
		reading.pass(event);
		states.event(event);
	}

	private Map<String, String> attributes(String level, String pid, Optional<String> uid) {
		Map<String, String> attributes = new TreeMap<>();
		attributes.put("level", level);
		attributes.put("pid", pid);
		uid.ifPresent(written -> attributes.put("uid", AndroidUid.of(written).map(number -> Long.toString(number)).orElse(written)));
		if (!buffer.isEmpty()) {
			attributes.put("buffer", buffer);
		}
		return attributes;
	}

	/** Few seconds count from the start of the system: no moment. */
	private static Optional<Moment> moment(String stamp) {
		return stamp.indexOf('-') < 0 ? Times.of(stamp.strip()).or(() -> Optional.of(Moment.local(stamp.strip()))) : Times.of(stamp);
	}

	@Override
	public void end() {
		endMessage();
		states.end();
	}

	/** The blank line that logcat puts behind a message of the long form is not the message's. */
	private void endMessage() {
		if (head.isPresent()) {
			Matcher found = head.get();
			Line first = message.getFirst();
			Line last = message.getLast();
			String text = String.join("\n", message.stream().skip(1).map(Line::text).toList()).stripTrailing();
			Optional<Moment> moment = moment(found.group(1));
			if (moment.isPresent()) {
				Map<String, String> attributes = attributes(found.group(5), found.group(3), Optional.ofNullable(found.group(2)));
				attributes.put("tid", found.group(4));
				pass(found.group(6).strip(), text, attributes, moment.get(), first, last);
			} else {
				reading.strange(first);
			}
			head = Optional.empty();
			message.clear();
			messageChars = 0;
		}
	}
}
