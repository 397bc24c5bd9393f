package org.telltale.capture.http1;

import org.junit.jupiter.api.Test;
import org.telltale.capture.protocol.Talk;

/** Conversations that are cut behind each byte, changed, and sent in other segments: every byte is offered. */
class Http1HostileTest {

	@Test
	void keptConnectionOffersEveryByte() {
		new Talk(8088).out("POST /a?host=x.example HTTP/1.1\r\nHost: h.example\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nT: u\r\n\r\n")
				.in("HTTP/1.1 100 Continue\r\n\r\n").in("HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=b\r\nContent-Length: 20\r\n\r\n--b\r\n\r\npart\r\n--b--..").out("GET /b HTTP/1.1\r\n\r\n")
				.in("HTTP/1.1 206 P\r\nContent-Range: bytes 0-3/9\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd").hostile();
	}

	@Test
	void tunnelOffersEveryByte() {
		new Talk(3128).out("CONNECT far.example:443 HTTP/1.1\r\nHost: far.example\r\n\r\n").in("HTTP/1.1 200 OK\r\n\r\n").out("\u0016\u0003\u0001\0\u0004abcd").in("some text\r\n").hostile();
	}

	@Test
	void simpleRequestAndItsBodyOfferEveryByte() {
		new Talk(8088).out("GET /old\r\n").in("<html>a body without a head</html>").hostile();
	}

	@Test
	void ambiguousRequestOffersEveryByte() {
		new Talk(80).out("POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0;x\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n").in("HTTP/1.0 200 OK\r\n\r\nto the end").hostile();
	}
}
