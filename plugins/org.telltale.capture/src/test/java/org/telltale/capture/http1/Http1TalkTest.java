package org.telltale.capture.http1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.http1.Http1Talk.latin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Layer;

/** Conversations as clients, servers and proxies lead them. */
class Http1TalkTest {

	private static List<String> targets(CaptureBuilder.Told told) {
		return told.of(HttpRecord.class).stream().map(record -> record.target().orElse("-") + " " + record.status().map(String::valueOf).orElse("-")).toList();
	}

	@Test
	void trailersAndInterimAnswersAreInTheRecord() {
		var told = new Http1Talk().out("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")
				.in("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n")
				.out("2;sig=\"a;b\"\r\nhi\r\n0\r\nDigest: xyz\r\n\r\n").in("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nServer-Timing: 5\r\n\r\n").read();
		HttpRecord record = told.of(HttpRecord.class).getFirst();
		assertEquals(List.of(100, 103), record.interim());
		assertEquals(List.of(Map.entry("digest", "xyz")), record.requestTrailers());
		assertEquals(List.of(Map.entry("server-timing", "5")), record.responseTrailers());
		assertEquals(Optional.of(Digest.sha256(latin("hi"))), record.requestBody().map(HttpRecord.Body::sha256));
		assertTrue(record.toJson("00").toString().contains("\"interim\":[100,103]"));
	}

	@Test
	void methodsOfWebDavUnknownAndLowerCaseOnesAreRead() {
		var told = new Http1Talk().out("PROPFIND /d HTTP/1.1\r\n\r\n").out("get /lower HTTP/1.1\r\n\r\n").out("FROBNICATE /x?y=1 HTTP/1.1\r\n\r\n").read();
		assertEquals(List.of("/d -", "/lower -", "/x?y=1 -"), targets(told));
		assertEquals(List.of("/only -"), targets(new Http1Talk().out("XYZZY /only HTTP/1.1\r\n\r\n").read()));
	}

	@Test
	void otherProtocolsWithSuchMethodsAreNotTaken() {
		for (String line : List.of("OPTIONS sip:a@b SIP/2.0\r\n\r\n", "DESCRIBE rtsp://a/b RTSP/1.0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "EHLO me.example\r\n",
				"get key\r\n", "USER a b c d\r\n")) {
			assertEquals(List.of(), new Http1Talk().out(line).close().of(HttpRecord.class), line);
		}
	}

	@Test
	void simpleRequestOfHttp09HasABodyWithoutHead() {
		var told = new Http1Talk().out("GET /old\r\n").in("<html>no head").in(" at all</html>").close();
		HttpRecord record = told.of(HttpRecord.class).getFirst();
		assertEquals(Optional.of("/old"), record.target());
		assertEquals(Optional.empty(), record.status());
		assertEquals(Optional.of(Digest.sha256(latin("<html>no head at all</html>"))), record.responseBody().map(HttpRecord.Body::sha256));
		assertArrayEquals(latin("/old"), told.ending("http1.target").getFirst().bytes());
		assertEquals("slice", told.ending("http1.target").getFirst().op());
	}

	@Test
	void oddStartLineIsReadAndItsTargetReachedByItsPlace() {
		var told = new Http1Talk().out("GET  /two HTTP/1.1 \r\n\r\n").in("HTTP/1.1  204\r\n\r\n").read();
		assertEquals(List.of("/two 204"), targets(told));
		assertEquals("slice", told.ending("http1.target").getFirst().op());
		assertEquals(List.of("http.start-line", "http.start-line"), told.codes());
	}

	@Test
	void absoluteTargetThroughAProxyNamesTheFarEndOnly() {
		var told = new Http1Talk().out("GET http://Far.example:8080/x HTTP/1.1\r\nHost: far.example:8080\r\n\r\n").in("HTTP/1.1 304 N\r\nContent-Length: 50\r\n\r\n").read();
		assertEquals(List.of(), told.names);
		assertEquals("http-target", told.of(FlowRecord.class).getFirst().hosts().getFirst().source());
		assertEquals(List.of("http://Far.example:8080/x 304"), targets(told));
	}

	@Test
	void refusedConnectGoesOnAsHttp() {
		var told = new Http1Talk().out("CONNECT a.example:443 HTTP/1.1\r\n\r\n").in("HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n")
				.out("CONNECT a.example:443 HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n").in("HTTP/1.1 200 OK\r\n\r\n").out("GET /in HTTP/1.0\r\n\r\n").read();
		assertEquals(List.of("a.example:443 407", "a.example:443 200", "/in -"), targets(told));
	}

	@Test
	void lostRequestLeavesItsResponseAloneAndPairsTheRest() {
		String second = "GET /2 HTTP/1.1\r\n\r\n";
		var told = new Http1Talk().out("GET /1 HTTP/1.1\r\n\r\n").in("HTTP/1.1 201 A\r\nContent-Length: 0\r\n\r\n").outLost(second.length())
				.in("HTTP/1.1 202 B\r\nContent-Length: 0\r\n\r\n").out("GET /3 HTTP/1.1\r\n\r\n").in("HTTP/1.1 203 C\r\nContent-Length: 0\r\n\r\n").close();
		assertEquals(List.of("/1 201", "- 202", "/3 203"), targets(told));
	}

	@Test
	void lostResponseLeavesItsRequestAloneAndPairsTheRest() {
		String second = "HTTP/1.1 202 B\r\nContent-Length: 0\r\n\r\n";
		var told = new Http1Talk().out("GET /1 HTTP/1.1\r\n\r\n").in("HTTP/1.1 201 A\r\nContent-Length: 0\r\n\r\n").out("GET /2 HTTP/1.1\r\n\r\n")
				.inLost(second.length()).out("GET /3 HTTP/1.1\r\n\r\n").in("HTTP/1.1 203 C\r\nContent-Length: 0\r\n\r\n").close();
		assertEquals(List.of("/1 201", "/2 -", "/3 203"), targets(told));
	}

	@Test
	void messageInTheMiddleOfASegmentBehindAHoleIsFoundAgain() {
		var told = new Http1Talk().out("GET /1 HTTP/1.1\r\n\r\n").out("GET /2 HTTP/1.1\r\n\r\n")
				.in("HTTP/1.1 200 A\r\nTransfer-Encoding: chunked\r\n\r\n400\r\nabc").inLost(1000).in("tail of it\r\n0\r\n\r\nHTTP/1.1 202 B\r\nContent-Length: 1\r\n\r\nz").close();
		assertEquals(List.of("/1 200", "/2 202"), targets(told));
		assertTrue(told.codes().contains("http.resumed"));
		assertArrayEquals(latin("tail of it\r\n0\r\n\r\n"), told.ending("tcp").getFirst().bytes());
	}

	@Test
	void anySegmentationGivesTheSameTransactions() {
		byte[] out = latin("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: u\r\n\r\n\r\nPUT /3 HTTP/1.1\r\nContent-Length: 4\r\n\r\nbodyHEAD /4 HTTP/1.1\r\n\r\n");
		byte[] in = latin("HTTP/1.1 200 O\r\nContent-Length: 3\r\n\r\n123HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 O\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\nHTTP/1.1 204 N\r\n\r\nHTTP/1.1 200 O\r\nContent-Length: 99\r\n\r\n");
		List<HttpRecord> wanted = null;
		Random random = new Random(7);
		for (int round = 0; round < 60; round++) {
			Http1Talk talk = new Http1Talk().out(out);
			int at = 0;
			while (at < in.length) {
				int count = Math.min(in.length - at, 1 + random.nextInt(round + 1));
				talk.in(java.util.Arrays.copyOfRange(in, at, at + count));
				at += count;
			}
			List<HttpRecord> found = talk.read().of(HttpRecord.class);
			wanted = wanted == null ? found : wanted;
			assertEquals(wanted.stream().map(record -> record.toJson("00").toString()).toList(), found.stream().map(record -> record.toJson("00").toString()).toList());
			assertEquals(4, found.size());
		}
	}

	@Test
	void everyCutOfAConversationIsReadWithoutAnError() {
		byte[] out = latin("POST /2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: u\r\n\r\nGET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
		byte[] in = latin("HTTP/1.1 206 O\r\nContent-Length: 3\r\nContent-Range: bytes 0-2/9\r\n\r\n123HTTP/1.1 200 O\r\nContent-Type: multipart/x; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--");
		for (int length = 0; length <= in.length; length++) {
			var told = new Http1Talk().out(Http1Talk.cut(out, Math.min(length, out.length))).in(Http1Talk.cut(in, length)).close();
			assertTrue(told.summary.frames() > 0);
		}
	}

	@Test
	void longBodiesGoOutInWindowsAndWhatFollowsIsRead() {
		byte[] body = new byte[70 << 20];
		Http1Talk talk = new Http1Talk().out("POST /big HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4600000\r\n");
		for (int at = 0; at < body.length; at += 60_000) {
			talk.out(java.util.Arrays.copyOfRange(body, at, Math.min(body.length, at + 60_000)));
		}
		var told = talk.out("\r\n0\r\n\r\nGET /after HTTP/1.1\r\n\r\n").close();
		assertEquals(List.of("/big -", "/after -"), targets(told));
		assertEquals(List.of("http.too-large"), told.codes());
		long raw = told.ending("tcp").stream().mapToLong(Layer::length).sum();
		assertTrue(raw > body.length);
	}

	@Test
	void startLineThatIsFoundButCannotBeReadIsPassed() {
		for (String line : List.of("HTTP/1.1 2000 X\r\n", "HTTP/1.x 200 OK\r\n", "HTTP/1.1 099 X\r\n", "GET /a\u0001 HTTP/1.1x\r\n\r\n")) {
			var told = new Http1Talk().out("GET /1 HTTP/1.1\r\n\r\n").in("HTTP/1.1 204 N\r\n\r\n" + line + "\r\n\r\nHTTP/1.1 205 R\r\n\r\n").close();
			assertEquals(List.of("/1 204", "- 205"), targets(told), line);
		}
	}
}
