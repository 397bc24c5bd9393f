package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.field.Field;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * Something that belongs to no flow: what the capture file says beside its frames, what machines of the network say of their
 * addresses, what was reported as not delivered.
 *
 * @param kind {@code section}, {@code interface}, {@code comment}, {@code name}, {@code secrets}, {@code app}, {@code drops},
 *        {@code custom}, {@code neighbour}, {@code icmp-error}
 * @param frame number of the frame that it stands at, if it stands at one
 * @param fields what it says; offsets count from the frame's first captured byte, or from the file's first byte without a frame
 * @param file ordinal of the file of a set that it stands in, from 0; empty where one file is read
 */
public record NoteRecord(String kind, Optional<Long> frame, List<Field> fields, Optional<Integer> file) implements CaptureRecord {

	public NoteRecord {
		fields = List.copyOf(fields);
	}

	@Override
	public String group() {
		return "messages";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "note").put("kind", kind).put("fields", Json.array(fields.stream().map(Field::toJson).toList()));
		frame.ifPresent(number -> json.put("frame", number));
		file.ifPresent(ordinal -> json.put("file", ordinal));
		return json;
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		Field.write(out.object().name("fields"), fields);
		if (file.isPresent()) {
			out.member("file", file.get());
		}
		if (frame.isPresent()) {
			out.member("frame", frame.get());
		}
		out.member("kind", kind).member("type", "note").endObject();
	}
}
