package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.field.Field;

class Http2FieldsTest {

	private static List<String> named(List<Field> fields, String name) {
		List<String> found = new ArrayList<>();
		for (Field field : fields) {
			if (field.name().equals(name)) {
				found.add(field.value());
			}
			found.addAll(named(field.parts(), name));
		}
		return found;
	}

	private static void inside(List<Field> fields, int length) {
		for (Field field : fields) {
			assertTrue(field.offset() >= 0 && field.length() >= 0 && field.offset() + field.length() <= length, field.toString());
			inside(field.parts(), length);
		}
	}

	private static byte[] frames() {
		Http2Bytes bytes = Http2Bytes.client(3);
		byte[] block = bytes.block(":method", "GET", ":path", "/x", "cookie", "a=b");
		return bytes.frame(FrameHeader.HEADERS, 0, 1, Arrays.copyOf(block, 3)).frame(FrameHeader.CONTINUATION, 4, 1, Arrays.copyOfRange(block, 3, block.length))
				.headers(3, true, ":method", "GET", ":path", "/x", "cookie", "a=b").frame(FrameHeader.PRIORITY, 0, 3, new byte[] { (byte) 0x80, 0, 0, 1, 9 })
				.padded(1, true, new byte[] { 1, 2 }, 3).frame(FrameHeader.GOAWAY, 0, 0, new byte[] { 0, 0, 0, 3, 0, 0, 0, 11, 'w' })
				.frame(FrameHeader.WINDOW_UPDATE, 0, 0, new byte[] { 0, 0, 0, 7 }).frame(FrameHeader.RST_STREAM, 0, 1, new byte[] { 0, 0, 0, 8 })
				.frame(FrameHeader.PUSH_PROMISE, 4, 1, new byte[] { 0, 0, 0, 2, (byte) 0x82 }).frame(99, 0, 0, new byte[] { 5 }).bytes();
	}

	@Test
	void fieldsAreNamedAndPlaced() {
		List<Field> fields = new Http2Fields().fields(frames());
		assertEquals(List.of("GET", "/x", "a=b", "GET", "/x", "a=b", "GET"), named(fields, "http2.header.value"));
		assertEquals(List.of("3"), named(fields, "http2.pad_length"));
		assertEquals(List.of("0102"), named(fields, "http2.data.data"));
		assertEquals(List.of("11"), named(fields, "http2.goaway.error"));
		assertEquals(List.of("7"), named(fields, "http2.window_update.window_size_increment"));
		assertEquals(List.of("8"), named(fields, "http2.rst_stream.error"));
		assertEquals(List.of("2"), named(fields, "http2.push_promise.promised_stream_id"));
		assertEquals(List.of("05"), named(fields, "http2.unknown"));
		assertEquals(List.of("1"), named(fields, "http2.exclusive"));
	}

	@Test
	void cutAndChangedFramesStayInside() {
		byte[] frames = frames();
		Http2Fields reader = new Http2Fields();
		for (int length = 0; length <= frames.length; length++) {
			inside(reader.fields(Arrays.copyOf(frames, length)), length);
			inside(reader.fields(Arrays.copyOfRange(frames, length, frames.length)), frames.length - length);
		}
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			byte[] changed = frames.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			inside(reader.fields(changed), changed.length);
		}
	}
}
