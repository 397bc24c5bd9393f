package org.telltale.capture.dns;

import org.telltale.base.json.Json;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * One DNS message.
 *
 * @param flow the flow that carried it
 * @param frame the frame that completed it
 * @param timeNanos that frame's time, capture clock
 * @param message what it says
 */
public record DnsRecord(FlowRef flow, long frame, long timeNanos, DnsMessage message) implements CaptureRecord {

	@Override
	public String group() {
		return "dns";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "dns").put("flow", flow.id(evidence)).put("frame", frame)
				.put("at", Long.toString(timeNanos)).put("id", message.id()).put("response", message.response());
		message.questions().stream().findFirst()
				.ifPresent(question -> json.put("query", question.name()).put("qtype", DnsMessage.typeName(question.type())));
		if (message.response()) {
			json.put("rcode", DnsMessage.rcodeName(message.rcode()));
		}
		return json.put("answers", Json.array(message.answers().stream().map(answer -> Json.object().put("name", answer.name())
				.put("type", DnsMessage.typeName(answer.type())).put("data", answer.text()).put("ttl", answer.ttl())).toList()));
	}
}
