package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Decoders go on behind bytes that were handed out for want of the rest, and do not look back at them. */
class HandedOutBytesTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	@Test
	void recordThatAFinCutIsNotReadAgainWhenItIsSentAgain() {
		byte[] start = { 22, 3, 1, 0, 80, 1, 0, 0, 76, 3, 3 };
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 443, 100, "S", "").tcp(PHONE, 40000, SERVER, 443, 101, "A", start)
				.tcp(PHONE, 40000, SERVER, 443, 101 + start.length, "FA", "").tcp(PHONE, 40000, SERVER, 443, 101, "A", start)
				.tcp(PHONE, 40000, SERVER, 443, 101, "A", start);
		assertEquals(1, builder.read().of(FlowRecord.class).size());
	}

	@Test
	void mailBehindAHoleIsReadFromThereOn() {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 25, 100, "S", "").tcp(SERVER, 25, PHONE, 40000, 500, "SA", "")
				.tcp(SERVER, 25, PHONE, 40000, 501, "A", "220 a\r\n").tcp(PHONE, 40000, SERVER, 25, 101, "A", "MAIL FROM:<a@b>\r\nDATA\r\n")
				.tcp(SERVER, 25, PHONE, 40000, 508, "A", "250 ok\r\n354 go\r\n")
				.tcp(PHONE, 40000, SERVER, 25, 124 + 50, "A", "second line\r\n.\r\nQUIT\r\n").tcp(PHONE, 40000, SERVER, 25, 124 + 50 + 22, "FA", "");
		FlowRecord flow = builder.read().of(FlowRecord.class).getFirst();
		assertEquals(new Volume(50, 0), flow.gaps());
	}
}
