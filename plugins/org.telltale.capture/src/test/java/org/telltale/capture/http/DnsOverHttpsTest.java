package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.dns.DnsBytes;
import org.telltale.capture.dns.DnsRecord;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.protocol.Talk;

class DnsOverHttpsTest {

	private static final byte[] QUERY = DnsBytes.query("api.example");
	private static final byte[] ANSWER = DnsBytes.answer("api.example", 203, 0, 113, 9);

	private static byte[] request(String type, byte[] body) {
		return message("POST /dns-query HTTP/1.1\r\nHost: dns.example\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length, body);
	}

	private static byte[] response(String status, String fields, byte[] body) {
		return message("HTTP/1.1 " + status + "\r\nContent-Type: application/DNS-message; x=1" + fields + "\r\nContent-Length: " + body.length, body);
	}

	private static byte[] message(String head, byte[] body) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(Talk.latin(head + "\r\n\r\n"));
		out.writeBytes(body);
		return out.toByteArray();
	}

	private static Talk talk(byte[] answer) {
		return new Talk(80).out(request("application/dns-message", QUERY)).in(response("200 OK", "", answer));
	}

	private static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return out.toByteArray();
	}

	private static List<String> words(CaptureBuilder.Told told) {
		return told.of(DnsRecord.class).stream().map(dns -> dns.transport() + " " + dns.message().response() + " " + dns.message().questions().getFirst().name())
				.toList();
	}

	/** What DNS named. */
	private static List<NameSeen> named(CaptureBuilder.Told told) {
		return told.names.stream().filter(name -> !name.source().equals("http-host")).toList();
	}

	private static List<String> ops(NameSeen name) {
		return name.derivation().orElseThrow().toJson("00").items("nodes").stream().map(node -> node.text("op").orElse("")).toList();
	}

	@Test
	void postAndItsAnswerAreTold() {
		for (int segment : new int[] { 1, 40, 10_000 }) {
			var told = talk(ANSWER).read(segment, Integer.MAX_VALUE);
			assertEquals(List.of("HTTPS_REQUEST false api.example", "HTTPS true api.example"), words(told));
			NameSeen name = named(told).getFirst();
			assertEquals("api.example 203.0.113.9 doh", name.name() + " " + name.address() + " " + name.source());
			assertEquals(List.of("capture.tcp", "http1.body", "dns.answer"), ops(name));
			assertEquals(told.of(DnsRecord.class).getLast().frame(), name.frame());
			assertEquals(1, named(told).size());
			assertEquals(List.of(), told.codes());
			String json = told.of(DnsRecord.class).getLast().toJson("0123456789abcdef").toString();
			assertTrue(json.contains("\"response\":true,\"transport\":\"doh\",\"type\":\"dns\""), json);
		}
	}

	@Test
	void frameOfAnAnswerIsTheOneThatCompletesIt() {
		byte[] head = response("200 OK", "", ANSWER);
		var told = new Talk(80).out(request("application/dns-message", QUERY)).in(Arrays.copyOf(head, head.length - 3))
				.in(Arrays.copyOfRange(head, head.length - 3, head.length)).read();
		assertEquals(5, told.of(DnsRecord.class).getLast().frame());
		assertEquals(5, named(told).getFirst().frame());
	}

	@Test
	void parameterOfGetIsReadFromItsTarget() {
		var told = new Talk(80).out("GET /dns-query?ct=x&dns=" + DnsBytes.parameter(QUERY) + "#a HTTP/1.1\r\nHost: dns.example\r\n\r\n")
				.in(response("200 OK", "", ANSWER)).read();
		assertEquals(List.of("HTTPS_REQUEST false api.example", "HTTPS true api.example"), words(told));
		var layer = told.ending("base64").getFirst();
		assertEquals(List.of("http1.request.head", "http1.target", "url.parameter dns", "base64"), layer.chain());
		assertEquals(DnsBytes.latin(QUERY), DnsBytes.latin(layer.bytes()));
		String graph = Derivation.of(layer, Optional.empty()).toJson("00").toString();
		assertTrue(graph.contains("{\"alphabet\":\"url\"}") && graph.contains("{\"index\":0,\"name\":\"dns\"}"), graph);
	}

	@Test
	void parameterThatOnlyLooksLikeOneIsLeftAlone() {
		String value = DnsBytes.parameter(QUERY);
		String accept = "Accept: text/html, application/dns-message\r\n";
		assertEquals(1, words(new Talk(80).out("GET /x?dns=" + value + " HTTP/1.1\r\n" + accept + "\r\n").read()).size());
		for (String head : List.of("GET /x?dns=" + value + " HTTP/1.1\r\n", "POST /dns-query?dns=" + value + " HTTP/1.1\r\n", "GET /x?adns=" + value + " HTTP/1.1\r\n" + accept,
				"GET /dns=" + value + " HTTP/1.1\r\n" + accept, "GET /dns-query#?dns=" + value + " HTTP/1.1\r\n", "GET /dns-query?dns=" + value + "A HTTP/1.1\r\n",
				"GET /dns-query?dns HTTP/1.1\r\n", "GET /dns-query?dns= HTTP/1.1\r\n")) {
			assertEquals(List.of(), words(new Talk(80).out(head + "\r\n").read()), head);
		}
	}

	@Test
	void codedAndChunkedAnswerIsReadBehindItsCodings() {
		byte[] coded = gzip(ANSWER);
		byte[] chunks = message(Integer.toHexString(coded.length), new byte[0]);
		String body = DnsBytes.latin(Arrays.copyOf(chunks, chunks.length - 2)) + DnsBytes.latin(coded) + "\r\n0\r\n\r\n";
		var told = new Talk(80).out(request("application/dns-message", QUERY)).in("HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\n"
				+ "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + body).read();
		assertEquals(List.of("capture.tcp", "http1.body", "gzip", "dns.answer"), ops(named(told).getFirst()));
	}

	@Test
	void namesGoToLaterFlowsWithTheirSource() {
		byte[] request = request("application/dns-message", QUERY);
		byte[] response = response("200 OK", "", ANSWER);
		var told = new CaptureBuilder().tcp(Talk.PHONE, 40000, Talk.SERVER, 80, 999, "S", "").tcp(Talk.PHONE, 40000, Talk.SERVER, 80, 1000, "A", request)
				.tcp(Talk.SERVER, 80, Talk.PHONE, 40000, 5000, "A", response).tcp(Talk.PHONE, 40001, "203.0.113.9", 443, 1, "S", "").read();
		var hosts = told.of(FlowRecord.class).get(1).hosts();
		assertEquals("api.example doh 3", hosts.getFirst().name() + " " + hosts.getFirst().source() + " " + hosts.getFirst().frame());
	}

	@Test
	void whatAClientSendsNamesNothing() {
		assertEquals(List.of(), named(new Talk(80).out(request("application/dns-message", ANSWER)).in(response("200 OK", "", QUERY)).read()));
		assertEquals(List.of(), named(new Talk(80).out("GET /dns-query?dns=" + DnsBytes.parameter(ANSWER) + " HTTP/1.1\r\nHost: d.example\r\n\r\n").read()));
	}

	@Test
	void answerToAnErrorOrInPartNamesNothing() {
		assertEquals(List.of(), named(new Talk(80).out(request("application/dns-message", QUERY)).in(response("502 Bad", "", ANSWER)).read()));
		var part = new Talk(80).out(request("application/dns-message", QUERY)).in(response("206 Part", "\r\nContent-Range: bytes 0-" + (ANSWER.length - 1) + "/9000", ANSWER)).read();
		assertEquals(List.of(), named(part));
		assertEquals(List.of("doh.not-read"), part.codes());
		var refused = new Talk(80).out(request("application/dns-message", QUERY)).in(response("200 OK", "\r\nContent-Encoding: zstd", ANSWER)).read();
		assertEquals(List.of(), named(refused));
		assertTrue(refused.codes().contains("doh.not-read"), refused.codes().toString());
	}

	@Test
	void bodyThatIsNoWholeMessageIsAProblemAndNeverHalfRead() {
		for (int length = 1; length < ANSWER.length; length++) {
			var told = talk(Arrays.copyOf(ANSWER, length)).read();
			assertEquals(List.of("HTTPS_REQUEST false api.example"), words(told), "cut at " + length);
			assertEquals(List.of("doh.not-read"), told.codes());
		}
		var longer = talk(Arrays.copyOf(ANSWER, ANSWER.length + 1)).read();
		assertEquals(List.of("doh.more"), longer.codes());
		assertEquals(List.of("HTTPS_REQUEST false api.example", "HTTPS_REQUEST true api.example"), words(longer));
		assertEquals(List.of(), named(longer));
		var tooLong = talk(Arrays.copyOf(ANSWER, 65_536)).read(10_000, Integer.MAX_VALUE);
		assertEquals(List.of("doh.not-read"), tooLong.codes());
		assertTrue(tooLong.summary.problems().getFirst().what().contains("too long"), tooLong.summary.problems().toString());
		assertEquals(List.of("HTTPS_REQUEST false api.example"), words(tooLong));
		assertEquals(List.of("doh.not-read"), talk(Talk.latin("<html>not DNS, but something else</html>")).read().codes());
		byte[] circle = ANSWER.clone();
		circle[circle.length - 15] = (byte) (circle.length - 16); // the owner's pointer points to itself
		assertEquals(List.of("doh.not-read"), talk(circle).read().codes());
	}

	@Test
	void answerThatTheCaptureCutsNamesNothing() {
		int all = request("application/dns-message", QUERY).length + response("200 OK", "", ANSWER).length;
		assertEquals(1, named(talk(ANSWER).read(Integer.MAX_VALUE, all)).size());
		var cut = talk(ANSWER).read(Integer.MAX_VALUE, all - 1);
		assertEquals(List.of(), named(cut));
		assertTrue(cut.codes().contains("doh.not-read"));
	}

	@Test
	void hostileBytesAreAllOffered() {
		talk(ANSWER).hostile();
		new Talk(80).out("GET /dns-query?dns=" + DnsBytes.parameter(QUERY) + " HTTP/1.1\r\nHost: d.example\r\n\r\n").in(response("200 OK", "", ANSWER)).hostile();
	}

	@Test
	void dnsInJsonIsNamedAndGivesNoName() {
		String body = "{\"Status\":0,\"Question\":[{\"name\":\"api.example.\",\"type\":1}],\"Answer\":[{\"name\":\"api.example.\",\"type\":1,\"TTL\":9,\"data\":\"203.0.113.9\"}]}";
		String head = "HTTP/1.1 200 OK\r\nContent-Type: application/dns-json\r\nContent-Length: ";
		var told = new Talk(80).out("GET /resolve?name=api.example HTTP/1.1\r\nHost: d.example\r\n\r\n").in(head + body.length() + "\r\n\r\n" + body).read();
		assertEquals(List.of("dns.flags.rcode=0 dns.qry.name=api.example. dns.qry.type=1 dns.resp.name=api.example. dns.resp.type=1 dns.resp.data=203.0.113.9"),
				Talk.words(told));
		assertEquals(List.of(), named(told));
		for (String odd : List.of("[]", "{", "x")) {
			var none = new Talk(80).out("GET /resolve HTTP/1.1\r\nHost: d.example\r\n\r\n").in(head + odd.length() + "\r\n\r\n" + odd).read();
			assertEquals(List.of("doh.not-read"), none.codes());
		}
		String many = "{\"Answer\":[" + "{\"type\":1},".repeat(256) + "{\"type\":1}]}";
		var more = new Talk(80).out("GET /resolve HTTP/1.1\r\nHost: d.example\r\n\r\n").in(head + many.length() + "\r\n\r\n" + many).read();
		assertEquals(List.of("doh.more"), more.codes());
		assertEquals(256, more.of(MessageRecord.class).getFirst().fields().size());
	}
}
