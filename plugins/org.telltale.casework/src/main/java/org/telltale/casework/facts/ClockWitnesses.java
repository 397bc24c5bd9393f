package org.telltale.casework.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.field.Field;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.MessageRecord;

/**
 * What servers said the time was, against a capture's clock ({@code facts.md}, clock). A request that was captured before the server had it, and an
 * answer that was captured after the server had sent it, bound the clock from both sides, whatever the way took. Hears one reading; not thread-safe.
 */
final class ClockWitnesses {

	private static final long SECOND = 1_000_000_000L;
	/** Requests of time that wait for their answer. */
	private static final int MOST_WAITING = 4096;
	private static final int MOST_SOURCES = 100;
	private static final String NTP = "ntp";
	private static final String HTTP = "http-date";

	/** Of one flow: what its answers allow, as far as it is known before the flow has ended. */
	private static final class Heard {
		private final String source;
		private final long frame;
		private ClockBounds bounds = ClockBounds.ANY;
		/** The latest time that a response named. */
		private long latest = Long.MIN_VALUE;
		private int samples;

		Heard(String source, long frame) {
			this.source = source;
			this.frame = frame;
		}
	}

	private record Source(String source, String server) {
	}

	/** What a server's answers allow. */
	private record Told(ClockBounds bounds, int samples, long frame) {

		Told and(Told other) {
			return new Told(bounds.and(other.bounds), samples + other.samples, Math.min(frame, other.frame));
		}
	}

	private final Map<String, Long> waiting = new LinkedHashMap<>();
	private final Map<Integer, Heard> flows = new HashMap<>();
	private final Map<String, Told> servers = new TreeMap<>();
	private final Map<String, Source> sources = new TreeMap<>();

	void record(CaptureRecord record) {
		switch (record) {
			case MessageRecord message when message.protocol().equals(NTP) -> time(message);
			case HttpRecord transaction -> date(transaction);
			case FlowRecord flow -> ended(flow);
			default -> {
				// says nothing of time
			}
		}
	}

	private void time(MessageRecord message) {
		String mode = value(message.fields(), "ntp.flags.mode").orElse("");
		String flow = message.flow().index() + " ";
		if (mode.equals("3")) {
			value(message.fields(), "ntp.xmt").ifPresent(sent -> waiting.put(flow + sent, message.timeNanos()));
			if (waiting.size() > MOST_WAITING) {
				waiting.remove(waiting.keySet().iterator().next());
			}
		} else if (mode.equals("4") && value(message.fields(), "ntp.capture_offset").isPresent()) {
			Optional<Long> asked = value(message.fields(), "ntp.org").map(origin -> waiting.remove(flow + origin));
			Optional<Long> received = nanos(message.fields(), "ntp.rec");
			Optional<Long> sent = nanos(message.fields(), "ntp.xmt");
			if (asked.isPresent() && received.isPresent() && sent.isPresent()) {
				Heard heard = flows.computeIfAbsent(message.flow().index(), index -> new Heard(NTP, message.frame()));
				heard.bounds = heard.bounds.and(new ClockBounds(sent.get() - message.timeNanos(), received.get() - asked.get()));
				heard.samples++;
			}
		}
	}

	/** The time of the response is not known here; it is not later than the flow's last frame. What a cache says of its age is left out. */
	private void date(HttpRecord transaction) {
		Optional<Long> said = header(transaction, "date").flatMap(ClockWitnesses::dateNanos);
		if (said.isPresent() && transaction.method().isPresent() && transaction.status().isPresent() && header(transaction, "age").isEmpty()) {
			Heard heard = flows.computeIfAbsent(transaction.flow().index(), index -> new Heard(HTTP, transaction.frame()));
			heard.bounds = heard.bounds.and(new ClockBounds(Long.MIN_VALUE, said.get() + SECOND - transaction.timeNanos()));
			heard.latest = Math.max(heard.latest, said.get());
			heard.samples++;
		}
	}

	private void ended(FlowRecord flow) {
		Heard heard = flows.remove(flow.flow().index());
		if (heard != null) {
			ClockBounds bounds = heard.latest == Long.MIN_VALUE ? heard.bounds : heard.bounds.and(new ClockBounds(heard.latest - flow.lastNanos(), Long.MAX_VALUE));
			String server = flow.server().address().toString();
			String key = heard.source + " " + server;
			sources.put(key, new Source(heard.source, server));
			servers.merge(key, new Told(bounds, heard.samples, heard.frame), Told::and);
		}
	}

	/** The fact but for its evidence and id; empty where no server said a time. */
	Optional<Json.Fields> fact() {
		Optional<ClockBounds.Agreement> agreement = ClockBounds.agreement(servers.values().stream().map(Told::bounds).toList());
		return agreement.map(found -> FactLine.of("clock", "quoted").put("frame", servers.values().stream().mapToLong(Told::frame).min().orElseThrow())
				.put("from", Long.toString(found.bounds().fromNanos())).put("to", Long.toString(found.bounds().toNanos())).put("agree", found.agree())
				.put("of", servers.size()).put("sources", Json.array(servers.entrySet().stream().limit(MOST_SOURCES).map(this::source).toList())));
	}

	private Json source(Map.Entry<String, Told> server) {
		Source source = sources.get(server.getKey());
		Told told = server.getValue();
		return Json.object().put("source", source.source()).put("server", source.server()).put("samples", told.samples())
				.put("from", Long.toString(told.bounds().fromNanos())).put("to", Long.toString(told.bounds().toNanos()));
	}

	private static Optional<String> header(HttpRecord transaction, String name) {
		return transaction.responseHeaders().stream().filter(header -> header.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
	}

	/** HTTP's preferred form of a date (RFC 9110 section 5.6.7). */
	private static Optional<Long> dateNanos(String text) {
		try {
			return Optional.of(CaptureInstant.nanosOf(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)).toInstant()));
		} catch (DateTimeException | ArithmeticException e) {
			return Optional.empty();
		}
	}

	/** The value of the first field of that name, inside others too. */
	static Optional<String> value(List<Field> fields, String name) {
		for (Field field : fields) {
			if (field.name().equals(name)) {
				return Optional.of(field.value());
			}
			Optional<String> inside = value(field.parts(), name);
			if (inside.isPresent()) {
				return inside;
			}
		}
		return Optional.empty();
	}

	private static Optional<Long> nanos(List<Field> fields, String name) {
		try {
			return value(fields, name).filter(text -> !text.equals("0")).map(Instant::parse).map(CaptureInstant::nanosOf);
		} catch (DateTimeException | ArithmeticException e) {
			return Optional.empty();
		}
	}
}
