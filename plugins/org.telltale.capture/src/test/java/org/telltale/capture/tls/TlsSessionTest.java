package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.SERVER_RANDOM;
import static org.telltale.capture.tls.TlsWire.ascii;
import static org.telltale.capture.tls.TlsWire.choosesThirteen;
import static org.telltale.capture.tls.TlsWire.clientHello;
import static org.telltale.capture.tls.TlsWire.extension;
import static org.telltale.capture.tls.TlsWire.filled;
import static org.telltale.capture.tls.TlsWire.join;
import static org.telltale.capture.tls.TlsWire.message;
import static org.telltale.capture.tls.TlsWire.offersThirteen;
import static org.telltale.capture.tls.TlsWire.record;
import static org.telltale.capture.tls.TlsWire.serverHello;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.FlowRecord;

class TlsSessionTest {

	private static final byte[] CHANGE = record(20, new byte[] { 1 });
	private static final byte[] SEALED = record(23, new byte[69]);
	private static final byte[] REFUSES = record(21, new byte[] { 2, 48 });

	private static byte[] certificates() {
		byte[] leaf = CertificateDecoderTest.LEAF;
		byte[] root = CertificateDecoderTest.ROOT;
		return message(11, ByteBuffer.allocate(9 + leaf.length + root.length).put((byte) 0).putShort((short) (6 + leaf.length + root.length)).put((byte) 0)
				.putShort((short) leaf.length).put(leaf).put((byte) 0).putShort((short) root.length).put(root).array());
	}

	private static TlsWire shown() {
		return new TlsWire().send(0, record(22, clientHello(0xc02f)))
				.send(1, record(22, join(serverHello(SERVER_RANDOM, 0xc02f, extension(0xff01, new byte[] { 0 })), certificates(), message(14, new byte[0]))));
	}

	private static TlsRecord told(TlsWire wire) {
		var told = wire.read();
		assertEquals(1, told.of(TlsRecord.class).size());
		return told.of(TlsRecord.class).getFirst();
	}

	@Test
	void fullHandshakeShowsItsChain() {
		TlsRecord tls = told(shown().send(0, join(record(22, message(16, new byte[33])), CHANGE, SEALED)).send(1, join(CHANGE, SEALED)));
		assertTrue(tls.details().completed());
		assertEquals(List.of(Digest.sha256(CertificateDecoderTest.LEAF).hex(), Digest.sha256(CertificateDecoderTest.ROOT).hex()), tls.certificates());
		assertEquals(Optional.of(1), tls.details().chain().getFirst().issuedBy());
		assertEquals(Optional.of(Digest.of("MD5", Digest.newDigester("MD5").digest(ascii("771,49199,65281"))).hex()), tls.details().ja3s());
		assertEquals(Optional.empty(), tls.details().resumed());
		assertEquals(Optional.empty(), tls.details().refusal());
	}

	@Test
	void bothRandomsBeginWithWhatMayBeATime() {
		TlsTimes times = told(shown()).details().times();
		assertEquals(List.of(0xc1c1c1c1L, 0x5e5e5e5eL), List.of(times.clientSeconds().orElseThrow(), times.serverSeconds().orElseThrow()));
		assertEquals(List.of(3L, 4L), List.of(times.asked().orElseThrow().number(), times.answered().orElseThrow().number()), "behind SYN and SYN ACK");
		TlsTimes thirteen = told(new TlsWire().send(0, record(22, clientHello(0x1301, offersThirteen())))
				.send(1, join(record(22, serverHello(SERVER_RANDOM, 0x1301, choosesThirteen())), CHANGE, SEALED))).details().times();
		assertEquals(Optional.empty(), thirteen.clientSeconds().or(thirteen::serverSeconds), "32 random bytes");
		TlsTimes answer = told(new TlsWire().send(1, record(22, serverHello(SERVER_RANDOM, 0xc02f)))).details().times();
		assertEquals(Optional.empty(), answer.asked(), "nobody saw when it was asked");
	}

	@Test
	void timesOfAStapledAnswerAreRead() {
		byte[] basic = ocsp("20140806120000Z", "20140807120000Z");
		byte[] whole = message(22, join(new byte[] { 1, 0, 0, (byte) basic.length }, basic));
		TlsWire wire = new TlsWire().send(0, record(22, clientHello(0xc02f))).send(1, record(22, join(serverHello(SERVER_RANDOM, 0xc02f), certificates(), whole, message(14, new byte[0]))));
		assertEquals(Optional.of(new OcspTimes("2014-08-07T12:00:00Z", "2014-08-06T12:00:00Z", Optional.of("2014-08-13T00:00:00Z"))), told(wire).details().times().status());
		for (int length = 0; length < whole.length - 4; length++) {
			assertEquals(Optional.empty(), OcspTimes.of(Arrays.copyOfRange(whole, 4, 4 + length)), "cut at " + length);
		}
	}

	/** An OCSPResponse (RFC 6960 section 4.2.1) of one status and no signature, byKey, without version. */
	private static byte[] ocsp(String thisUpdate, String producedAt) {
		byte[] until = der(0xa0, der(0x18, ascii("20140813000000Z")));
		byte[] status = der(0x30, join(der(0x30, new byte[0]), der(0x80, new byte[0]), der(0x18, ascii(thisUpdate)), until));
		byte[] data = der(0x30, join(der(0xa2, new byte[] { 4, 0 }), der(0x18, ascii(producedAt)), der(0x30, status)));
		byte[] bytes = der(0x30, join(der(6, new byte[] { 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1 }), der(4, der(0x30, data))));
		return der(0x30, join(der(0x0a, new byte[] { 0 }), der(0xa0, bytes)));
	}

	private static byte[] der(int tag, byte[] content) {
		return join(new byte[] { (byte) tag, (byte) content.length }, content);
	}

	@Test
	void alertBehindTheCertificateIsARefusal() {
		TlsRecord tls = told(shown().send(0, REFUSES));
		assertEquals(Optional.of("alert unknown_ca"), tls.details().refusal());
		assertEquals("unknown_ca", tls.details().alerts().getFirst().word());
		assertFalse(tls.details().completed());
	}

	@Test
	void alertWithoutACertificateIsNone() {
		TlsRecord tls = told(new TlsWire().send(0, record(22, clientHello(0xc02f))).send(1, record(21, new byte[] { 2, 40 })));
		assertEquals(Optional.empty(), tls.details().refusal());
		assertEquals("handshake_failure", tls.details().alerts().getFirst().word());
		assertFalse(tls.details().alerts().getFirst().fromClient());
	}

	@Test
	void clientThatClosesBehindTheCertificateRefuses() {
		assertEquals(Optional.of("closed"), told(shown().flag(0, "RA")).details().refusal());
		assertEquals(Optional.empty(), told(shown()).details().refusal(), "a capture that ends says nothing");
		assertEquals(Optional.empty(), told(shown().flag(1, "FA").flag(0, "FA")).details().refusal(), "the server closed first");
	}

	@Test
	void sealedAlertOfThirteenIsKnownByItsLength() {
		TlsWire wire = new TlsWire().send(0, record(22, clientHello(0x1301, offersThirteen())))
				.send(1, join(record(22, serverHello(SERVER_RANDOM, 0x1301, choosesThirteen())), CHANGE, record(23, new byte[900])))
				.send(0, join(CHANGE, record(23, new byte[19])));
		TlsRecord tls = told(wire);
		assertEquals(Optional.of("sealed alert"), tls.details().refusal());
		assertFalse(tls.details().completed());
	}

	@Test
	void finishedOfThirteenIsNoAlert() {
		TlsWire wire = new TlsWire().send(0, record(22, clientHello(0x1301, offersThirteen())))
				.send(1, join(record(22, serverHello(SERVER_RANDOM, 0x1301, choosesThirteen())), CHANGE, record(23, new byte[900])))
				.send(0, join(CHANGE, record(23, new byte[53]))).send(0, record(23, new byte[19])).flag(0, "FA");
		assertTrue(told(wire).details().completed());
		assertEquals(Optional.empty(), told(wire).details().refusal());
	}

	@Test
	void resumptionIsToldByWhatWasOffered() {
		byte[] ticket = clientHello(0xc02f, extension(35, new byte[160]));
		TlsWire wire = new TlsWire().send(0, record(22, ticket)).send(1, join(record(22, serverHello(SERVER_RANDOM, 0xc02f)), CHANGE, SEALED))
				.send(0, join(CHANGE, SEALED));
		assertEquals(Optional.of("ticket"), told(wire).details().resumed());
		byte[] shared = clientHello(0x1301, offersThirteen(), extension(41, new byte[] { 0, 7, 0, 1, 9, 0, 0, 0, 0, 0, 2, 1, 0 }));
		wire = new TlsWire().send(0, record(22, shared)).send(1, join(record(22, serverHello(SERVER_RANDOM, 0x1301, choosesThirteen(),
				extension(41, new byte[] { 0, 0 }))), SEALED)).send(0, SEALED);
		assertEquals(Optional.of("psk"), told(wire).details().resumed());
	}

	@Test
	void outerNameOfAnEncryptedHelloIsMarked() {
		TlsRecord tls = told(new TlsWire().send(0, record(22, clientHello(0x1301, offersThirteen(), extension(0xfe0d, new byte[40]), extension(42, new byte[0])))));
		assertTrue(tls.details().ech());
		assertTrue(tls.details().earlyData());
		assertEquals(Optional.of("api.example"), tls.sni());
	}

	@Test
	void helloInTheFormOfOldIsRead() {
		byte[] hello = ByteBuffer.allocate(2 + 9 + 6 + 16).putShort((short) (0x8000 | 9 + 6 + 16)).put((byte) 1).putShort((short) 0x0301)
				.putShort((short) 6).putShort((short) 0).putShort((short) 16).put(new byte[] { 0, 0, 0x2f, 1, 0, (byte) 0x80 }).put(filled(16, 7)).array();
		var told = new TlsWire().send(0, hello).send(1, record(22, serverHello(SERVER_RANDOM, 0x002f))).read();
		assertEquals(Optional.of("tls"), told.of(FlowRecord.class).getFirst().protocol());
		assertEquals(Optional.of("002f"), told.of(TlsRecord.class).getFirst().cipher());
		for (int length = 0; length < hello.length; length++) {
			new TlsWire().send(0, Arrays.copyOf(hello, length)).read();
		}
	}

	@Test
	void allFieldsOfAHelloAreKept() {
		byte[] message = clientHello(0x1301, offersThirteen(), extension(10, new byte[] { 0, 4, 0x0a, 0x0a, 0, 29 }), extension(51, new byte[] { 0, 5, 0, 29, 0, 1, 7 }),
				extension(35, new byte[3]), extension(13, new byte[] { 0, 2, 4, 3 }));
		TlsMessage hello = TlsDecoder.decode(1, Arrays.copyOfRange(message, 4, message.length)).orElseThrow();
		assertEquals(List.of(0x0a0a, 29), hello.groups());
		assertEquals(List.of(29), hello.keyShares());
		assertEquals(List.of(0x0403), hello.signatures());
		assertEquals(3, hello.ticketLength());
		assertEquals(List.of(0), hello.compressions());
		assertTrue(TlsMessage.grease(hello.groups().at(0)));
	}
}
