package org.telltale.capture.ssdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.MessageRecord;

class SsdpFieldsTest {

	private static final byte[] NOTIFY = ("NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nServer:Linux UPnP/1.0 Phone/2 \r\n: empty\r\nno colon\r\n"
			+ "USN: uuid:1\r\n\r\nbody").getBytes(StandardCharsets.US_ASCII);

	@Test
	void headerLinesAreTold() {
		var told = new CaptureBuilder().udp("10.0.0.2", 40000, "239.255.255.250", 1900, NOTIFY).read();
		String json = told.of(MessageRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("{\"length\":22,\"name\":\"http.server\",\"offset\":54,\"type\":\"text\",\"value\":\"Linux UPnP/1.0 Phone/2\"}"), json);
		assertTrue(json.contains("\"ssdp.usn\"") && json.contains("\"http.request.method\""), json);
		assertEquals("ssdp", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
		assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().out());
	}

	@Test
	void cutAtEachByteIsReadAsFarAsItGoes() {
		for (int length = 0; length < NOTIFY.length; length++) {
			byte[] cut = Arrays.copyOf(NOTIFY, length);
			new SsdpFields().fields(cut).forEach(field -> assertTrue(field.offset() + field.length() <= cut.length));
		}
	}

	@Test
	void otherBytesOnItsPortAreNotTakenForIt() {
		var told = new CaptureBuilder().udp("10.0.0.2", 40000, "10.0.0.3", 1900, "something else".getBytes(StandardCharsets.US_ASCII)).read();
		assertTrue(told.of(FlowRecord.class).getFirst().protocol().isEmpty());
	}
}
