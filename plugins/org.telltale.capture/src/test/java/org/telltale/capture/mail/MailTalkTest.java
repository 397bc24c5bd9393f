package org.telltale.capture.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Talk;

class MailTalkTest {

	private static final String MIME = "Subject: x\r\nContent-Type: multipart/mixed;\r\n boundary=\"b b\"\r\n\r\npreamble\r\n--b b\r\nContent-Type: text/plain\r\n"
			+ "Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe =\r\nweit\r\n--b b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: BASE64\r\n"
			+ "Content-Disposition: attachment; filename*=utf-8''f%C3%BC.jpg\r\n\r\n/9j/4AA\r\nQSkZJRg==\r\n--b b--\r\n";

	private static Talk smtp(String message) {
		return new Talk(25).in("220 mx ESMTP\r\n").out("EHLO me\r\n").in("250-mx\r\n250 PIPELINING\r\n").out("MAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nDATA\r\n")
				.in("250 ok\r\n250 ok\r\n354 go\r\n").out(message).in("250 queued\r\n").out("QUIT\r\n").in("221 bye\r\n");
	}

	private static List<String> files(CaptureBuilder.Told told) {
		return told.of(FileRecord.class).stream().map(file -> file.name().orElse("-") + " " + file.mediaType() + " " + file.length() + " " + file.complete()).toList();
	}

	@Test
	void smtpMessageBecomesPartsWithTheirWayBack() {
		var told = smtp("X: 1\r\n" + MIME + "..dot\r\n.\r\n").read();
		assertEquals(List.of("- message/rfc822 " + ("X: 1\r\n" + MIME + ".dot\r\n").length() + " true", "- text/plain 12 true", "f\u00fc.jpg image/jpeg 10 true"), files(told));
		assertArrayEquals("Gr\u00fc\u00dfe weit".getBytes(StandardCharsets.UTF_8), told.ending("quoted-printable").getFirst().bytes());
		assertEquals(List.of("smtp.data", "mail.data", "mime.body", "multipart.part 1", "base64"), told.ending("base64").getFirst().chain());
		assertEquals("smtp.req.command=QUIT", Talk.words(told).get(Talk.words(told).size() - 2));
		assertEquals("smtp.req.command=RCPT smtp.req.parameter=TO:<b@y>", Talk.words(told).get(4));
		assertEquals(Optional.of("smtp"), told.of(FlowRecord.class).getFirst().protocol());
	}

	@Test
	void refusedDataIsFollowedByCommands() {
		var told = new Talk(25).in("220 mx ESMTP\r\n").out("DATA\r\n").in("554 no\r\n").out("RSET\r\nSTARTTLS\r\n").in("250 ok\r\n220 go\r\n").out("GET /as-if-tls HTTP/1.1\r\n\r\n").read();
		assertEquals(List.of(), files(told));
		assertEquals(1, told.of(HttpRecord.class).size());
	}

	@Test
	void authDialogueIsNoCommand() {
		var told = new Talk(587).in("220 mx ESMTP\r\n").out("AUTH LOGIN\r\n").in("334 VXNlcm5hbWU6\r\n").out("DATA\r\n").in("334 UGFzc3dvcmQ6\r\n").out("cHc=\r\n").in("235 ok\r\n").out("NOOP\r\n").read();
		assertEquals(List.of("AUTH", "NOOP"), Talk.words(told).stream().filter(line -> line.startsWith("smtp.req.command=")).map(line -> line.split("[= ]")[1]).toList());
	}

	@Test
	void messageWithoutTheServersSideIsRead() {
		var told = new Talk(25).out("EHLO me\r\nMAIL FROM:<a>\r\nDATA\r\nSubject: s\r\n\r\nbody\r\n.\r\nQUIT\r\n").read();
		assertEquals("- message/rfc822 20 true", files(told).getFirst());
	}

	@Test
	void cutMessageIsGivenAsFarAsItGoes() {
		var told = smtp("Subject: s\r\n\r\nbo").read();
		assertEquals(List.of("- message/rfc822 22 false", "- text/plain 8 false"), files(told));
	}

	@Test
	void chunksOfBdatAreMessages() {
		var told = new Talk(25).in("220 mx ESMTP\r\n").out("BDAT 20 LAST\r\nSubject: s\r\n\r\nbody..QUIT\r\n").in("250 ok\r\n").read();
		assertEquals("- message/rfc822 20 true", files(told).getFirst());
		assertTrue(Talk.words(told).contains("smtp.req.command=QUIT"));
	}

	@Test
	void chunksOfOneMessageAreNeverSeveralWholeOnes() {
		var told = new Talk(25).in("220 mx ESMTP\r\n").out("BDAT 18\r\nSubject: s\r\n\r\nbodyBDAT 9 LAST\r\nA: b\r\n\r\ncBDAT 9 LAST\r\nA: b\r\n\r\ncQUIT\r\n").in("250 ok\r\n").read();
		assertEquals(List.of("- message/rfc822 18 false", "- message/rfc822 9 true"), files(told).stream().filter(file -> file.contains("rfc822")).toList());
		assertEquals(3, told.ending("smtp.bdat").size());
		assertTrue(told.codes().contains("mail.chunks"));
		long place = told.summary.problems().stream().filter(problem -> problem.code().equals("mail.chunks")).findFirst().orElseThrow().where().range().offset();
		assertEquals(told.ending("smtp.bdat").getFirst().frames(told.ending("smtp.bdat").getFirst().all()).getFirst().offset(), place);
		assertTrue(Talk.words(told).contains("smtp.req.command=QUIT"));
	}

	@Test
	void dotBehindABareLineEndEndsNoMessage() {
		for (String end : List.of("\n.\r\n", "\n.\n", "\r\n.\n")) {
			var told = new Talk(25).in("220 mx\r\n").out("DATA\r\n").in("354 go\r\n").out("Subject: s\r\n\r\nbody" + end + "MAIL FROM:<evil@bank.example>\r\n.\r\nQUIT\r\n")
					.in("250 ok\r\n").read();
			assertEquals(List.of("smtp.req.command=DATA", "smtp.req.command=QUIT"), Talk.words(told).stream().filter(word -> word.contains("req")).toList());
			assertTrue(told.codes().contains("mail.ambiguous-end"));
		}
		var pop = new Talk(110).in("+OK\r\n").out("RETR 1\r\n").in("+OK\r\nSubject: s\r\n\r\nbody\n.\r\n+OK evil\r\n.\r\n").read();
		assertEquals(1, files(pop).stream().filter(file -> file.contains("rfc822")).count());
		assertTrue(Talk.words(pop).stream().noneMatch(word -> word.contains("evil")));
	}

	private static Talk pop() {
		return new Talk(110).in("+OK POP3 ready\r\n").out("USER me\r\n").in("+OK\r\n").out("LIST\r\n").in("+OK 1\r\n1 20\r\n.\r\n").out("RETR 1\r\n")
				.in("+OK 20\r\n" + MIME + "\r\n.\r\n").out("DELE 1\r\n").in("-ERR no\r\n");
	}

	@Test
	void pop3MessagesAreRead() {
		var told = pop().read();
		assertEquals(3, files(told).size());
		assertEquals("pop.response.indicator=-ERR pop.response.description=no", Talk.words(told).getLast());
	}

	private static Talk imap() {
		String message = MIME + "tail";
		return new Talk(143).in("* OK IMAP4rev1\r\n").out("a1 LOGIN {2}\r\n").in("+ go\r\n").out("me pw\r\n").in("a1 OK\r\n").out("a2 FETCH 1 BODY[]\r\n")
				.in("* 1 FETCH (BODY[] {" + message.length() + "}\r\n" + message + ")\r\na2 OK done\r\n").out("a3 APPEND Sent {16+}\r\nSubject: s\r\n\r\nhi\r\n");
	}

	@Test
	void imapLiteralsThatAreMessagesAreRead() {
		var told = imap().read();
		assertEquals(List.of("- text/plain 12 true", "- text/plain 2 true"), files(told).stream().filter(file -> file.contains("text/plain")).toList());
		assertEquals(Digest.sha256(Talk.latin(MIME + "tail")), told.of(FileRecord.class).getFirst().sha256());
		assertTrue(Talk.words(told).contains("imap.response_tag=a2 imap.response.status=OK"));
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		smtp("Subject: s\r\n\r\nwords\r\n.\r\n").hostile();
		imap().hostile();
		new Talk(110).in("+OK POP3 ready\r\n").out("RETR 1\r\n").in("+OK 20\r\nA: b\r\n\r\nx\r\n.\r\n").out("QUIT\r\n").in("+OK\r\n").hostile();
	}

	@Test
	void transferEncodingsAreUndoneAsTheirRowsSay() {
		assertArrayEquals(new byte[] { 0 }, TransferCoding.base64(Talk.latin("AA\r\n=\t=")).orElseThrow());
		assertEquals(Optional.empty(), TransferCoding.base64(Talk.latin("AA=A")));
		assertEquals(Optional.empty(), TransferCoding.base64(Talk.latin("A-A\u00e4")));
		assertArrayEquals(new byte[] { 0 }, TransferCoding.base64(Talk.latin("AAA")).map(found -> java.util.Arrays.copyOf(found, 1)).orElseThrow());
		assertEquals("a=\u00ffb c=Z", new String(TransferCoding.quotedPrintable(Talk.latin("a==FFb =  \r\nc=Z\t ")), StandardCharsets.ISO_8859_1));
		assertEquals("x\r\ny\n", new String(TransferCoding.quotedPrintable(Talk.latin("x \r\ny\t\n")), StandardCharsets.ISO_8859_1));
		assertEquals("a\r\n.b\r\n", new String(TransferCoding.mailData(Talk.latin("a\r\n..b\r\n.\r\nc")), StandardCharsets.ISO_8859_1));
		assertEquals("a\n.\nb", new String(TransferCoding.mailData(Talk.latin("a\n.\nb")), StandardCharsets.ISO_8859_1));
		assertEquals("", new String(TransferCoding.mailData(Talk.latin(".")), StandardCharsets.ISO_8859_1));
	}
}
