package org.telltale.capture.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureBuilder.Told;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.tls.TlsRecord;

class QuicConversationTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";
	private static final String ID = "8394c8f03e515708";
	private static final byte[] HELLO = Initial.clientHello("api.example", 900);

	private final CaptureBuilder capture = new CaptureBuilder();

	private QuicConversationTest out(byte[] datagram) {
		capture.udp(PHONE, 40000, SERVER, 443, datagram);
		return this;
	}

	private QuicConversationTest in(byte[] datagram) {
		capture.udp(SERVER, 443, PHONE, 40000, datagram);
		return this;
	}

	private static Initial client() {
		return new Initial(1, ID, true);
	}

	private static Initial server() {
		return new Initial(1, ID, false).to("c1c2c3c4").from("5e");
	}

	private static void assertNamed(Told told) {
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals("quic", flow.protocol().orElseThrow());
		assertEquals("api.example", flow.sni().orElseThrow());
		assertEquals(List.of("h3"), flow.alpn());
		assertTrue(flow.ja4().orElseThrow().startsWith("q"), flow.ja4().toString());
		assertEquals("api.example", flow.hosts().getFirst().name());
		assertEquals("sni", flow.hosts().getFirst().source());
		assertEquals("api.example", told.names.getFirst().name());
		assertEquals(SERVER, told.names.getFirst().address().toString());
	}

	@Test
	void helloInOneDatagramNamesTheServerAndIsToldWithTheAnswer() {
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length)))
				.in(server().packet(0, Initial.join(new byte[] { 2, 0, 0, 0, 0 }, Initial.crypto(Initial.serverHello(), 0, 50))))
				.out(new byte[] { 0x40, 1, 2, 3, 4, 5 }).capture.read();
		assertNamed(told);
		TlsRecord tls = told.of(TlsRecord.class).getFirst();
		assertEquals("1301", tls.cipher().orElseThrow());
		assertEquals("TLS 1.3", tls.version().orElseThrow());
		assertEquals(1, tls.frame());
		MessageRecord message = told.of(MessageRecord.class).getFirst();
		assertTrue(message.toJson("00").toString().contains("\"tls.quic.parameter.google.user_agent_id\""));
		assertEquals(6, told.of(FlowRecord.class).getFirst().unreadable().out());
		assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().in());
	}

	@Test
	void helloOverTwoDatagramsInTheWrongOrderIsPutTogether() {
		Told told = out(client().padded(1, Initial.crypto(HELLO, 500, HELLO.length)))
				.out(client().padded(0, Initial.crypto(HELLO, 0, 500))).capture.read();
		assertNamed(told);
		assertEquals(2, told.names.getFirst().frame());
		Layer crypto = told.ending("quic.crypto").getFirst();
		assertTrue(Arrays.equals(HELLO, crypto.bytes()));
		assertEquals("capture.datagrams", crypto.leaf().op());
		assertEquals(2, crypto.leaf().listedFrames().size());
		String json = told.names.getFirst().derivation().orElseThrow().toJson("00").toString();
		assertTrue(json.contains("\"op\":\"quic.crypto\",\"params\":{\"dcid\":\"" + ID + "\",\"lengths\":[1200,1200],\"side\":\"client\",\"version\":\"00000001\"}"), json);
		assertTrue(json.contains("\"op\":\"tls.handshake-sni\""), json);
	}

	@Test
	void derivationsBytesAreReachedFromTheFileByItsWords() {
		Told told = out(client().padded(1, Initial.crypto(HELLO, 500, HELLO.length)))
				.out(client().padded(0, Initial.crypto(HELLO, 0, 500))).capture.read();
		Layer crypto = told.ending("quic.crypto").getFirst();
		byte[] file = capture.pcap();
		CryptoStream stream = new CryptoStream();
		InitialKeys keys = InitialKeys.of(QuicVersion.of(1).orElseThrow(), HexFormat.of().parseHex(ID), true);
		crypto.leaf().fileRanges(crypto.leaf().all()).forEach(range -> {
			byte[] datagram = Arrays.copyOfRange(file, (int) range.offset(), (int) range.end());
			InitialFrames frames = new InitialFrames(keys.open(datagram, QuicDecoder.packet(datagram, 0, datagram.length)).orElseThrow().frames(), false);
			while (frames.next()) {
				if (frames.type == InitialFrames.CRYPTO) {
					byte[] plain = keys.open(datagram, QuicDecoder.packet(datagram, 0, datagram.length)).orElseThrow().frames();
					stream.add(frames.value, plain, frames.data, frames.length);
				}
			}
		});
		assertTrue(Arrays.equals(crypto.bytes(), stream.bytes()));
	}

	@Test
	void helloInManyPiecesWithPingsAndPaddingBetweenIsPutTogether() {
		byte[] frames = new byte[0];
		for (int at = HELLO.length - HELLO.length % 40; at >= 0; at -= 40) {
			frames = Initial.join(frames, new byte[] { 1, 0, 0 }, Initial.crypto(HELLO, at, Math.min(HELLO.length, at + 45)));
		}
		assertNamed(out(client().packet(7, frames)).capture.read());
	}

	@Test
	void packetsInOneDatagramAreAllRead() {
		byte[] early = HexFormat.of().parseHex("d000000001" + "08" + ID + "00" + "4010" + "00".repeat(16));
		Told told = out(Initial.join(client().packet(1, Initial.crypto(HELLO, 0, 100)), early, client().packet(0, Initial.crypto(HELLO, 100, HELLO.length)),
				new byte[] { 0x55, 1, 2 })).capture.read();
		assertNamed(told);
		assertEquals(early.length + 3, told.of(FlowRecord.class).getFirst().unreadable().out());
		assertTrue(told.of(MessageRecord.class).getFirst().toJson("00").toString().contains("quic.early_packets"));
	}

	@Test
	void retryChangesTheKeysAndTheHandshakeIsToldOnce() {
		byte[] retry = HexFormat.of().parseHex("f0" + "00000001" + "04c1c2c3c4" + "02aabb" + "746f6b656e" + "00".repeat(16));
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length))).in(retry)
				.out(new Initial(1, "aabb", true).token("token".getBytes(StandardCharsets.US_ASCII)).padded(1, Initial.crypto(HELLO, 0, HELLO.length)))
				.in(new Initial(1, "aabb", false).to("c1c2c3c4").packet(0, Initial.crypto(Initial.serverHello(), 0, 50))).capture.read();
		assertNamed(told);
		assertEquals(1, told.of(TlsRecord.class).size());
		assertEquals(3, told.of(TlsRecord.class).getFirst().frame());
		String first = told.of(MessageRecord.class).getFirst().toJson("00").toString();
		assertTrue(first.contains("{\"length\":5,\"name\":\"quic.retry_token\",\"offset\":13,\"type\":\"bytes\",\"value\":\"746f6b656e\"}"), first);
		assertEquals(1, told.names.size());
	}

	@Test
	void versionNegotiationIsNamedAndReadAsFarAsItGoes() {
		byte[] offer = client().padded(0, new byte[60]);
		ByteBuffer.wrap(offer).putInt(1, 0x1a2a3a4a);
		byte[] answer = HexFormat.of().parseHex("80" + "00000000" + "04c1c2c3c4" + "08" + ID + "00000001" + "6b3343cf" + "99");
		Told told = out(offer).in(Arrays.copyOf(answer, answer.length - 1)).out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length))).capture.read();
		assertNamed(told);
		String json = told.of(MessageRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("\"quic.supported_version\"") && json.contains("6b3343cf"), json);
		assertTrue(told.codes().contains("quic.version"));
	}

	@Test
	void serverThatMovesToVersionTwoIsFollowed() {
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length)))
				.in(new Initial(0x6b3343cf, ID, false).to("c1c2c3c4").packet(0, Initial.crypto(Initial.serverHello(), 0, 50))).capture.read();
		assertNamed(told);
		assertEquals("1301", told.of(TlsRecord.class).getFirst().cipher().orElseThrow());
		assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().in());
	}

	@Test
	void draftAndSecondVersionAreRead() {
		for (int version : new int[] { 0xff00001d, 0x6b3343cf }) {
			assertNamed(new QuicConversationTest().out(new Initial(version, ID, true).padded(0, Initial.crypto(HELLO, 0, HELLO.length))).capture.read());
		}
	}

	@Test
	void helloWithAHoleGivesNoNameAndSaysSo() {
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, 500))).out(client().padded(1, Initial.crypto(HELLO, 501, HELLO.length))).capture.read();
		assertTrue(told.of(FlowRecord.class).getFirst().sni().isEmpty());
		assertTrue(told.names.isEmpty());
		assertTrue(told.codes().contains("quic.hole"));
		assertEquals(500, told.ending("quic.crypto").getFirst().length());
	}

	@Test
	void changedPacketIsUnreadableAndSaysSo() {
		byte[] changed = client().padded(0, Initial.crypto(HELLO, 0, HELLO.length));
		changed[600] ^= 1;
		Told told = out(changed).capture.read();
		assertEquals(1200, told.of(FlowRecord.class).getFirst().unreadable().out());
		assertTrue(told.codes().contains("quic.initial"));
	}

	@Test
	void twoConnectionsOnOneFlowAreBothTold() {
		byte[] other = Initial.clientHello("other.example", 0);
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length)))
				.out(new Initial(1, "0102030405060708", true).padded(0, Initial.crypto(other, 0, other.length))).capture.read();
		assertEquals(2, told.of(TlsRecord.class).size());
		assertEquals(List.of("api.example", "other.example"), told.of(FlowRecord.class).getFirst().hosts().stream().map(host -> host.name()).toList());
	}

	@Test
	void manyConnectionsOnOneFlowHoldLittle() {
		for (int i = 0; i < 200; i++) {
			out(new Initial(1, HexFormat.of().toHexDigits((long) i), true).padded(0, Initial.crypto(HELLO, 0, 500)));
		}
		Told told = capture.read();
		assertEquals(200, told.ending("quic.crypto").size());
	}

	@Test
	void datagramOfStunInAQuicFlowIsNotTakenForQuic() {
		byte[] stun = ByteBuffer.allocate(20).putShort((short) 1).putShort((short) 0).putInt(0x2112a442).array();
		Told told = out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length))).out(stun).capture.read();
		assertEquals(1, told.layers.stream().filter(layer -> layer.length() == 20).count());
	}

	@Test
	void serverSeenFirstIsNotTakenForTheClient() {
		Told told = in(server().packet(0, Initial.crypto(Initial.serverHello(), 0, 50)))
				.out(client().padded(0, Initial.crypto(HELLO, 0, HELLO.length))).capture.read();
		assertNamed(told);
		assertTrue(told.codes().contains("quic.initial"));
	}

	@Test
	void googlesHelloInClearNamesTheServer() {
		byte[] chlo = chlo();
		byte[] q43 = Initial.join(HexFormat.of().parseHex("0d" + ID + "51303433" + "01" + "00".repeat(12) + "a00100"), chlo, new byte[20]);
		byte[] q46 = Initial.join(HexFormat.of().parseHex("c3" + "51303436" + "50" + ID + "00000001" + "00".repeat(12) + "a00100"), chlo, new byte[20]);
		byte[] q50 = new Initial(0x51303530, ID, true).padded(1, Initial.join(new byte[] { 8, 0, 0x40, (byte) chlo.length }, chlo));
		for (byte[] datagram : List.of(q43, q46, q50)) {
			Told told = new QuicConversationTest().out(datagram).capture.read();
			assertEquals("api.example", told.of(FlowRecord.class).getFirst().sni().orElseThrow());
			assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().out());
			assertTrue(told.of(MessageRecord.class).getFirst().toJson("00").toString().contains("\"gquic.tag.uaid\""));
		}
	}

	private static byte[] chlo() {
		return ByteBuffer.allocate(8 + 16 + 11 + 6).order(java.nio.ByteOrder.LITTLE_ENDIAN).put("CHLO".getBytes(StandardCharsets.US_ASCII)).putInt(2)
				.put("SNI\0".getBytes(StandardCharsets.US_ASCII)).putInt(11).put("UAID".getBytes(StandardCharsets.US_ASCII)).putInt(17)
				.put("api.exampleChrome".getBytes(StandardCharsets.US_ASCII)).array();
	}

	@Test
	void googlesHelloCutOrWithEndsThatLieGivesNothing() {
		byte[] whole = chlo();
		for (int length = 0; length < whole.length; length++) {
			assertTrue(GoogleHello.of(whole, 0, length).isEmpty(), "cut at " + length);
		}
		for (int end : new int[] { -1, 18, Integer.MAX_VALUE, Integer.MIN_VALUE }) {
			byte[] lie = whole.clone();
			ByteBuffer.wrap(lie).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(12, end);
			assertTrue(GoogleHello.of(lie, 0, lie.length).isEmpty());
		}
	}

	@Test
	void facebookZeroOverTcpNamesTheServer() {
		byte[] hello = chlo();
		byte[] first = Initial.join("1QTV0".getBytes(StandardCharsets.US_ASCII), new byte[] { (byte) hello.length, 0, 0, 0 }, hello, new byte[] { '0', 9, 9 });
		CaptureBuilder tcp = new CaptureBuilder().tcp(PHONE, 40001, SERVER, 443, 0, "S", "");
		for (int i = 0; i < first.length; i += 5) {
			tcp.tcp(PHONE, 40001, SERVER, 443, 1 + i, "A", Arrays.copyOfRange(first, i, Math.min(first.length, i + 5)));
		}
		Told told = tcp.read();
		assertEquals("fbzero", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
		assertEquals("api.example", told.of(FlowRecord.class).getFirst().sni().orElseThrow());
		assertEquals(3, told.of(FlowRecord.class).getFirst().unreadable().out());
	}

	@Test
	void cutDatagramsOfAHandshakeNeverHarm() {
		byte[] whole = client().packet(0, Initial.crypto(HELLO, 0, 200));
		for (int length = 1; length < whole.length; length++) {
			out(Arrays.copyOf(whole, length));
		}
		assertTrue(CaptureBuilder.read(capture.pcap(), CaptureOptions.DEFAULT).names.isEmpty());
	}

	@Test
	void packetOfAnotherVersionEndsTheWalkOfItsDatagram() {
		byte[] second = new Initial(0x6b3343cf, ID, true).packet(1, Initial.crypto(HELLO, 100, HELLO.length));
		Told told = out(Initial.join(client().packet(0, Initial.crypto(HELLO, 0, 100)), second)).capture.read();
		assertEquals(second.length, told.of(FlowRecord.class).getFirst().unreadable().out());
		assertTrue(told.names.isEmpty());
	}

	@Test
	void insideATunnelTheDerivationSaysHowDeep() {
		byte[] inner = CaptureBuilder.ip(PHONE, SERVER, 17, CaptureBuilder.udpDatagram(40000, 443, client().padded(0, Initial.crypto(HELLO, 0, HELLO.length))));
		Told told = new CaptureBuilder().packet(CaptureBuilder.ip("192.0.2.1", "192.0.2.2", 4, inner)).read();
		String json = told.names.getFirst().derivation().orElseThrow().toJson("00").toString();
		assertTrue(json.contains("\"op\":\"capture.datagrams\",\"params\":{\"depth\":1,") && json.contains("\"version\":2}"), json);
	}

	/** A frame of 802.11 that carries two packets side by side (A-MSDU). */
	private static byte[] aggregate(byte[]... packets) {
		java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(26).put((byte) 0x88).put((byte) 1).put(24, (byte) 0x80).array()); // QoS data, to the access point; A-MSDU
		for (byte[] packet : packets) {
			out.writeBytes(ByteBuffer.allocate(22).putShort(12, (short) (8 + packet.length)).putInt(14, 0xaaaa0300).putInt(18, 0x0000_0800).array());
			out.writeBytes(packet);
			out.writeBytes(new byte[(4 - (22 + packet.length) % 4) % 4]);
		}
		return out.toByteArray();
	}

	@Test
	void helloInAnAggregateIsToldAndNeverAFact() {
		byte[] hello = Initial.clientHello("api.example", 0);
		byte[] datagram = new Initial(1, "0102030405060708", true).padded(0, Initial.crypto(hello, 0, hello.length));
		byte[] first = CaptureBuilder.ip("10.0.0.2", "198.51.100.7", 17, CaptureBuilder.udpDatagram(4002, 443, datagram));
		byte[] second = CaptureBuilder.ip("10.0.0.2", "198.51.100.7", 17, CaptureBuilder.udpDatagram(4003, 9, new byte[4]));
		var told = new CaptureBuilder().linkType(105).frame(aggregate(first, second)).read();
		assertEquals(java.util.Optional.of("api.example"), told.of(FlowRecord.class).getFirst().sni());
		assertEquals(List.of(), told.names);
		assertTrue(told.codes().contains("quic.aggregated"), told.codes().toString());
	}
}
