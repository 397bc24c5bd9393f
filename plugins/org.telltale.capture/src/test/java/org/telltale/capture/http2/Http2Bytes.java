package org.telltale.capture.http2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the frames of one direction for tests, in the order of RFC 9113 section 4.1. */
final class Http2Bytes {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final HpackEncoder hpack;

	Http2Bytes(long seed) {
		hpack = new HpackEncoder(seed);
	}

	/** A client's beginning: preface and SETTINGS. */
	static Http2Bytes client(long seed) {
		Http2Bytes bytes = new Http2Bytes(seed);
		bytes.out.writeBytes(FrameHeader.PREFACE.getBytes(StandardCharsets.US_ASCII));
		return bytes.frame(FrameHeader.SETTINGS, 0, 0, new byte[6]);
	}

	/** A server's beginning. */
	static Http2Bytes server(long seed) {
		return new Http2Bytes(seed).frame(FrameHeader.SETTINGS, 0, 0, new byte[0]);
	}

	HpackEncoder hpack() {
		return hpack;
	}

	Http2Bytes frame(int type, int flags, int stream, byte[] payload) {
		out.writeBytes(ByteBuffer.allocate(9).putShort((short) (payload.length >> 8)).put((byte) payload.length).put((byte) type).put((byte) flags)
				.putInt(stream).array());
		out.writeBytes(payload);
		return this;
	}

	Http2Bytes headers(int stream, boolean ends, String... fields) {
		return frame(FrameHeader.HEADERS, FrameHeader.END_HEADERS | (ends ? FrameHeader.END_STREAM : 0), stream, block(fields));
	}

	byte[] block(String... fields) {
		return hpack.block(lines(fields));
	}

	static List<Map.Entry<String, String>> lines(String... fields) {
		List<Map.Entry<String, String>> lines = new ArrayList<>();
		for (int i = 0; i < fields.length; i += 2) {
			lines.add(Map.entry(fields[i], fields[i + 1]));
		}
		return lines;
	}

	Http2Bytes data(int stream, boolean ends, String text) {
		return data(stream, ends, text.getBytes(StandardCharsets.ISO_8859_1));
	}

	Http2Bytes data(int stream, boolean ends, byte[] bytes) {
		return frame(FrameHeader.DATA, ends ? FrameHeader.END_STREAM : 0, stream, bytes);
	}

	/** A DATA frame with so many bytes of padding behind its pad length. */
	Http2Bytes padded(int stream, boolean ends, byte[] bytes, int padding) {
		return frame(FrameHeader.DATA, FrameHeader.PADDED | (ends ? FrameHeader.END_STREAM : 0), stream,
				ByteBuffer.allocate(1 + bytes.length + padding).put((byte) padding).put(bytes).array());
	}

	int length() {
		return out.size();
	}

	byte[] bytes() {
		return out.toByteArray();
	}
}
