package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * One DNS message.
 *
 * @param flow the flow that carried it
 * @param frame the frame that completed it
 * @param timeNanos that frame's time, capture clock
 * @param transport what carried it
 * @param message what it says
 */
public record DnsRecord(FlowRef flow, long frame, long timeNanos, DnsTransport transport, DnsMessage message) implements CaptureRecord {

	private static final int HIGH_BIT = 0x8000;
	private static final int INTERNET = 1;
	private static final String[] FLAGS = { "aa", "tc", "rd", "ra", "z", "ad", "cd" };

	@Override
	public String group() {
		return "dns";
	}

	private boolean multicast() {
		return transport == DnsTransport.MULTICAST;
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "dns").put("flow", flow.id(evidence)).put("frame", frame)
				.put("at", Long.toString(timeNanos)).put("id", message.id()).put("response", message.response());
		if (!message.questions().isEmpty()) {
			DnsMessage.Question first = message.questions().getFirst();
			json.put("query", first.name()).put("qtype", DnsNames.type(first.type()));
		}
		if (message.questions().size() > 1 || multicast() && !message.questions().isEmpty()) {
			json.put("questions", Json.array(message.questions().stream().map(this::question).toList()));
		}
		if (message.opcode() != 0) {
			json.put("opcode", DnsNames.opcode(message.opcode()));
		}
		if (message.response()) {
			json.put("rcode", DnsNames.rcode(message.rcode()));
		}
		json.put("flags", Json.texts(flags())).put("answers", records(message.answers()));
		if (!message.authorities().isEmpty()) {
			json.put("authority", records(message.authorities()));
		}
		if (!message.additionals().isEmpty()) {
			json.put("additional", records(message.additionals()));
		}
		message.edns().ifPresent(edns -> json.put("edns", edns.toJson()));
		return transport.word().isEmpty() ? json : json.put("transport", transport.word());
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		out.object();
		if (!message.additionals().isEmpty()) {
			write(out.name("additional"), message.additionals());
		}
		write(out.name("answers"), message.answers());
		out.name("at").digits(timeNanos);
		if (!message.authorities().isEmpty()) {
			write(out.name("authority"), message.authorities());
		}
		if (message.edns().isPresent()) {
			message.edns().get().write(out.name("edns"));
		}
		out.name("flags").array();
		for (int i = 0; i < FLAGS.length; i++) {
			if (flag(i)) {
				out.text(FLAGS[i]);
			}
		}
		flow.write(out.endArray().name("flow"), evidence);
		out.member("frame", frame).member("id", message.id());
		if (message.opcode() != 0) {
			out.member("opcode", DnsNames.opcode(message.opcode()));
		}
		if (!message.questions().isEmpty()) {
			DnsMessage.Question first = message.questions().getFirst();
			out.member("qtype", DnsNames.type(first.type())).member("query", first.name());
		}
		if (message.questions().size() > 1 || multicast() && !message.questions().isEmpty()) {
			writeQuestions(out.name("questions"));
		}
		if (message.response()) {
			out.member("rcode", DnsNames.rcode(message.rcode()));
		}
		out.member("response", message.response());
		if (!transport.word().isEmpty()) {
			out.member("transport", transport.word());
		}
		out.member("type", "dns").endObject();
	}

	private void writeQuestions(JsonWriter out) {
		out.array();
		for (int i = 0; i < message.questions().size(); i++) {
			DnsMessage.Question question = message.questions().get(i);
			out.object().member("name", question.name()).member("type", DnsNames.type(question.type())).memberIfTrue("unicast", unicast(question)).endObject();
		}
		out.endArray();
	}

	private void write(JsonWriter out, List<ResourceRecord> records) {
		out.array();
		for (int i = 0; i < records.size(); i++) {
			ResourceRecord record = records.get(i);
			int recordClass = multicast() ? record.recordClass() & ~HIGH_BIT : record.recordClass();
			out.object();
			if (recordClass != INTERNET) {
				out.member("class", DnsNames.recordClass(recordClass));
			}
			out.member("data", record.text()).memberIfTrue("flush", flush(record)).member("name", record.name()).member("ttl", record.ttl()).member("type", DnsNames.type(record.type())).endObject();
		}
		out.endArray();
	}

	private List<String> flags() {
		List<String> set = new ArrayList<>();
		for (int i = 0; i < FLAGS.length; i++) {
			if (flag(i)) {
				set.add(FLAGS[i]);
			}
		}
		return set;
	}

	private boolean flag(int i) {
		return (message.flags() & 0x400 >> i) != 0;
	}

	private boolean unicast(DnsMessage.Question question) {
		return multicast() && (question.questionClass() & HIGH_BIT) != 0;
	}

	private boolean flush(ResourceRecord record) {
		return multicast() && (record.recordClass() & HIGH_BIT) != 0;
	}

	private Json question(DnsMessage.Question question) {
		Json.Fields json = Json.object().put("name", question.name()).put("type", DnsNames.type(question.type()));
		return unicast(question) ? json.put("unicast", true) : json;
	}

	private Json records(List<ResourceRecord> records) {
		return Json.array(records.stream().map(this::record).toList());
	}

	private Json record(ResourceRecord record) {
		Json.Fields json = Json.object().put("name", record.name()).put("type", DnsNames.type(record.type())).put("data", record.text())
				.put("ttl", record.ttl());
		int recordClass = multicast() ? record.recordClass() & ~HIGH_BIT : record.recordClass();
		if (recordClass != INTERNET) {
			json.put("class", DnsNames.recordClass(recordClass));
		}
		return flush(record) ? json.put("flush", true) : json;
	}
}
