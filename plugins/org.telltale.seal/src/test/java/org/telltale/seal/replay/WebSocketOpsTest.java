package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class WebSocketOpsTest {

	private static final int MANY = 1 << 20;

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	private static String text(String frames, int skip, String deflate) throws Refusal {
		return new String(WebSocketOps.messages(hex(frames), skip, deflate, MANY), StandardCharsets.ISO_8859_1);
	}

	private static void refused(String frames, int skip, String deflate) {
		assertThrows(Refusal.class, () -> text(frames, skip, deflate));
	}

	/** RFC 6455 section 5.7. */
	@Test
	void samplesOfTheStandardAreRead() throws Exception {
		assertEquals("Hello", text("81 05 48656c6c6f", 0, "none"));
		assertEquals("Hello", text("81 85 37fa213d 7f9f4d5158", 0, "none"));
		assertEquals("Hello", text("01 03 48656c 89 05 48656c6c6f 80 02 6c6f", 0, "none"));
		assertEquals("HelloHello", text("81 05 48656c6c6f 8a85 37fa213d 7f9f4d5158 01 03 48656c 80 02 6c6f", 0, "none"));
		assertEquals("lo", text("81 01 48 02 00 80 02 6c6f", 1, "none"));
		assertEquals("", text("81 01 48", 3, "none"));
		assertEquals("H", text("81 7e 0001 48", 0, "none"));
		assertEquals("H", text("82 7f 0000000000000001 48", 0, "none"));
	}

	/** RFC 7692 section 7.2.3. */
	@Test
	void compressedSamplesOfTheStandardAreRead() throws Exception {
		for (String deflate : new String[] { "message", "context" }) {
			assertEquals("Hello", text("c1 07 f248cdc9c90700", 0, deflate));
			assertEquals("Hello", text("41 03 f248cd 80 04 c9c90700", 0, deflate));
			assertEquals("Hello", text("c1 0b 000500faff48656c6c6f00", 0, deflate));
			assertEquals("Hello", text("c1 08 f348cdc9c9070000", 0, deflate));
			assertEquals("Hello", text("c1 0d f248050000 00ffff cac9c90700", 0, deflate));
			assertEquals("aHello", text("81 01 61 c1 07 f248cdc9c90700", 0, deflate));
		}
		assertEquals("HelloHello", text("c1 07 f248cdc9c90700 c1 05 f200110000", 0, "context"));
		assertEquals("Hello", text("c1 07 f248cdc9c90700 c1 05 f200110000", 1, "context"));
		assertEquals("HelloH", text("c1 07 f248cdc9c90700 c1 05 f200110000", 0, "message"));
		assertEquals("H", text("c1 07 f248cdc9c90700 c1 05 f200110000", 1, "message"));
		refused("c1 07 f248cdc9c90700", 0, "none");
		refused("c1 07 f248cdc9c90700", 0, "Context");
	}

	@Test
	void cutMessagesGiveWhatIsThere() throws Exception {
		assertEquals("Hel", text("81 05 48656c", 0, "none"));
		assertEquals("Hel", text("81 ff 7fffffffffffffff 00000000 48656c", 0, "none"));
		assertEquals("H", text("81 01 48 81", 0, "none"));
		assertEquals("H", text("81 01 48 81 85 37fa21", 0, "none"));
		assertEquals("Hello", text("c1 09 f248cdc9c90700", 0, "message"));
		refused("81 ff ffffffffffffffff 00000000 48656c", 0, "none");
	}

	@Test
	void damageEndsTheResult() throws Exception {
		assertEquals("HelloH", text("c1 07 f248cdc9c90700 c1 05 f200110000 81 01 61", 0, "message"));
		assertEquals("Hel", text("c1 0b 000500faff48656c", 0, "context"));
		assertEquals("Hello", text("c1 07 f248cdc9c90700 c1 02 0700 81 01 61", 0, "context"));
		assertEquals("", text("c1 02 0700 81 01 61", 0, "message"));
		assertEquals("a", text("c1 01 00 81 01 61", 0, "message"));
		assertEquals("a", text("c1 01 00 81 01 61", 0, "context"));
	}

	@Test
	void finalBlocksEmptyTheWindow() throws Exception {
		assertEquals("HelloH", text("c1 08 f348cdc9c9070000 c1 05 f200110000", 0, "context"));
		assertEquals("HelloHello", text("c1 08 f348cdc9c9070000 c1 07 f248cdc9c90700", 0, "context"));
	}

	@Test
	void oneFrameIsItsPayload() throws Exception {
		assertArrayEquals("Hello".getBytes(StandardCharsets.US_ASCII), WebSocketOps.frame(hex("8985 37fa213d 7f9f4d5158 8100")));
		assertArrayEquals("He".getBytes(StandardCharsets.US_ASCII), WebSocketOps.frame(hex("c105 4865")));
		assertEquals(0, WebSocketOps.frame(hex("8100")).length);
		for (String cut : new String[] { "", "81", "8185 37fa21", "817e 00", "817f 00000000000000", "817f 8000000000000000" }) {
			assertThrows(Refusal.class, () -> WebSocketOps.frame(hex(cut)));
		}
	}

	@Test
	void framesOutOfPlaceAreRefused() {
		refused("80 01 48", 0, "none");
		refused("01 01 48 81 01 48", 0, "none");
		refused("81 01 48 80 01 48", 0, "none");
	}

	@Test
	void windowsGoOnThroughMuchMoreThanTheirSize() throws Exception {
		Deflater deflater = new Deflater(9, true);
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		for (int i = 0; i < 40; i++) {
			byte[] message = ("number " + i + " of the same things, ").repeat(200 + i).getBytes(StandardCharsets.US_ASCII);
			plain.writeBytes(message);
			deflater.setInput(message);
			byte[] packed = new byte[message.length + 100];
			int count = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH) - 4;
			frames.writeBytes(new byte[] { (byte) 0xc2, 126, (byte) (count >> 8), (byte) count });
			frames.write(packed, 0, count);
		}
		byte[] all = plain.toByteArray();
		assertArrayEquals(all, WebSocketOps.messages(frames.toByteArray(), 0, "context", all.length));
		assertThrows(Refusal.class, () -> WebSocketOps.messages(frames.toByteArray(), 0, "context", all.length - 1));
		byte[] last = WebSocketOps.messages(frames.toByteArray(), 39, "context", all.length);
		assertArrayEquals(Arrays.copyOfRange(all, all.length - last.length, all.length), last);
	}
}
