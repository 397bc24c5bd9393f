package org.telltale.capture.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/**
 * Fields of HTTP/2 frames of one direction, from a preface or a frame's first byte on; named as Wireshark does. The field lines of a
 * header block ({@code http2.header}) stand in the frame that ends it. What refers to header blocks that are not in the message has no
 * value.
 */
public final class Http2Fields implements FieldReader {

	private static final String[] SETTINGS = { "unknown", "header_table_size", "enable_push", "max_concurrent_streams", "initial_window_size",
			"max_frame_size", "max_header_list_size" };

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> found = new ArrayList<>();
		int at = 0;
		String preface = new String(message, 0, Math.min(message.length, FrameHeader.PREFACE.length()), StandardCharsets.ISO_8859_1);
		boolean start = preface.equals(FrameHeader.PREFACE);
		if (start) {
			at = preface.length();
			found.add(Field.text("http2.magic", 0, at, preface));
		}
		Blocks blocks = new Blocks(new HpackDecoder(start, start ? HpackTable.DEFAULT_SIZE : HpackTable.MAX_SIZE));
		while (message.length - at >= FrameHeader.LENGTH) {
			found.add(frame(message, at, blocks));
			at += FrameHeader.LENGTH + Math.min(FrameHeader.length(message, at), message.length - at - FrameHeader.LENGTH);
		}
		return found;
	}

	private static Field frame(byte[] b, int at, Blocks blocks) {
		int type = FrameHeader.type(b, at);
		int flags = FrameHeader.flags(b, at);
		int length = FrameHeader.length(b, at);
		int there = Math.min(length, b.length - at - FrameHeader.LENGTH);
		List<Field> parts = new ArrayList<>();
		parts.add(Field.number("http2.length", at, 3, length));
		parts.add(Field.number("http2.type", at + 3, 1, type));
		parts.add(Field.number("http2.flags", at + 4, 1, flags));
		parts.add(Field.number("http2.streamid", at + 5, 4, FrameHeader.stream(b, at)));
		int payload = at + FrameHeader.LENGTH;
		int end = payload + there;
		if (FrameHeader.padded(type, flags) && there > 0) {
			parts.add(Field.number("http2.pad_length", payload, 1, b[payload] & 0xff));
		}
		if (there == length && FrameHeader.sound(type, length, flags, FrameHeader.stream(b, at))) {
			payload(b, at, type, parts, blocks);
		} else if (there > 0) {
			bytes("http2.unknown", b, payload, end, parts);
		}
		return new Field("http2.stream", FieldType.GROUP, at, end - at, Integer.toString(type), parts);
	}

	private static void payload(byte[] b, int at, int type, List<Field> parts, Blocks blocks) {
		int from = at + FrameHeader.LENGTH;
		int end = from + FrameHeader.length(b, at);
		switch (type) {
			case FrameHeader.DATA -> content("http2.data.data", "http2.data.padding", b, at, parts);
			case FrameHeader.HEADERS -> {
				int priority = FrameHeader.contentFrom(b, at) - 5;
				if ((FrameHeader.flags(b, at) & FrameHeader.PRIORITY_FLAG) != 0 && priority + 5 <= end) {
					priority(b, priority, parts);
				}
				content("http2.headers", "http2.headers.padding", b, at, parts);
				blocks.frame(b, at, parts);
			}
			case FrameHeader.PUSH_PROMISE -> {
				int promised = FrameHeader.contentFrom(b, at) - 4;
				if (promised + 4 <= end) {
					parts.add(Field.number("http2.push_promise.promised_stream_id", promised, 4, FrameHeader.int31(b, promised)));
				}
				content("http2.push_promise.header", "http2.push_promise.padding", b, at, parts);
				blocks.frame(b, at, parts);
			}
			case FrameHeader.CONTINUATION -> {
				content("http2.continuation.header", "http2.continuation.padding", b, at, parts);
				blocks.frame(b, at, parts);
			}
			case FrameHeader.PRIORITY -> priority(b, from, parts);
			case FrameHeader.RST_STREAM -> parts.add(Field.number("http2.rst_stream.error", from, 4, number(b, from)));
			case FrameHeader.SETTINGS -> settings(b, from, end, parts);
			case FrameHeader.PING -> bytes((FrameHeader.flags(b, at) & FrameHeader.ACK) != 0 ? "http2.pong" : "http2.ping", b, from, end, parts);
			case FrameHeader.GOAWAY -> {
				parts.add(Field.number("http2.goaway.last_stream_id", from, 4, FrameHeader.int31(b, from)));
				parts.add(Field.number("http2.goaway.error", from + 4, 4, number(b, from + 4)));
				bytes("http2.goaway.addata", b, from + 8, end, parts);
			}
			case FrameHeader.WINDOW_UPDATE ->
				parts.add(Field.number("http2.window_update.window_size_increment", from, 4, FrameHeader.int31(b, from)));
			default -> bytes("http2.unknown", b, from, end, parts);
		}
	}

	private static void priority(byte[] b, int at, List<Field> parts) {
		parts.add(Field.number("http2.exclusive", at, 1, b[at] >> 7 & 1));
		parts.add(Field.number("http2.stream_dependency", at, 4, FrameHeader.int31(b, at)));
		parts.add(Field.number("http2.headers.weight", at + 4, 1, b[at + 4] & 0xff));
	}

	private static void settings(byte[] b, int from, int end, List<Field> parts) {
		for (int at = from; at + 6 <= end; at += 6) {
			int id = (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
			parts.add(Field.number("http2.settings.id", at, 2, id));
			parts.add(Field.number("http2.settings." + SETTINGS[id < SETTINGS.length ? id : 0], at + 2, 4, number(b, at + 2)));
		}
	}

	/** What a frame carries, and its padding. */
	private static void content(String name, String padding, byte[] b, int at, List<Field> parts) {
		int from = FrameHeader.contentFrom(b, at);
		int to = FrameHeader.contentTo(b, at);
		int end = at + FrameHeader.LENGTH + FrameHeader.length(b, at);
		if (from <= to) {
			bytes(name, b, from, to, parts);
			bytes(padding, b, to, end, parts);
		}
	}

	private static void bytes(String name, byte[] b, int from, int to, List<Field> parts) {
		if (from < to) {
			parts.add(Field.of(name, FieldType.BYTES, from, to - from, HexFormat.of().formatHex(b, from, to)));
		}
	}

	private static long number(byte[] b, int at) {
		return (b[at] & 0xffL) << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
	}

	/** The header blocks of the frames. */
	private static final class Blocks {

		private final HpackDecoder decoder;
		private HeaderBlock open = new HeaderBlock(-1, 0);
		private boolean damaged;

		Blocks(HpackDecoder decoder) {
			this.decoder = decoder;
		}

		void frame(byte[] b, int at, List<Field> parts) {
			int from = FrameHeader.contentFrom(b, at);
			int to = FrameHeader.contentTo(b, at);
			int stream = FrameHeader.stream(b, at);
			boolean begins = FrameHeader.type(b, at) != FrameHeader.CONTINUATION;
			if (begins) {
				open = new HeaderBlock(stream, at);
			}
			damaged |= from > to || open.stream() != stream;
			if (damaged) {
				return;
			}
			open.add(b, from, to, from);
			if ((FrameHeader.flags(b, at) & FrameHeader.END_HEADERS) != 0) {
				List<HpackField> lines = new ArrayList<>();
				damaged = open.tooLong() || !decoder.decode(open.bytes(), 0, open.length(), 0, lines, HeaderText.LIST_BUDGET);
				lines.forEach(line -> parts.add(line(line)));
				open = new HeaderBlock(-1, 0);
			}
		}

		private Field line(HpackField line) {
			List<ByteRange> places = new ArrayList<>();
			open.places(line.at(), places);
			int offset = (int) places.getFirst().offset();
			int length = (int) places.getFirst().length();
			List<Field> parts = new ArrayList<>();
			if (line.nameKnown()) {
				parts.add(Field.text("http2.header.name", offset, length, line.name()));
			}
			if (line.valueKnown()) {
				parts.add(Field.text("http2.header.value", offset, length, line.value()));
			}
			return new Field("http2.header", FieldType.GROUP, offset, length, line.name() + ": " + line.value(), parts);
		}
	}
}
