package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class MailOpsTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	@Test
	void dotsInFrontAreLeftOutAndOneAloneEnds() {
		assertEquals("a\r\n.b\r\n\r\nc.\r\n", text(MailOps.data(bytes("a\r\n..b\r\n\r\nc.\r\n.\r\nrest"))));
		assertEquals("a\r\nb", text(MailOps.data(bytes("a\r\n.b"))));
		assertEquals("a\n.\nb\r\n", text(MailOps.data(bytes("a\n.\nb\r\n."))));
		assertEquals("", text(MailOps.data(bytes(".\r\nQUIT"))));
		assertEquals("\r", text(MailOps.data(bytes(".\r"))));
		assertEquals("", text(MailOps.data(new byte[0])));
	}

	@Test
	void bodyStandsBehindTheFirstEmptyLine() throws Exception {
		assertEquals("b\r\n\r\n", text(MailOps.body(bytes("A: 1\r\n\r\nb\r\n\r\n"))));
		assertEquals("b", text(MailOps.body(bytes("A: 1\n\nb"))));
		assertEquals("b", text(MailOps.body(bytes("\r\nb"))));
		assertEquals("", text(MailOps.body(bytes("A: 1\r\n\n"))));
		assertThrows(Refusal.class, () -> MailOps.body(bytes("A: 1\r\n\rb\n\r")));
		assertThrows(Refusal.class, () -> MailOps.body(new byte[0]));
	}

	@Test
	void quotedPrintableKeepsWhatIsNoEscape() {
		assertEquals("a=b\u00e9\u00c9 c\r\nd", text(MailOps.quotedPrintable(bytes("a=3Db=E9=c9 c \t\r\nd"))));
		assertEquals("abc\nd", text(MailOps.quotedPrintable(bytes("a=\r\nb= \t\nc\nd  "))));
		assertEquals("=4g= x==\r", text(MailOps.quotedPrintable(bytes("=4g= x==\r"))));
		assertEquals("=", text(MailOps.quotedPrintable(bytes("= "))));
		assertEquals("=4", text(MailOps.quotedPrintable(bytes("=4"))));
		assertEquals("", text(MailOps.quotedPrintable(bytes(" ".repeat(100_000)))));
		assertEquals(" x", text(MailOps.quotedPrintable(bytes("=20x"))));
	}

	@Test
	void messageStandsBehindTopicIdAndProperties() throws Exception {
		byte[] plain = HexFormat.of().parseHex("30" + "07" + "0003" + "612f62" + "6869" + "ff");
		assertArrayEquals(bytes("hi"), MqttOps.publish(plain, 4));
		assertArrayEquals(bytes("hi"), MqttOps.publish(plain, 3));
		byte[] five = HexFormat.of().parseHex("3d" + "8c00" + "0001" + "61" + "1234" + "03" + "260000" + "686921");
		assertArrayEquals(bytes("hi!"), MqttOps.publish(five, 5));
		assertEquals(7, MqttOps.publish(five, 4).length);
		for (byte[] packet : new byte[][] { Arrays.copyOf(plain, 9), five }) {
			for (int cut = 0; cut < packet.length; cut++) {
				byte[] part = Arrays.copyOf(packet, cut);
				assertThrows(Refusal.class, () -> MqttOps.publish(part, 5));
			}
		}
		assertThrows(Refusal.class, () -> MqttOps.publish(plain, 2));
		assertThrows(Refusal.class, () -> MqttOps.publish(plain, 6));
		for (String bad : new String[] { "40070003612f626869", "36070003612f626869", "3004000361", "308080808000", "30020003612f62", "32030001610000" }) {
			assertThrows(Refusal.class, () -> MqttOps.publish(HexFormat.of().parseHex(bad), 4), bad);
		}
	}
}
