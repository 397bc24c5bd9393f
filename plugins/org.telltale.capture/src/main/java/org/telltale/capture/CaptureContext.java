package org.telltale.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.capture.dns.DnsDecoder;
import org.telltale.capture.dns.DnsMessage;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.stream.StreamAssembler;

/** What the conversations of one capture share: where records, names, layers and problems go. */
final class CaptureContext {

	final CaptureOptions options;
	final CaptureListener listener;
	final ProblemLog log;
	final SideRule rule;
	private final Map<IpAddress, Map<String, Long>> dnsNames = new HashMap<>();
	private final Set<String> namesSeen = new HashSet<>();
	/** Memory that all conversations hold; each keeps its own share up to date. */
	long held;

	CaptureContext(CaptureOptions options, CaptureListener listener, ProblemLog log) {
		this.options = options;
		this.listener = listener;
		this.log = log;
		this.rule = new SideRule(options);
	}

	/** A leaf of {@code capture.tcp}. */
	static Layer tcpLeaf(Carriage carriage, StreamAssembler stream, StreamAssembler.Window window, String word) {
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson())
				.put("base", Long.toString(stream.base())).put("start", Long.toString(window.start()));
		return Layer.leaf(carriage, "capture.tcp", params, window.pieces(), window.contradicting(), word, window.bytes());
	}

	/** Reads a DNS message and tells all about it; false if it is none. */
	boolean dns(Flow flow, Layer leaf, FrameRef frame) {
		return dns(flow, leaf, frame, DnsDecoder.decode(leaf.bytes()));
	}

	/** Tells all about a DNS message that was read already; false if it is none. */
	boolean dns(Flow flow, Layer leaf, FrameRef frame, Outcome<DnsMessage> outcome) {
		Optional<DnsMessage> decoded = outcome.value();
		if (decoded.isEmpty()) {
			return false;
		}
		outcome.problems().forEach(problem -> log.count("dns.damaged", "dns.damaged", frame.offset(),
				"DNS message that ends or contradicts itself", problem.consequence()));
		listener.record(new DnsRecord(flow.ref, frame.number(), frame.timeNanos(), decoded.get()));
		listener.layers(List.of(leaf));
		names(flow, leaf, frame, decoded.get());
		return true;
	}

	private void names(Flow flow, Layer leaf, FrameRef frame, DnsMessage message) {
		if (!message.response() || message.questions().isEmpty() || message.questions().getFirst().name().isEmpty()) {
			return;
		}
		String name = message.questions().getFirst().name();
		for (int i = 0; i < message.answers().size(); i++) {
			DnsMessage.Answer answer = message.answers().get(i);
			if (answer.address().isPresent()) {
				String line = name + " " + answer.name() + " " + DnsMessage.typeName(answer.type()) + " " + answer.text();
				Layer named = leaf.child("dns.answer", Json.object().put("index", i), List.of(leaf.all()),
						ByteMap.whole(List.of(leaf.all())), "dns.answer", line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
				dnsNames.computeIfAbsent(answer.address().get(), a -> new java.util.TreeMap<>()).putIfAbsent(name, frame.number());
				name(flow, named, answer.address().get(), name, "dns", frame);
			}
		}
	}

	/** Tells a name of an address; the same pair from the same source once for each flow. */
	void name(Flow flow, Layer shows, IpAddress address, String name, String source, FrameRef frame) {
		if (namesSeen.add(flow.ref.index() + " " + address + " " + source + " " + name)) {
			listener.name(new NameSeen(address, name, source, frame.number(), flow.ref, frame.timeNanos(),
					Derivation.of(shows, Optional.empty())));
		}
	}

	/** The names that DNS gave an address, each with its first frame. */
	List<HostName> dnsNames(IpAddress address) {
		return dnsNames.getOrDefault(address, Map.of()).entrySet().stream()
				.map(entry -> new HostName(entry.getKey(), "dns", entry.getValue())).toList();
	}
}
