package org.telltale.capture.protocol;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;

/**
 * A file carried by a flow: a body, or a part of a multipart body, after all its codings.
 *
 * @param flow the flow that carried it
 * @param frame the frame in which its message began
 * @param timeNanos that frame's time, capture clock
 * @param direction seen from the handset
 * @param name as sent: text, never a path
 * @param mediaType by its content, else as declared
 * @param length bytes captured
 * @param sha256 of those bytes
 * @param complete whether all of it was captured; of a part, all of the part
 * @param range which bytes of a whole it is, if it is a part or was put together of parts
 * @param part its bytes, for joining them with parts from other connections; not printed
 */
public record FileRecord(FlowRef flow, long frame, long timeNanos, Direction direction, Optional<String> name,
		String mediaType, long length, Digest sha256, boolean complete, Optional<FileRange> range, Optional<FilePart> part)
		implements CaptureRecord {

	/** A whole file. */
	public FileRecord(FlowRef flow, long frame, long timeNanos, Direction direction, Optional<String> name, String mediaType, long length,
			Digest sha256, boolean complete) {
		this(flow, frame, timeNanos, direction, name, mediaType, length, sha256, complete, Optional.empty(), Optional.empty());
	}

	/** The same without the bytes that were kept for joining. */
	public FileRecord withoutPart() {
		return part.isEmpty() ? this
				: new FileRecord(flow, frame, timeNanos, direction, name, mediaType, length, sha256, complete, range, Optional.empty());
	}

	@Override
	public String group() {
		return "files";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "file").put("flow", flow.id(evidence)).put("frame", frame)
				.put("at", Long.toString(timeNanos)).put("direction", direction.word()).putIfPresent("name", name)
				.put("mediaType", mediaType).put("length", length).put("sha256", sha256.hex()).put("complete", complete);
		range.ifPresent(ranges -> ranges.addTo(json));
		return json;
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		out.object().name("at").digits(timeNanos).member("complete", complete).member("direction", direction.word());
		flow.write(out.name("flow"), evidence);
		out.member("frame", frame);
		if (range.isPresent() && range.get().joined() > 0) {
			out.member("joined", range.get().joined());
		}
		out.member("length", length).member("mediaType", mediaType).memberIfPresent("name", name);
		if (range.isPresent()) {
			write(out.name("ranges"), range.get().ranges());
		}
		out.member("sha256", sha256.hex());
		if (range.isPresent() && range.get().size() >= 0) {
			out.member("size", range.get().size());
		}
		out.member("type", "file").endObject();
	}

	private static void write(JsonWriter out, List<ByteRange> ranges) {
		out.array();
		for (int i = 0; i < ranges.size(); i++) {
			out.array().number(ranges.get(i).offset()).number(ranges.get(i).length()).endArray();
		}
		out.endArray();
	}
}
