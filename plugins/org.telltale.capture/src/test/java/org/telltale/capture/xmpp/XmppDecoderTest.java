package org.telltale.capture.xmpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.Talk;

class XmppDecoderTest {

	private static final String HEADER = "<stream:stream xmlns='jabber:client' to='chat.example' version=\"1.0\" xmlns:stream='http://etherx.jabber.org/streams'>";

	private static Talk secured() {
		return new Talk(5222).out("<?xml version='1.0'?>" + HEADER).in("<?xml version='1.0'?><stream:stream from='chat.example' id='7'><stream:features/>")
				.out("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").in("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").out("GET /as-if-tls HTTP/1.1\r\n\r\n");
	}

	@Test
	void headersAreToldAndWhatFollowsProceedRecognisedAnew() {
		var told = secured().read();
		assertEquals(List.of("xmpp.to=chat.example xmpp.version=1.0", "xmpp.from=chat.example xmpp.id=7"), Talk.words(told));
		assertEquals(1, told.of(HttpRecord.class).size());
	}

	@Test
	void clearStreamIsSearchedWhole() {
		var told = new Talk(5222).out(HEADER + "<message to='a@chat.example'><body>words</body></message>").read();
		assertEquals(Optional.of("xmpp"), told.of(FlowRecord.class).getFirst().protocol());
		assertTrue(new String(told.ending("tcp").getFirst().bytes(), java.nio.charset.StandardCharsets.UTF_8).contains("words"));
		assertEquals(0, told.of(FlowRecord.class).getFirst().unreadable().out());
	}

	@Test
	void attributesInsideOfValuesAndHeadersInsideOfTextAreNone() {
		var told = new Talk(5222).out("<stream:stream id=\"7 to='evil.example' \" from='me@chat.example'\n\tto = 'chat.example' to='other.example'>"
				+ "<message><body><![CDATA[<stream:stream to='evil.example'>]]></body></message><stream:streams to='evil.example'>").read(9, Integer.MAX_VALUE);
		assertEquals(List.of("xmpp.to=chat.example xmpp.from=me@chat.example xmpp.id=7 to='evil.example' "), Talk.words(told));
	}

	@Test
	void frameOfAHeaderIsTheOneThatCompletesIt() {
		var told = new Talk(5222).out(HEADER.substring(0, 60)).out(HEADER.substring(60)).read();
		assertEquals(4, told.of(org.telltale.capture.protocol.MessageRecord.class).getFirst().frame());
	}

	@Test
	void otherXmlIsNotTaken() {
		assertEquals(Optional.empty(), new Talk(9000).out("<?xml version='1.0'?><policy-file-request/>").read().of(FlowRecord.class).getFirst().protocol()
				.filter(name -> !name.startsWith("unknown")));
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		secured().hostile();
	}

	@Test
	void fieldsOfEveryCutAreReadWithoutAnError() {
		byte[] header = Talk.latin(HEADER);
		for (int length = 0; length <= header.length; length++) {
			assertTrue(new XmppFields().fields(Arrays.copyOf(header, length)).size() <= 2);
		}
		assertTrue(new XmppFields().fields(Talk.latin("<stream:stream to=x from='y>'")).isEmpty());
	}
}
