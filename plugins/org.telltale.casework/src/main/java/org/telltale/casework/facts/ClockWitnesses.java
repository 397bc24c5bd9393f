package org.telltale.casework.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
	/** Of certificates alone nothing is concluded that fewer servers allow than these. */
	private static final int FEWEST_BOUNDING = 2;
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

	private final Map<String, Long> waiting = new LinkedHashMap<>();
	private final Map<Integer, Heard> flows = new HashMap<>();
	private final Map<String, ToldTime> servers = new TreeMap<>();
	private final TlsClocks tls = new TlsClocks();

	void record(CaptureRecord record) {
		tls.record(record);
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
			ToldTime told = new ToldTime(heard.source, flow.server().address().toString(), bounds, heard.samples, heard.frame);
			servers.merge(told.key(), told, ToldTime::and);
		}
	}

	/** The facts but for their evidence and ids: that of the capture's clock, unless no server said a time, and those of the clocks of handsets. */
	List<Json.Fields> facts() {
		List<Json.Fields> facts = new ArrayList<>(tls.clients());
		List<ToldTime> telling = new ArrayList<>(servers.values());
		telling.addAll(tls.servers());
		List<ToldTime> bounding = List.copyOf(tls.bounds());
		boolean bounded = telling.isEmpty();
		ClockBounds.agreement(byServer(bounded ? bounding : telling)).filter(found -> !bounded || found.agree() >= FEWEST_BOUNDING).ifPresent(found -> {
			Json.Fields fact = fact(bounded ? bounding : telling, found);
			tls.numbers().ifPresent(numbers -> fact.put("tlsRandoms", numbers));
			if (!bounded) {
				ClockBounds.agreement(byServer(bounding)).ifPresent(allowed -> fact.put("bounds", bounds(bounding, allowed, found)));
			}
			facts.add(fact);
		});
		return facts;
	}

	/** What each server allows by all that it showed: a server is one witness. */
	private static List<ClockBounds> byServer(List<ToldTime> told) {
		Map<String, ClockBounds> servers = new TreeMap<>();
		told.forEach(each -> servers.merge(each.server(), each.bounds(), ClockBounds::and));
		return List.copyOf(servers.values());
	}

	private static Json.Fields fact(List<ToldTime> told, ClockBounds.Agreement found) {
		return FactLine.of("clock", "quoted").put("frame", told.stream().mapToLong(ToldTime::frame).min().orElseThrow())
				.put("from", Long.toString(found.bounds().fromNanos())).put("to", Long.toString(found.bounds().toNanos())).put("agree", found.agree())
				.put("of", byServer(told).size()).put("sources", sources(told));
	}

	/** What bounds the clock without telling the time, and how many of those allow the same as those that tell it. */
	private static Json bounds(List<ToldTime> bounding, ClockBounds.Agreement allowed, ClockBounds.Agreement found) {
		return Json.object().put("from", Long.toString(allowed.bounds().fromNanos())).put("to", Long.toString(allowed.bounds().toNanos())).put("agree", allowed.agree())
				.put("of", byServer(bounding).size()).put("allow", byServer(bounding).stream().filter(server -> !server.and(found.bounds()).isContradictory()).count())
				.put("sources", sources(bounding));
	}

	private static Json sources(List<ToldTime> told) {
		return Json.array(told.stream().limit(MOST_SOURCES).map(ToldTime::toJson).toList());
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
