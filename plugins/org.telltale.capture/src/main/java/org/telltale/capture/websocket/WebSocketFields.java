package org.telltale.capture.websocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Fields of WebSocket frames of one direction, from a frame's first byte on; named as Wireshark does. Payload is unmasked, not inflated. */
public final class WebSocketFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> found = new ArrayList<>();
		int at = 0;
		while (message.length - at >= 2 && message.length - at >= WebSocketFrame.headerLength(message, at, message.length)) {
			WebSocketFrame frame = WebSocketFrame.at(message, at);
			long left = message.length - at - frame.header();
			int there = (int) (frame.payload() < 0 ? left : Math.min(left, frame.payload()));
			found.add(new Field("websocket", FieldType.GROUP, at, frame.header() + there, Integer.toString(frame.opcode()), parts(message, at, frame, there)));
			at += frame.header() + there;
		}
		return found;
	}

	private static List<Field> parts(byte[] b, int at, WebSocketFrame frame, int there) {
		List<Field> parts = new ArrayList<>();
		parts.add(Field.number("websocket.fin", at, 1, frame.fin() ? 1 : 0));
		parts.add(Field.number("websocket.rsv", at, 1, frame.rsv()));
		parts.add(Field.number("websocket.opcode", at, 1, frame.opcode()));
		parts.add(Field.number("websocket.mask", at + 1, 1, frame.masked() ? 1 : 0));
		int key = frame.masked() ? 4 : 0;
		int extended = frame.header() - key - 2;
		parts.add(Field.number("websocket.payload_length", extended == 0 ? at + 1 : at + 2, Math.max(1, extended), frame.payload()));
		if (frame.masked()) {
			int from = at + frame.header() - 4;
			parts.add(Field.of("websocket.masking_key", FieldType.BYTES, from, 4, HexFormat.of().formatHex(b, from, from + 4)));
		}
		if (there > 0) {
			int from = at + frame.header();
			byte[] payload = new byte[there];
			frame.unmask(b, from, there, payload, 0);
			if (frame.opcode() == 1 && !frame.compressed()) {
				parts.add(Field.text("websocket.payload.text", from, there, new String(payload, StandardCharsets.UTF_8)));
			} else if (frame.opcode() == WebSocketFrame.CLOSE && there >= 2) {
				parts.add(Field.number("websocket.payload.close.status_code", from, 2, (payload[0] & 0xff) << 8 | payload[1] & 0xff));
				parts.add(Field.text("websocket.payload.close.reason", from + 2, there - 2, new String(payload, 2, there - 2, StandardCharsets.UTF_8)));
			} else {
				parts.add(Field.of("websocket.payload", FieldType.BYTES, from, there, HexFormat.of().formatHex(payload)));
			}
		}
		return parts;
	}
}
