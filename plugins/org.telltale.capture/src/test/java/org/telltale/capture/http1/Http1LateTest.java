package org.telltale.capture.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;

/** Captures that begin in the middle of a connection. */
class Http1LateTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	@Test
	void keepAliveByteBeforeTheFirstRequestHidesNothing() {
		var told = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 1000, "A", "\0").tcp(PHONE, 40000, SERVER, 80, 1001, "PA", "GET /a HTTP/1.1\r\n\r\n")
				.tcp(SERVER, 80, PHONE, 40000, 5000, "PA", "HTTP/1.1 204 N\r\n\r\n").read();
		assertEquals(List.of("/a"), told.of(HttpRecord.class).stream().map(record -> record.target().orElse("")).toList());
		assertEquals(Optional.of("http"), told.of(FlowRecord.class).getFirst().protocol());
		assertEquals(1, told.ending("tcp").getFirst().length());
	}

	@Test
	void bodyInProgressIsSearchedAndTheNextTransactionRead() {
		var told = new CaptureBuilder().tcp(SERVER, 80, PHONE, 40000, 5000, "PA", "\u0001\u0002 half of a picture HTTP/1.1 and so on")
				.tcp(PHONE, 40000, SERVER, 80, 1000, "PA", "GET /a HTTP/1.1\r\n\r\n").tcp(SERVER, 80, PHONE, 40000, 5000 + 39, "PA", "HTTP/1.1 204 N\r\n\r\n").read();
		assertEquals(List.of(204), told.of(HttpRecord.class).stream().map(record -> record.status().orElse(0)).toList());
	}

	@Test
	void portAloneMakesNoHttp() {
		var told = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 1000, "PA", "\u0001\u0002\u0003 \u0004\u0005\u0006\u0001\u0002 no HTTP in so many bytes").read();
		assertEquals(Optional.of("unknown:structured"), told.of(FlowRecord.class).getFirst().protocol());
		assertEquals(1, told.ending("tcp").size());
	}
}
