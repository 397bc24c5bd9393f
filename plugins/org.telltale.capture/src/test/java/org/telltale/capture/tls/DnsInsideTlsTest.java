package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.CLIENT_RANDOM;
import static org.telltale.capture.tls.TlsWire.SERVER_RANDOM;
import static org.telltale.capture.tls.TlsWire.ascii;
import static org.telltale.capture.tls.TlsWire.clientHello;
import static org.telltale.capture.tls.TlsWire.filled;
import static org.telltale.capture.tls.TlsWire.join;
import static org.telltale.capture.tls.TlsWire.message;
import static org.telltale.capture.tls.TlsWire.record;
import static org.telltale.capture.tls.TlsWire.serverHello;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.dns.DnsBytes;
import org.telltale.capture.dns.DnsDecoder;
import org.telltale.capture.dns.DnsMessage;
import org.telltale.capture.dns.DnsRecord;
import org.telltale.capture.protocol.NameSeen;

/** DNS over TLS (RFC 7858) and over HTTPS (RFC 8484), opened with keys. */
class DnsInsideTlsTest {

	private static final byte[] MASTER = filled(48, 0x4d);
	private static final byte[] QUERY = DnsBytes.query("api.example");
	private static final byte[] ANSWER = DnsBytes.answer("api.example", 203, 0, 113, 9);

	private final TlsWire.Twelve client = new TlsWire.Twelve(MASTER, true);
	private final TlsWire.Twelve server = new TlsWire.Twelve(MASTER, false);

	private TlsWire wire(int port) {
		byte[] change = record(20, new byte[] { 1 });
		byte[] finished = message(20, new byte[12]);
		return new TlsWire(port).logged("CLIENT_RANDOM", CLIENT_RANDOM, MASTER).send(0, record(22, clientHello(0x009c)))
				.send(1, record(22, serverHello(SERVER_RANDOM, 0x009c))).send(0, join(change, client.seal(22, finished)))
				.send(1, join(change, server.seal(22, finished)));
	}

	/** Sends a content in records of a size. */
	private TlsWire send(TlsWire wire, int side, byte[] content, int size) {
		for (int at = 0; at < content.length; at += size) {
			byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + size));
			wire.send(side, side == 0 ? client.seal(23, part) : server.seal(23, part));
		}
		return wire;
	}

	private static byte[] framed(byte[] message) {
		return ByteBuffer.allocate(2 + message.length).putShort((short) message.length).put(message).array();
	}

	private static List<NameSeen> named(CaptureBuilder.Told told) {
		return told.names.stream().filter(name -> name.source().startsWith("d")).toList();
	}

	private static List<String> ops(NameSeen name) {
		return name.derivation().orElseThrow().toJson("00").items("nodes").stream().map(node -> node.text("op").orElse("")).toList();
	}

	private static int replayed(TlsWire wire, CaptureBuilder.Told told) {
		DecryptReplay replay = new DecryptReplay(Map.of("e".repeat(64), wire.log()));
		return told.layers.stream().mapToInt(replay::check).sum();
	}

	@Test
	void messagesOnPort853AreSplitByTheirLengths() {
		for (int size : new int[] { 1, 13, 1000 }) {
			TlsWire wire = wire(853);
			DnsInsideTlsTest other = new DnsInsideTlsTest();
			wire = other.send(other.wire(853), 0, join(framed(QUERY), framed(DnsBytes.query("www.example"))), size);
			wire = other.send(wire, 1, join(framed(DnsBytes.answer("www.example", 203, 0, 113, 10)), framed(ANSWER)), size);
			var told = wire.read();
			assertEquals(List.of("TLS_REQUEST api.example", "TLS_REQUEST www.example", "TLS www.example", "TLS api.example"),
					told.of(DnsRecord.class).stream().map(dns -> dns.transport() + " " + dns.message().questions().getFirst().name()).toList());
			assertEquals(List.of("www.example 203.0.113.10 dot", "api.example 203.0.113.9 dot"),
					named(told).stream().map(name -> name.name() + " " + name.address() + " " + name.source()).toList());
			assertEquals(List.of("capture.tcp", "tls.decrypt", "slice", "dns.answer"), ops(named(told).getLast()));
			List<Json> nodes = named(told).getLast().derivation().orElseThrow().toJson("00").items("nodes");
			assertEquals(2 + ANSWER.length, nodes.get(2).integer("length").orElseThrow());
			assertTrue(nodes.get(3).toString().contains("\"ranges\":[[2," + ANSWER.length + "]]"), nodes.toString());
			assertEquals(List.of(), told.codes());
			assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().in());
			assertTrue(told.of(DnsRecord.class).getFirst().toJson("0123456789abcdef").toString().contains("\"transport\":\"dot\""));
			assertTrue(replayed(wire, told) >= 4);
		}
	}

	@Test
	void answerThatTheClientSendsNamesNothing() {
		assertEquals(List.of(), named(send(wire(853), 0, framed(ANSWER), 1000).read()));
	}

	@Test
	void otherProtocolsOnPort853AreStillRecognised() {
		var told = send(wire(853), 0, ascii("GET /a HTTP/1.1\r\nHost: api.example\r\n\r\n"), 1000).read();
		assertEquals(1, told.of(org.telltale.capture.http.HttpRecord.class).size());
		assertEquals(List.of(), told.of(DnsRecord.class));
	}

	@Test
	void lengthThatLiesEndsTheMessagesAndLosesNoByte() {
		byte[] content = join(framed(ANSWER), new byte[] { 0, 3, 'x', 'y', 'z' }, framed(DnsBytes.answer("www.example", 203, 0, 113, 10)));
		var told = send(wire(853), 1, content, 1000).read();
		assertEquals(1, named(told).size());
		long offered = told.layers.stream().filter(layer -> !layer.chain().getLast().equals("tls.handshake")).mapToLong(layer -> layer.length()).sum();
		assertEquals(content.length - 2, offered);
	}

	@Test
	void changedContentNamesNothingThatItDoesNotSay() {
		Random random = new Random(5);
		int count = 0;
		for (int round = 0; round < 300; round++) {
			byte[] message = ANSWER.clone();
			message[random.nextInt(message.length)] = (byte) random.nextInt(256);
			DnsInsideTlsTest other = new DnsInsideTlsTest();
			byte[] sent = Arrays.copyOf(message, message.length - random.nextInt(3));
			var told = other.send(other.wire(853), 1, framed(sent), 1 + random.nextInt(60)).read();
			DnsMessage says = DnsDecoder.decode(sent).value().orElseThrow();
			for (NameSeen name : named(told)) {
				assertTrue(says.response());
				assertEquals(says.questions().getFirst().name(), name.name());
				assertEquals(says.answers().getFirst().text(), name.address().toString());
				assertEquals("1 1", says.answers().getFirst().type() + " " + says.answers().getFirst().recordClass());
				count++;
			}
		}
		assertTrue(count > 30, "messages that still name something: " + count);
	}

	@Test
	void httpsAnswerIsReachedThroughTheRecords() {
		byte[] request = join(ascii("POST /dns-query HTTP/1.1\r\nHost: dns.example\r\nContent-Type: application/dns-message\r\nContent-Length: " + QUERY.length + "\r\n\r\n"), QUERY);
		byte[] response = join(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\nContent-Length: " + ANSWER.length + "\r\n\r\n"), ANSWER);
		TlsWire wire = send(send(wire(443), 0, request, 50), 1, response, 50);
		var told = wire.read();
		assertEquals(List.of("HTTPS_REQUEST", "HTTPS"), told.of(DnsRecord.class).stream().map(dns -> dns.transport().name()).toList());
		NameSeen name = named(told).getFirst();
		assertEquals("api.example 203.0.113.9 doh", name.name() + " " + name.address() + " " + name.source());
		assertEquals(List.of("capture.tcp", "tls.decrypt", "slice", "http1.body", "dns.answer"), ops(name));
		assertTrue(replayed(wire, told) >= 4);
	}
}
