package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.dns.DnsBytes;
import org.telltale.capture.dns.DnsRecord;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.NameSeen;

class DnsOverHttp2Test {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";
	private static final byte[] QUERY = DnsBytes.query("api.example");
	private static final byte[] ANSWER = DnsBytes.answer("api.example", 203, 0, 113, 9);

	private static byte[] client() {
		String[] post = { ":method", "POST", ":scheme", "https", ":path", "/dns-query", ":authority", "dns.example", "content-type", "application/dns-message" };
		String[] get = { ":method", "GET", ":scheme", "https", ":path", "/dns-query?dns=" + DnsBytes.parameter(DnsBytes.query("www.example")),
				":authority", "dns.example", "accept", "application/dns-message" };
		return Http2Bytes.client(1).headers(1, false, post).data(1, true, QUERY).headers(3, true, get).bytes();
	}

	/** The two answers, each in two frames, in turn. */
	private static byte[] server() {
		byte[] other = DnsBytes.answer("www.example", 203, 0, 113, 10);
		String[] head = { ":status", "200", "content-type", "application/dns-message" };
		return Http2Bytes.server(2).headers(3, false, head).headers(1, false, head).data(3, false, Arrays.copyOf(other, 20))
				.padded(1, false, Arrays.copyOf(ANSWER, 9), 4).data(3, true, Arrays.copyOfRange(other, 20, other.length))
				.data(1, true, Arrays.copyOfRange(ANSWER, 9, ANSWER.length)).bytes();
	}

	private static CaptureBuilder add(CaptureBuilder builder, int port, byte[] client, byte[] server, int segment, int lost) {
		builder.tcp(PHONE, port, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, port, 4999, "SA", "");
		for (int i = 0; i < Math.max(client.length, server.length); i += segment) {
			if (i < client.length) {
				builder.tcp(PHONE, port, SERVER, 80, 1000 + i, "PA", Arrays.copyOfRange(client, i, Math.min(client.length, i + segment)));
			}
			if (i < server.length && i != lost) {
				builder.tcp(SERVER, 80, PHONE, port, 5000 + i, "PA", Arrays.copyOfRange(server, i, Math.min(server.length, i + segment)));
			}
		}
		return builder;
	}

	private static CaptureBuilder.Told read(byte[] client, byte[] server, int segment, int lost) {
		return add(new CaptureBuilder(), 40000, client, server, segment, lost).read();
	}

	private static List<String> named(CaptureBuilder.Told told) {
		return told.names.stream().filter(name -> !name.source().equals("http-host")).map(name -> name.name() + " " + name.address() + " " + name.source()).toList();
	}

	@Test
	void postsAndGetsAreToldWhateverTheSegments() {
		for (int segment : new int[] { 1, 7, 100, 10_000 }) {
			var told = read(client(), server(), segment, -1);
			List<String> dns = new ArrayList<>(told.of(DnsRecord.class).stream().map(one -> one.transport() + " " + one.message().questions().getFirst().name()).toList());
			dns.sort(null);
			assertEquals(List.of("HTTPS api.example", "HTTPS www.example", "HTTPS_REQUEST api.example", "HTTPS_REQUEST www.example"), dns);
			assertEquals(List.of("www.example 203.0.113.10 doh", "api.example 203.0.113.9 doh"), named(told));
			assertEquals(List.of(), told.codes());
			Derivations.check(told.layers);
			NameSeen last = told.names.getLast();
			assertEquals("[\"capture.tcp\",\"http2.data\",\"dns.answer\"]",
					org.telltale.base.json.Json.texts(last.derivation().orElseThrow().toJson("00").items("nodes").stream().map(node -> node.text("op").orElse("")).toList()).toString());
			DnsRecord answer = told.of(DnsRecord.class).stream().filter(one -> one.message().response()).toList().getLast();
			assertEquals(last.frame(), answer.frame());
			assertEquals(List.of("http2.request.headers", "http2.header :path", "url.parameter dns", "base64"), told.ending("base64").getFirst().chain());
		}
	}

	@Test
	void recordsAreTheSameWithoutLayers() {
		byte[] file = add(new CaptureBuilder(), 40000, client(), server(), 33, -1).pcap();
		List<String> with = CaptureBuilder.read(file, CaptureOptions.DEFAULT).records.stream().map(record -> record.toJson("0123456789abcdef").toString()).toList();
		assertTrue(with.stream().filter(line -> line.contains("\"transport\":\"doh\"")).count() == 4);
		assertEquals(with, Derivations.recordsWithoutLayers(file));
	}

	@Test
	void answerInJsonIsToldWithTheFrameThatCompletedIt() {
		byte[] client = Http2Bytes.client(1).headers(1, true, ":method", "GET", ":scheme", "https", ":path", "/resolve?name=api.example", ":authority", "d.example").bytes();
		byte[] server = Http2Bytes.server(2).headers(1, false, ":status", "200", "content-type", "application/dns-json").data(1, false, "{\"Status\"")
				.data(1, true, ":0}").bytes();
		var told = read(client, server, 40, -1);
		MessageRecord answer = told.of(MessageRecord.class).getFirst();
		assertEquals("dns-json", answer.protocol());
		assertTrue(server.length > 40 && client.length > 40, "several segments");
		assertEquals(told.summary.frames(), answer.frame());
	}

	/** Two answers are announced and three follow: without the frame of the middle one, what is left would be a message. */
	@Test
	void bodyAcrossAHoleIsNeverPutTogether() {
		byte[] answer = ANSWER.clone();
		answer[7] = 2; // ANCOUNT (RFC 1035 section 4.1.1)
		byte[] record = Arrays.copyOfRange(answer, answer.length - 16, answer.length); // a pointer to the name, type, class, TTL, length, address
		record[record.length - 1]++;
		byte[] client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":scheme", "https", ":path", "/dns-query", ":authority", "dns.example",
				"content-type", "application/dns-message").data(1, true, QUERY).bytes();
		Http2Bytes sent = Http2Bytes.server(2).headers(1, false, ":status", "200", "content-type", "application/dns-message").data(1, false, answer);
		int from = sent.bytes().length;
		int to = sent.data(1, false, record).bytes().length;
		byte[] server = sent.data(1, true, record).frame(FrameHeader.PING, 0, 0, new byte[8]).bytes();
		byte[] whole = Derivations.join(Arrays.copyOf(server, from), Arrays.copyOfRange(server, to, server.length));
		assertEquals(2, named(read(client, whole, 1000, -1)).size());
		CaptureBuilder builder = add(new CaptureBuilder(), 40000, client, Arrays.copyOf(server, from), 1000, -1);
		var told = builder.tcp(SERVER, 80, PHONE, 40000, 5000 + to, "PA", Arrays.copyOfRange(server, to, server.length)).read();
		assertEquals(List.of(), named(told));
		assertTrue(told.codes().contains("doh.not-read"), told.codes().toString());
	}

	@Test
	void namesBesideAHoleAreThoseOfWholeBodies() {
		byte[] server = server();
		Set<String> seen = new TreeSet<>();
		for (int lost = 0; lost < server.length; lost += 5) {
			seen.addAll(named(read(client(), server, 5, lost)));
		}
		assertEquals(Set.of("www.example 203.0.113.10 doh", "api.example 203.0.113.9 doh"), seen);
	}

	@Test
	void serverThatIsAskedNothingStillOnlyNamesByItsAnswers() {
		byte[] client = Http2Bytes.client(1).headers(1, false, ":method", "POST", ":path", "/", ":authority", "d.example", "content-type", "application/dns-message")
				.data(1, true, ANSWER).bytes();
		byte[] server = Http2Bytes.server(2).headers(1, false, ":status", "404", "content-type", "application/dns-message").data(1, true, ANSWER).bytes();
		assertEquals(List.of(), named(read(client, server, 1000, -1)));
	}

	@Test
	void oneTwoAndEightWorkersTellTheSame() {
		CaptureBuilder builder = new CaptureBuilder();
		for (int i = 0; i < 40; i++) {
			add(builder, 41_000 + i, client(), server(), 20 + i, i % 3 == 0 ? 20 + i : -1);
		}
		byte[] file = builder.pcap();
		List<String> one = all(CaptureBuilder.read(file, CaptureOptions.DEFAULT));
		assertTrue(one.stream().anyMatch(line -> line.contains(" doh ")));
		for (int workers : new int[] { 2, 8 }) {
			assertEquals(one, all(CaptureBuilder.read(file, CaptureOptions.DEFAULT.withWorkers(workers))), workers + " workers");
		}
	}

	private static List<String> all(CaptureBuilder.Told told) {
		List<String> lines = new ArrayList<>();
		told.records.forEach(record -> lines.add(record.toJson("0123456789abcdef").toString()));
		told.names.forEach(name -> lines.add(name.name() + " " + name.source() + " " + name.frame() + " " + name.derivation().orElseThrow().toJson("00")));
		told.layers.forEach(layer -> lines.add(layer + " " + layer.digest().hex()));
		lines.add(told.summary.toString());
		return lines;
	}
}
