package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;

/** Tells what one DNS message says: its record, layer, problems and the names of addresses. */
final class DnsFindings {

	private static final int INTERNET = 1;
	/** Of a class in multicast DNS: that older records are to go (RFC 6762 section 10.2). */
	private static final int HIGH_BIT = 0x8000;

	private DnsFindings() {
	}

	/** Tells what was read of a message; false if it is none. @param leaf its bytes as a layer, made when needed */
	static boolean tell(CaptureContext context, Flow flow, DnsTransport transport, Outcome<DnsMessage> outcome, FrameRef frame, Supplier<Layer> leaf) {
		Supplier<Layer> once = once(leaf);
		return tell(context, flow, transport, outcome, frame, once, 0, once);
	}

	/**
	 * The same of a message that has something in front of it.
	 *
	 * @param ahead how many bytes stand in front of the message
	 * @param led those bytes and the message as a layer, made when needed: names are reached through it
	 */
	static boolean tell(CaptureContext context, Flow flow, DnsTransport transport, Outcome<DnsMessage> outcome, FrameRef frame, Supplier<Layer> leaf,
			int ahead, Supplier<Layer> led) {
		Optional<DnsMessage> decoded = outcome.value();
		if (decoded.isEmpty()) {
			return false;
		}
		for (Problem problem : outcome.problems()) {
			context.log().count(problem.code(), problem.code(), frame.offset(), problem.code().equals("dns.damaged")
					? "DNS message that ends or contradicts itself" : "DNS record whose content is not as its type has it", problem.consequence());
		}
		context.record(new DnsRecord(flow.ref(), frame.number(), frame.timeNanos(), transport, decoded.get()));
		if (!transport.offered()) {
			context.layer(leaf);
		}
		if (!transport.source().isEmpty()) {
			names(context, flow, frame, decoded.get(), transport.source(), ahead, once(led));
		}
		return true;
	}

	private static Supplier<Layer> once(Supplier<Layer> maker) {
		return new Supplier<>() {
			private Optional<Layer> made = Optional.empty();

			@Override
			public Layer get() {
				if (made.isEmpty()) {
					made = Optional.of(maker.get());
				}
				return made.get();
			}
		};
	}

	/** The addresses of the first question's name, or of what it is an alias for (RFC 1034 section 3.6.2). */
	private static void names(CaptureContext context, Flow flow, FrameRef frame, DnsMessage message, String source, int ahead, Supplier<Layer> led) {
		if (!message.response() || message.opcode() != 0 || message.questions().isEmpty() || message.questions().getFirst().name().isEmpty()) {
			return;
		}
		String name = message.questions().getFirst().name();
		Set<String> aliases = aliases(name, message.answers());
		for (int i = 0; i < message.answers().size(); i++) {
			ResourceRecord answer = message.answers().get(i);
			int index = i;
			if (answer.address().isPresent() && internet(answer) && aliases.contains(answer.name())) {
				context.name(flow, answer.address().get(), name, source, frame,
						() -> shows(led.get(), ahead, index, name + " " + answer.name() + " " + DnsNames.type(answer.type()) + " " + answer.text()));
			}
		}
	}

	/** The name and all that its CNAME records lead to, in whatever order they stand. */
	private static Set<String> aliases(String name, List<ResourceRecord> answers) {
		Map<String, List<String>> targets = new HashMap<>();
		for (ResourceRecord answer : answers) {
			if (answer.type() == DnsMessage.CNAME && internet(answer)) {
				targets.computeIfAbsent(answer.name(), owner -> new ArrayList<>(1)).add(answer.text());
			}
		}
		Set<String> known = new HashSet<>();
		Deque<String> next = new ArrayDeque<>(List.of(name));
		while (!next.isEmpty()) {
			String reached = next.pop();
			if (known.add(reached)) {
				next.addAll(targets.getOrDefault(reached, List.of()));
			}
		}
		return known;
	}

	private static boolean internet(ResourceRecord record) {
		return (record.recordClass() & ~HIGH_BIT) == INTERNET;
	}

	private static Layer shows(Layer led, int ahead, int index, String line) {
		List<ByteRange> message = List.of(new ByteRange(ahead, led.length() - ahead));
		return led.child("dns.answer", Json.object().put("index", index), message, ByteMap.whole(message), "dns.answer", line.getBytes(StandardCharsets.US_ASCII));
	}
}
