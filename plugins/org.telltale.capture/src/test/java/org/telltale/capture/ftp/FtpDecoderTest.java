package org.telltale.capture.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.Talk;

class FtpDecoderTest {

	private static Talk talk() {
		return new Talk(21).in("220-Welcome\r\n 220 inside\r\n220 ready\r\n").out("USER anonymous\r\n").in("331 pw\r\n").out("pasv\r\n")
				.in("227 Entering Passive Mode (192,0,2,9,4,1).\r\n").out("EPSV\r\n").in("229 Entering (|||6446|)\r\n").out("PORT 10,0,0,2,195,80\r\n")
				.out("EPRT |2|2001:db8::1|5282|\r\n").out("RETR a b.txt\r\n").in("226 done\r\n");
	}

	@Test
	void commandsRepliesAndAnnouncedEndpointsAreTold() {
		var told = talk().read();
		assertEquals(List.of("ftp.response.code=220 ftp.response.arg=ready", "ftp.request.command=USER ftp.request.arg=anonymous", "ftp.response.code=331 ftp.response.arg=pw",
				"ftp.request.command=PASV", "ftp.response.code=227 ftp.response.arg=Entering Passive Mode (192,0,2,9,4,1). ftp.passive.ip=192.0.2.9 ftp.passive.port=1025",
				"ftp.request.command=EPSV", "ftp.response.code=229 ftp.response.arg=Entering (|||6446|) ftp.passive.port=6446",
				"ftp.request.command=PORT ftp.request.arg=10,0,0,2,195,80 ftp.active.cip=10.0.0.2 ftp.active.port=50000",
				"ftp.request.command=EPRT ftp.request.arg=|2|2001:db8::1|5282| ftp.active.cip=2001:db8::1 ftp.active.port=5282",
				"ftp.request.command=RETR ftp.request.arg=a b.txt", "ftp.response.code=226 ftp.response.arg=done"), Talk.words(told));
		assertEquals(Optional.of("ftp"), told.of(FlowRecord.class).getFirst().protocol());
	}

	@Test
	void authTlsLeavesForAnotherProtocol() {
		var told = new Talk(21).in("220 x\r\n").out("AUTH TLS\r\n").in("234 go\r\n").out("GET /as-if-tls HTTP/1.1\r\n\r\n").read();
		assertEquals(1, told.of(HttpRecord.class).size());
	}

	@Test
	void malformedEndpointsAreNone() {
		for (String reply : List.of("227 (1,2,3,4,5)", "227 (256,0,0,1,1,1)", "227 (a,b,c,d,e,f)", "227 none", "229 (|||0|)", "229 (|||99999|)", "229 (||)", "229 ()", "227 (1,2,3,4,5,")) {
			assertEquals(Optional.empty(), FtpDecoder.reply(reply).endpoint(), reply);
		}
		assertEquals(1025, FtpDecoder.reply("227 Entering Passive Mode 192,0,2,9,4,1").endpoint().orElseThrow().port());
	}

	@Test
	void anyLineIsReadWithoutAnError() {
		Random random = new Random(4);
		for (int round = 0; round < 20_000; round++) {
			byte[] line = new byte[random.nextInt(24)];
			for (int i = 0; i < line.length; i++) {
				line[i] = (byte) "227 9,(|)EPRT\r\n.-".charAt(random.nextInt(17));
			}
			assertTrue(new FtpFields().fields(line).size() >= 0);
		}
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		talk().hostile();
	}

	@Test
	void fieldsOfALineHaveTheirPlaces() {
		assertEquals("ftp.request.command=RETR ftp.request.arg=x", Talk.words(new FtpFields().fields(Talk.latin("RETR x\r\nmore"))));
		assertEquals("ftp.response.code=150", Talk.words(new FtpFields().fields(Arrays.copyOf(Talk.latin("150 \r\n"), 6))));
	}
}
