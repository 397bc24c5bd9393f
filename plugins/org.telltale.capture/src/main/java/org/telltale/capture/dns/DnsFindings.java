package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;

/** Tells what one DNS message says: its record, layer, problems and the names of addresses. */
final class DnsFindings {

	private DnsFindings() {
	}

	/** Reads a message and tells all about it; false if it is none. @param leaf its bytes as a layer */
	static boolean tell(CaptureContext context, Flow flow, byte[] bytes, FrameRef frame, Supplier<Layer> leaf) {
		Outcome<DnsMessage> outcome = DnsDecoder.decode(bytes);
		Optional<DnsMessage> decoded = outcome.value();
		if (decoded.isEmpty()) {
			return false;
		}
		outcome.problems().forEach(problem -> context.log().count("dns.damaged", "dns.damaged", frame.offset(),
				"DNS message that ends or contradicts itself", problem.consequence()));
		context.record(new DnsRecord(flow.ref(), frame.number(), frame.timeNanos(), decoded.get()));
		context.layer(leaf);
		names(context, flow, frame, decoded.get(), leaf);
		return true;
	}

	private static void names(CaptureContext context, Flow flow, FrameRef frame, DnsMessage message, Supplier<Layer> leaf) {
		if (!message.response() || message.questions().isEmpty() || message.questions().getFirst().name().isEmpty()) {
			return;
		}
		String name = message.questions().getFirst().name();
		for (int i = 0; i < message.answers().size(); i++) {
			DnsMessage.Answer answer = message.answers().get(i);
			int index = i;
			answer.address().ifPresent(address -> context.name(flow, address, name, "dns", frame,
					() -> shows(leaf.get(), index, name + " " + answer.name() + " " + DnsMessage.typeName(answer.type()) + " " + answer.text())));
		}
	}

	private static Layer shows(Layer leaf, int index, String line) {
		return leaf.child("dns.answer", Json.object().put("index", index), List.of(leaf.all()), ByteMap.whole(List.of(leaf.all())),
				"dns.answer", line.getBytes(StandardCharsets.US_ASCII));
	}
}
