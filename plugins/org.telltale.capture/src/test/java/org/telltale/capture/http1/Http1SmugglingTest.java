package org.telltale.capture.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.http.HttpRecord;

/** The shapes of request smuggling: each is a problem at its byte, and the message is searched as it is. */
class Http1SmugglingTest {

	private static final int FIRST_PAYLOAD = 24 + 3 * 16 + 54 * 3;

	private static CaptureBuilder.Told post(String lines, String body) {
		return new Http1Talk().out("POST / HTTP/1.1\r\n" + lines + "\r\n" + body).close();
	}

	private static void ambiguous(String lines, String body, String words) {
		var told = post(lines, body);
		Problem problem = told.summary.problems().stream().filter(found -> found.code().equals("http.ambiguous-length")).findFirst().orElseThrow();
		assertTrue(problem.what().contains(words), problem.what());
		assertEquals(List.of(), told.ending("http1.request.body"));
		assertEquals(1, told.ending("http1.request").size());
	}

	private static void odd(String code, String lines, String mark) {
		var told = post(lines, "");
		assertEquals(List.of(code), told.codes(), lines);
		String message = "POST / HTTP/1.1\r\n" + lines + "\r\n";
		assertEquals(FIRST_PAYLOAD + message.indexOf(mark), told.summary.problems().getFirst().where().range().offset(), lines);
		assertEquals(1, told.ending("http1.request").size());
		assertEquals(1, told.of(HttpRecord.class).size());
	}

	@Test
	void lengthAndChunkedAreNotDecoded() {
		ambiguous("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n", "both");
	}

	@Test
	void severalLengthsThatDifferAreNotDecoded() {
		ambiguous("Content-Length: 4\r\nContent-Length: 5\r\n", "abcde", "differ");
	}

	@Test
	void lengthsThatAreNoNumbersAreNotDecoded() {
		for (String value : List.of("+4", "0x4", "4 4", "4,4", "-1", "", "4;", "9999999999999999")) {
			ambiguous("Content-Length: " + value + "\r\n", "", "no number");
		}
	}

	@Test
	void codingsThatOnlyLookLikeChunkedAreNotDecoded() {
		for (String value : List.of("xchunked", "chunked, identity", "chunked;q=1", "\"chunked\"", "chunked,", "chunked, chunked", "\u000bchunked")) {
			ambiguous("Transfer-Encoding: " + value + "\r\n", "", "");
		}
	}

	@Test
	void linesOfLengthThatSomeReadersDoNotSeeAreNotDecoded() {
		for (String line : List.of("Transfer-Encoding : chunked", "Transfer-Encoding\u000b: chunked", "X: y\r\n Transfer-Encoding: chunked", "X: y\rTransfer-Encoding: chunked",
				"\u0000Transfer-Encoding: chunked", "Content-Length: 1\r\n 2", "X: y\u0000\rContent-Length: 3")) {
			ambiguous(line + "\r\n", "", "");
		}
	}

	@Test
	void oddLinesArePlacedAndSearched() {
		odd("http.bare-lf", "A: b\n", "\n\r");
		odd("http.bare-cr", "A: b\rc\r\n", "\rc");
		odd("http.nul", "A: b\u0000c\r\n", "\u0000");
		odd("http.control", "A: b\u0001c\r\n", "\u0001");
		odd("http.space-before-colon", "A : b\r\n", " : b");
		odd("http.folded-line", "A: b\r\n c\r\n", " c");
		odd("http.no-colon", "A: b\r\nnothing\r\n", "nothing");
		odd("http.repeated-length", "Content-Length: 0\r\nContent-Length: 0\r\n", "0\r\n\r\n");
		odd("http.hosts-differ", "Host: a\r\nHost: b\r\n", "b\r\n");
	}

	@Test
	void wellMadeHeadsHaveNoFlaw() {
		var told = post("Host: a\r\nX-A: \u00e4\t\u0080\r\nTransfer-Encoding: gzip, Chunked\r\n", "0\r\n\r\n");
		assertEquals(List.of(), told.codes());
		assertEquals(List.of(), told.ending("http1.request"));
	}

	@Test
	void chunkLinesWithoutCrAreFoundAndDecoded() {
		var told = post("Transfer-Encoding: chunked\r\n", "3\nabc\r\n0\r\n\r\n");
		assertEquals(List.of("http.chunk-line"), told.codes());
		assertEquals("abc", new String(told.ending("http1.request.body").getFirst().bytes(), StandardCharsets.ISO_8859_1));
	}

	@Test
	void chunkSizesOfMoreThanEightDigitsBreakTheCoding() {
		assertEquals(List.of("http.chunks-broken"), post("Transfer-Encoding: chunked\r\n", "000000003\r\nabc\r\n0\r\n\r\n").codes());
	}

	@Test
	void codingInHttp10IsToldAndDecoded() {
		var told = new Http1Talk().out("GET / HTTP/1.0\r\n\r\n").in("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n").close();
		assertEquals(List.of("http.coding-in-1.0"), told.codes());
		assertEquals(1, told.of(HttpRecord.class).getFirst().responseBody().orElseThrow().length());
	}

	@Test
	void absoluteTargetThatContradictsHostIsTold() {
		var told = new Http1Talk().out("GET http://a.example/x HTTP/1.1\r\nHost: b.example\r\n\r\n").close();
		assertEquals(List.of("http.hosts-differ"), told.codes());
		assertEquals(List.of(), told.names);
	}
}
