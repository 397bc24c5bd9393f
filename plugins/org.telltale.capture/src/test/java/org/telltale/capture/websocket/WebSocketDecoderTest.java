package org.telltale.capture.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.protocol.MessageRecord;

class WebSocketDecoderTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private static byte[] frame(int first, Optional<Integer> mask, byte[] payload) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(first);
		int bit = mask.isPresent() ? 0x80 : 0;
		if (payload.length < 126) {
			out.write(bit | payload.length);
		} else if (payload.length < 1 << 16) {
			out.write(bit | 126);
			out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
		} else {
			out.write(bit | 127);
			out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
		}
		byte[] copy = payload.clone();
		if (mask.isPresent()) {
			byte[] key = ByteBuffer.allocate(4).putInt(mask.get()).array();
			out.writeBytes(key);
			for (int i = 0; i < copy.length; i++) {
				copy[i] ^= key[i % 4];
			}
		}
		out.writeBytes(copy);
		return out.toByteArray();
	}

	private static byte[] client(int first, String payload) {
		return frame(first, Optional.of(0x37fa213d), latin(payload));
	}

	private static byte[] server(int first, String payload) {
		return frame(first, Optional.empty(), latin(payload));
	}

	/** A connection behind its handshake, in segments of a size; the client's segment number {@code lost} is left out. */
	private static CaptureBuilder capture(String extension, byte[] client, byte[] server, int segment, int lost) {
		byte[] ask = latin("GET /chat HTTP/1.1\r\nHost: chat.example:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
		byte[] answer = latin("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ (extension.isEmpty() ? "" : "Sec-WebSocket-Extensions: " + extension + "\r\n") + "\r\n");
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 8080, 999, "S", "").tcp(SERVER, 8080, PHONE, 40000, 4999, "SA", "")
				.tcp(PHONE, 40000, SERVER, 8080, 1000, "PA", ask).tcp(SERVER, 8080, PHONE, 40000, 5000, "PA", answer);
		for (int i = 0; i < Math.max(client.length, server.length); i += segment) {
			if (i < client.length && i / segment != lost) {
				builder.tcp(PHONE, 40000, SERVER, 8080, 1000 + ask.length + i, "PA", Arrays.copyOfRange(client, i, Math.min(client.length, i + segment)));
			}
			if (i < server.length) {
				builder.tcp(SERVER, 8080, PHONE, 40000, 5000 + answer.length + i, "PA", Arrays.copyOfRange(server, i, Math.min(server.length, i + segment)));
			}
		}
		return builder;
	}

	private static CaptureBuilder.Told read(String extension, byte[] client, byte[] server, int segment) {
		CaptureBuilder.Told told = capture(extension, client, server, segment, -1).read();
		check(told.layers);
		return told;
	}

	private static List<String> texts(CaptureBuilder.Told told, String word) {
		return told.ending(word).stream().map(layer -> new String(layer.bytes(), StandardCharsets.ISO_8859_1)).toList();
	}

	/** Does the ops again, by the text of derivation.md. */
	private static void check(List<Layer> layers) {
		for (Layer layer : layers) {
			if (layer.op().equals("slice")) {
				Layer batch = layer.parent().orElseThrow();
				ByteRange place = layer.ranges().getFirst();
				assertArrayEquals(Arrays.copyOfRange(batch.bytes(), (int) place.offset(), (int) place.end()), layer.bytes());
				check(List.of(batch));
			} else if (layer.op().equals("websocket.messages")) {
				assertArrayEquals(replay(layer.parent().orElseThrow().bytes(), Integer.parseInt(layer.params().get("skip").orElseThrow().toString()),
						layer.params().get("deflate").orElseThrow().toString().replace("\"", "")), layer.bytes());
			}
			assertTrue(!layer.frames(layer.all()).isEmpty());
		}
	}

	private static byte[] replay(byte[] b, int skip, String deflate) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		Inflater inflater = new Inflater(true);
		boolean compressed = false;
		int count = 0;
		int at = 0;
		while (at + 2 <= b.length) {
			boolean fin = b[at] < 0;
			int opcode = b[at] & 15;
			int code = b[at + 1] & 127;
			int header = 2 + (code == 126 ? 2 : code == 127 ? 8 : 0);
			long length = code == 126 ? ByteBuffer.wrap(b, at + 2, 2).getShort() & 0xffff : code == 127 ? ByteBuffer.wrap(b, at + 2, 8).getLong() : code;
			byte[] key = b[at + 1] < 0 ? Arrays.copyOfRange(b, at + header, at + header + 4) : new byte[4];
			int from = at + header + (b[at + 1] < 0 ? 4 : 0);
			boolean whole = from + length <= b.length;
			int to = whole ? (int) (from + length) : b.length;
			if (opcode < 8) {
				compressed = opcode > 0 ? (b[at] & 0x40) != 0 : compressed;
				for (int i = from; i < to; i++) {
					message.write(b[i] ^ key[(i - from) % 4]);
				}
				if (fin && whole || to == b.length) {
					byte[] content = compressed ? inflated(inflater, message.toByteArray(), fin && whole, deflate) : message.toByteArray();
					if (count++ >= skip) {
						out.writeBytes(content);
					}
					message.reset();
				}
			}
			at = to;
		}
		return out.toByteArray();
	}

	private static byte[] inflated(Inflater inflater, byte[] payload, boolean whole, String deflate) {
		if (deflate.equals("message")) {
			inflater.reset();
		}
		return inflate(inflater, whole ? join(payload, new byte[] { 0, 0, -1, -1 }) : payload);
	}

	private static byte[] inflate(Inflater inflater, byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] block = new byte[1000];
		inflater.setInput(bytes);
		try {
			int count = inflater.inflate(block);
			while (count > 0) {
				out.write(block, 0, count);
				count = inflater.inflate(block);
			}
		} catch (java.util.zip.DataFormatException damaged) {
			return out.toByteArray();
		}
		return out.toByteArray();
	}

	@Test
	void examplesOfTheStandardAreRead() {
		byte[] client = join(frame(0x81, Optional.of(0x37fa213d), latin("Hello")), client(0x01, "Hel"), client(0x89, "ping!"), client(0x80, "lo"));
		byte[] server = join(server(0x81, "Hello"), server(0x8a, "ping!"), frame(0x82, Optional.empty(), new byte[256]), frame(0x82, Optional.empty(), new byte[70_000]),
				server(0x88, "\u0003\u00e8bye"));
		for (int segment : new int[] { 1, 3, 1000 }) {
			var told = read("", client, server, segment);
			assertEquals(List.of("Hello", "Hello"), texts(told, "websocket.text").stream().sorted().toList().subList(0, 2));
			assertEquals(3, told.ending("websocket.text").size());
			assertEquals(List.of(256, 70_000), told.ending("websocket.binary").stream().map(Layer::length).toList());
			assertEquals(List.of("ping!", "ping!", "\u0003\u00e8bye"), texts(told, "websocket.control"));
			Layer hello = told.ending("websocket.text").stream().filter(layer -> layer.carriage().direction() == Direction.OUT).findFirst().orElseThrow();
			assertEquals(Optional.of("chat.example"), hello.carriage().host());
			assertEquals("websocket", told.of(FlowRecord.class).getFirst().toJson("0123456789abcdef").get("protocol").orElseThrow().toString().replace("\"", ""));
			assertEquals(List.of(), told.codes());
			assertEquals(6, told.of(MessageRecord.class).size());
			assertTrue(told.of(MessageRecord.class).getLast().toJson("0123456789abcdef").toString().contains("\"value\":\"1000\""));
		}
	}

	@Test
	void deflatedExampleOfTheStandardWithAndWithoutContext() {
		byte[] first = { (byte) 0xc1, 7, (byte) 0xf2, 0x48, (byte) 0xcd, (byte) 0xc9, (byte) 0xc9, 0x07, 0x00 };
		byte[] again = { (byte) 0xc1, 5, (byte) 0xf2, 0x00, 0x11, 0x00, 0x00 };
		var told = read("permessage-deflate", new byte[0], join(first, again), 4);
		assertEquals(List.of("Hello", "Hello"), texts(told, "websocket.text"));
		told = read("permessage-deflate; server_no_context_takeover", new byte[0], join(first, first), 4);
		assertEquals(List.of("Hello", "Hello"), texts(told, "websocket.text"));
		assertEquals("message", told.ending("websocket.text").getFirst().params().get("deflate").orElseThrow().toString().replace("\"", ""));
	}

	private static byte[] deflate(Deflater deflater, byte[] text) {
		byte[] out = new byte[text.length * 2 + 100];
		deflater.setInput(text);
		int count = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
		return Arrays.copyOf(out, count - 4);
	}

	@Test
	void longConversationWithOneWindowIsOfferedMessageByMessage() {
		Random random = new Random(2);
		Deflater deflater = new Deflater(6, true);
		ByteArrayOutputStream client = new ByteArrayOutputStream();
		List<String> sent = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			String text = "{\"number\":" + i + ",\"imei\":\"004999010640000\",\"noise\":\"" + Long.toHexString(random.nextLong()) + "\"}";
			sent.add(text);
			byte[] packed = random.nextInt(5) == 0 ? latin(text) : deflate(deflater, latin(text));
			boolean plain = Arrays.equals(packed, latin(text));
			int cut = random.nextInt(packed.length);
			if (random.nextInt(3) == 0) {
				client.writeBytes(frame(plain ? 0x01 : 0x41, Optional.of(random.nextInt()), Arrays.copyOf(packed, cut)));
				client.writeBytes(frame(0x80, Optional.of(random.nextInt()), Arrays.copyOfRange(packed, cut, packed.length)));
			} else {
				client.writeBytes(frame(plain ? 0x81 : 0xc1, Optional.of(random.nextInt()), packed));
			}
		}
		var told = capture("permessage-deflate", client.toByteArray(), new byte[0], 700, -1).read();
		assertEquals(sent, texts(told, "websocket.text"));
		assertEquals(List.of(), told.codes());
		check(List.of(told.layers.getFirst(), told.layers.get(1500), told.layers.getLast()));
		Layer last = told.layers.getLast();
		assertTrue(last.frames(last.all()).size() <= 3, "its own frames, not those of all messages before");
		assertEquals(sent.size(), told.of(MessageRecord.class).size());
	}

	@Test
	void gapLosesTheWindowAndSaysSo() {
		Deflater deflater = new Deflater(6, true);
		ByteArrayOutputStream client = new ByteArrayOutputStream();
		for (int i = 0; i < 50; i++) {
			client.writeBytes(frame(0xc1, Optional.of(i), deflate(deflater, latin("message number " + i))));
		}
		var told = capture("permessage-deflate", client.toByteArray(), new byte[0], 60, 5).read();
		check(told.layers);
		assertTrue(texts(told, "websocket.text").contains("message number 3"));
		assertTrue(told.codes().contains("websocket.unreadable") || told.codes().contains("websocket.lost"));
	}

	@Test
	void gapInsideAFrameLeavesTheNextMessagesReadable() {
		byte[] client = join(client(0x81, "before"), client(0x82, "x".repeat(3000)), client(0x01, "af"), client(0x80, "ter"));
		var told = capture("", client, new byte[0], 500, 2).read();
		assertTrue(texts(told, "websocket.text").containsAll(List.of("before", "after")));
		assertEquals(List.of(), told.codes());
	}

	@Test
	void pictureInABinaryMessageIsAFile() {
		byte[] photo = join(latin("\u00ff\u00d8\u00ff\u00e0"), new byte[400]);
		var told = read("", frame(0x82, Optional.of(77), photo), new byte[0], 90);
		assertEquals("image/jpeg", told.of(FileRecord.class).getFirst().mediaType());
		assertEquals(Digest.sha256(photo), told.of(FileRecord.class).getFirst().sha256());
	}

	@Test
	void somethingElseThanFramesGoesOutAsItIs() {
		var told = read("", join(client(0x81, "fine"), latin("\u00f5\u0005not a frame at all")), new byte[0], 1000);
		assertTrue(told.codes().contains("websocket.frames-broken"));
		assertTrue(told.layers.stream().anyMatch(layer -> new String(layer.bytes(), StandardCharsets.ISO_8859_1).contains("not a frame")));
		assertEquals(List.of("fine"), texts(told, "websocket.text"));
	}

	@Test
	void lengthsPastEverythingAreRefused() {
		byte[] negative = join(new byte[] { (byte) 0x82, 127, -1, -1, -1, -1, -1, -1, -1, -1 }, new byte[50]);
		assertTrue(read("", new byte[0], negative, 1000).codes().contains("websocket.frames-broken"));
		byte[] huge = join(new byte[] { (byte) 0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0 }, latin("beginning of a terabyte"));
		var told = read("", new byte[0], huge, 1000);
		assertTrue(told.codes().contains("websocket.too-large"));
		assertTrue(told.layers.stream().anyMatch(layer -> new String(layer.bytes(), StandardCharsets.ISO_8859_1).contains("terabyte")));
	}

	@Test
	void endlessFragmentsAndBombsAreBounded() {
		ByteArrayOutputStream server = new ByteArrayOutputStream();
		server.writeBytes(server(0x01, ""));
		for (int i = 0; i < 300_000; i++) {
			server.writeBytes(server(0x00, "a"));
		}
		var told = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> capture("", new byte[0], server.toByteArray(), 1400, -1).read());
		assertTrue(told.codes().contains("websocket.too-large"));
		Deflater deflater = new Deflater(9, true);
		byte[] bomb = frame(0xc2, Optional.empty(), deflate(deflater, new byte[4 << 20]));
		CaptureOptions small = CaptureOptions.DEFAULT.with(new Limits(1 << 20, 1 << 20, 64L << 20, 1 << 20));
		told = CaptureBuilder.read(capture("permessage-deflate", new byte[0], bomb, 1400, -1).pcap(), small);
		assertEquals(List.of("websocket.too-large"), told.codes());
		assertEquals(bomb.length - 4, told.of(FlowRecord.class).getFirst().unreadable().in());
	}

	@Test
	void controlFrameThatIsCutInsideAMessageAddsNoByte() {
		byte[] ping = client(0x89, "ping, and a long one");
		byte[] sent = join(client(0x01, "fra"), Arrays.copyOf(ping, ping.length - 9));
		for (String extension : List.of("", "permessage-deflate")) {
			var told = capture(extension, sent, new byte[0], 1000, -1).read();
			assertEquals(List.of("fra"), texts(told, "websocket.text"));
			told.layers.forEach(layer -> {
				long carried = layer.leaf().listedFrames().stream().mapToLong(frame -> frame.captured() - 54L).sum();
				assertTrue(layer.leaf().length() <= carried, layer + " of " + layer.leaf().length() + " bytes, of which " + carried + " were captured");
			});
		}
	}

	@Test
	void cutAndChangedBytesNeverThrow() {
		Deflater deflater = new Deflater(6, true);
		byte[] client = join(client(0x81, "first"), frame(0xc1, Optional.of(9), deflate(deflater, latin("second, packed"))), client(0x01, "thi"), client(0x89, "p"),
				client(0x80, "rd"), frame(0xc1, Optional.of(8), deflate(deflater, latin("second, packed again"))));
		for (int length = 0; length <= client.length; length++) {
			var told = capture("permessage-deflate", Arrays.copyOf(client, length), new byte[0], 1000, -1).read();
			assertEquals(length >= 11, texts(told, "websocket.text").contains("first"));
		}
		Random random = new Random(4);
		for (int round = 0; round < 400; round++) {
			byte[] changed = client.clone();
			for (int i = random.nextInt(4); i >= 0; i--) {
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			}
			capture("permessage-deflate", changed, client, 1 + random.nextInt(40), round % 3 == 0 ? random.nextInt(4) : -1).read();
		}
	}

	@Test
	void fieldsAreNamedAndStayInside() {
		byte[] frames = join(client(0x81, "text"), server(0x02, "x".repeat(200)), client(0x88, "\u0003\u00e8bye"));
		WebSocketFields reader = new WebSocketFields();
		var fields = reader.fields(frames);
		assertEquals(3, fields.size());
		assertEquals("text", fields.getFirst().parts().getLast().value());
		assertEquals("200", fields.get(1).parts().get(4).value());
		assertEquals("bye", fields.getLast().parts().getLast().value());
		for (int length = 0; length <= frames.length; length++) {
			int size = length;
			reader.fields(Arrays.copyOf(frames, length)).forEach(field -> {
				assertTrue(field.offset() + field.length() <= size);
				field.parts().forEach(part -> assertTrue(part.offset() + part.length() <= size));
			});
		}
	}
}
