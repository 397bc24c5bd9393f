package org.telltale.casework.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.audit.facts.ClockSources;
import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.tls.CertificateSeen;
import org.telltale.capture.tls.OcspTimes;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.capture.tls.TlsTimes;

/**
 * What TLS handshakes say of a capture's clock, and of the clocks of those who open them ({@code facts.md}, clock and handset-clock). Hears one reading;
 * not thread-safe.
 */
final class TlsClocks {

	static final String RANDOM = "tls-random";
	private static final long SECOND = 1_000_000_000L;
	/** Who took longer says too little. */
	private static final long MOST_WIDE = RandomAgreement.MOST_WIDE * SECOND;
	private static final int MOST_NUMBERS = 4096;

	/** The first handshakes of a client, one for each number. */
	private static final class Client {
		private final Map<Long, RandomAgreement.Value> numbers = new TreeMap<>();
		private long frame = Long.MAX_VALUE;
	}

	private final Map<Integer, TlsRecord> open = new HashMap<>();
	private final Map<String, ToldTime> randoms = new TreeMap<>();
	private final Map<String, RandomAgreement.Value> firsts = new TreeMap<>();
	private final Map<String, ToldTime> bounds = new TreeMap<>();
	private final Map<String, Client> clients = new TreeMap<>();

	void record(CaptureRecord record) {
		if (record instanceof TlsRecord tls && !tls.details().times().equals(TlsTimes.NONE)) {
			open.putIfAbsent(tls.flow().index(), tls);
		} else if (record instanceof FlowRecord flow) {
			Optional.ofNullable(open.remove(flow.flow().index())).ifPresent(tls -> ended(tls, flow));
		}
	}

	private void ended(TlsRecord tls, FlowRecord flow) {
		TlsTimes times = tls.details().times();
		String server = flow.server().address().toString();
		if (times.asked().isPresent() && times.answered().isPresent()) {
			FrameRef asked = times.asked().get();
			FrameRef answered = times.answered().get();
			times.serverSeconds().ifPresent(seconds -> number(flow.server().address(), seconds, told(RANDOM, server, seconds * SECOND, Optional.of(seconds * SECOND), asked, answered)));
			tls.details().chain().stream().findFirst().ifPresent(leaf -> validity(server, leaf, asked, answered));
			times.status().ifPresent(status -> status(server, status, asked, answered));
		}
		if (times.asked().isPresent()) {
			times.clientSeconds().ifPresent(seconds -> client(flow, seconds, times.asked().get()));
		}
	}

	/** A server's clock stood between both at the moment of its answer, which was after it was asked and before it was captured. */
	private static ToldTime told(String source, String server, long earliest, Optional<Long> latest, FrameRef asked, FrameRef answered) {
		return new ToldTime(source, server, new ClockBounds(earliest - answered.timeNanos(), latest.map(at -> at + SECOND - asked.timeNanos()).orElse(Long.MAX_VALUE)), 1,
				answered.number());
	}

	private void number(IpAddress server, long seconds, ToldTime told) {
		if (told.bounds().toNanos() - told.bounds().fromNanos() <= MOST_WIDE) {
			randoms.merge(told.key(), told, ToldTime::and);
			firsts.putIfAbsent(told.key(), new RandomAgreement.Value(told.bounds(), told.bounds(), network(server), seconds));
		}
	}

	/** What one operator's machines have in common: 24 bits of an address of version 4, 48 of version 6. */
	private static String network(IpAddress address) {
		return address.version() == 4 ? "4 " + (address.lowBits() >>> 8) : "6 " + (address.highBits() >>> 16);
	}

	private void validity(String server, CertificateSeen leaf, FrameRef asked, FrameRef answered) {
		Optional<Long> from = leaf.notBefore().flatMap(TlsClocks::nanos);
		Optional<Long> to = leaf.notAfter().flatMap(TlsClocks::nanos);
		if (from.isPresent() && to.isPresent()) {
			bound(told(ClockSources.CERTIFICATE, server, from.get(), to, asked, answered));
		}
	}

	/** Signed before it is handed on; of its end nothing is taken, servers hand on older ones. */
	private void status(String server, OcspTimes status, FrameRef asked, FrameRef answered) {
		Stream.of(status.producedAt(), status.thisUpdate()).flatMap(time -> nanos(time).stream()).max(Long::compare)
				.ifPresent(latest -> bound(told(ClockSources.OCSP_STAPLE, server, latest, Optional.empty(), asked, answered)));
	}

	private void bound(ToldTime told) {
		bounds.merge(told.key(), told, ToldTime::and);
	}

	/** The hello was made after the connection was opened; a second is left for the way of what opened it to the capture point. */
	private void client(FlowRecord flow, long seconds, FrameRef asked) {
		ClockBounds allowed = new ClockBounds(flow.firstNanos() - 2 * SECOND - seconds * SECOND, asked.timeNanos() - seconds * SECOND);
		Client client = clients.computeIfAbsent(flow.client().address().toString(), address -> new Client());
		if (allowed.toNanos() - allowed.fromNanos() <= MOST_WIDE && client.numbers.size() < MOST_NUMBERS) {
			client.numbers.putIfAbsent(seconds, new RandomAgreement.Value(allowed, allowed, Long.toString(seconds), seconds));
			client.frame = Math.min(client.frame, asked.number());
		}
	}

	private static Optional<Long> nanos(String text) {
		try {
			return Optional.of(CaptureInstant.nanosOf(Instant.parse(text)));
		} catch (DateTimeException | ArithmeticException e) {
			return Optional.empty();
		}
	}

	/** What the numbers of servers agree on; each server's numbers together are one. */
	private Optional<RandomAgreement.Found> agreed() {
		List<RandomAgreement.Value> values = new ArrayList<>();
		randoms.forEach((key, told) -> values.add(new RandomAgreement.Value(told.bounds(), firsts.get(key).first(), firsts.get(key).group(), firsts.get(key).seconds())));
		return new RandomAgreement(values).found();
	}

	/** The servers whose numbers are believed to be times: those that agree, if it is no chance. */
	List<ToldTime> servers() {
		return agreed().filter(RandomAgreement.Found::isBelieved)
				.map(found -> randoms.values().stream().filter(told -> !told.bounds().and(found.bounds()).isContradictory()).toList()).orElse(List.of());
	}

	/** How many servers' numbers were looked at, and what they are worth; empty without any. */
	Optional<Json> numbers() {
		return agreed().map(found -> Json.object().put("servers", randoms.size()).put("agree", found.agree()).put("independent", found.independent())
				.put("log10Chance", found.log10Chance()).put("believed", found.isBelieved()));
	}

	/** What servers' certificates, and what authorities said of them, allow; where they are right. */
	Collection<ToldTime> bounds() {
		return bounds.values();
	}

	/** The clocks of those who open connections against that of the capture, without evidence and ids. */
	List<Json.Fields> clients() {
		List<Json.Fields> facts = new ArrayList<>();
		clients.forEach((address, client) -> new RandomAgreement(List.copyOf(client.numbers.values())).found().filter(RandomAgreement.Found::isBelieved)
				.ifPresent(found -> facts.add(FactLine.of("handset-clock", "quoted").put("source", RANDOM).put("against", "capture").put("client", address)
						.put("frame", client.frame).put("from", Long.toString(found.bounds().fromNanos())).put("to", Long.toString(found.bounds().toNanos()))
						.put("agree", found.agree()).put("of", client.numbers.size()).put("log10Chance", found.log10Chance()))));
		return facts;
	}
}
