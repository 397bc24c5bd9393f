package org.telltale.capture.protocol;

import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;

/**
 * A message of a protocol that has no record type of its own.
 *
 * @param flow the flow that carried it
 * @param frame the frame that completed it
 * @param timeNanos that frame's time, capture clock
 * @param protocol the protocol's name, lower case
 * @param direction seen from the handset
 * @param fields what it says
 */
public record MessageRecord(FlowRef flow, long frame, long timeNanos, String protocol, Direction direction, List<Field> fields)
		implements CaptureRecord {

	public MessageRecord {
		fields = List.copyOf(fields);
	}

	@Override
	public String group() {
		return "messages";
	}

	@Override
	public Json toJson(String evidence) {
		return Json.object().put("type", "message").put("flow", flow.id(evidence)).put("frame", frame).put("at", Long.toString(timeNanos))
				.put("protocol", protocol).put("direction", direction.word())
				.put("fields", Json.array(fields.stream().map(Field::toJson).toList()));
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		out.object().name("at").digits(timeNanos).member("direction", direction.word());
		Field.write(out.name("fields"), fields);
		flow.write(out.name("flow"), evidence);
		out.member("frame", frame).member("protocol", protocol).member("type", "message").endObject();
	}
}
