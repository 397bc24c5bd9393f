package org.telltale.capture.socks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.Talk;

class SocksDecoderTest {

	private static final String OK5 = "\u0005\0\0\u0001\u00c0\0\u0002\u0001\u0004\u0038";
	private static final String INNER = "GET / HTTP/1.1\r\nHost: far.example\r\n\r\n";

	private static Talk five() {
		return new Talk(1080).out("\u0005\u0002\0\u0002").in("\u0005\u0002").out("\u0001\u0004user\u0004pass").in("\u0001\0")
				.out("\u0005\u0001\0\u0003\u000bFar.example\0\u0050").in(OK5).out(INNER).in("HTTP/1.1 204 N\r\n\r\n");
	}

	@Test
	void targetIsToldAndWhatFollowsRecognisedAnew() {
		var told = five().read();
		assertEquals(List.of("socks.subnegotiation_version=1 socks.username=user socks.password=pass",
				"socks.version=5 socks.command=1 socks.address_type=3 socks.remote_name=Far.example socks.port=80",
				"socks.version=5 socks.results=0 socks.address_type=1 socks.dst=192.0.2.1 socks.port=1080"), Talk.words(told));
		assertEquals(List.of("/ 204"), told.of(HttpRecord.class).stream().map(record -> record.target().orElse("") + " " + record.status().orElse(0)).toList());
		assertEquals(List.of(), told.names, "nothing inside names the proxy's address");
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(List.of("far.example socks", "far.example http-host"), flow.hosts().stream().map(host -> host.name() + " " + host.source()).sorted(Comparator.reverseOrder()).toList());
		assertEquals(Optional.of("http"), flow.protocol());
	}

	@Test
	void socks4AndItsNamedFormAreRead() {
		var told = new Talk(9050).out("\u0004\u0001\0\u0050\0\0\0\u0001me\0far.example\0").in("\0\u005a\0\0\0\0\0\0").out(INNER).read();
		assertEquals("socks.version=4 socks.command=1 socks.dstport=80 socks.dst=0.0.0.1 socks.username=me socks.v4a_dns_name=far.example", Talk.words(told).getFirst());
		assertEquals(1, told.of(HttpRecord.class).size());
		assertEquals(1, new Talk(9050).out("\u0004\u0001\0\u0050\u00c0\0\u0002\u0001\0").in("\0\u005b\0\0\0\0\0\0").read().ending("socks.reply").size());
	}

	@Test
	void hostIsNamedOnlyWhereAProxyAnswersAConnect() {
		String request = "\u0004\u0001\0\u0050\0\0\0\u0001me\0far.example\0";
		assertEquals(1, new Talk(9050).out(request).in("\0\u005b\0\0\0\0\0\0").read().of(FlowRecord.class).getFirst().hosts().size());
		for (Talk talk : List.of(new Talk(9050).out(request), new Talk(9050).out(request).in("no proxy at all"),
				new Talk(9050).out(request.replace('\u0001', '\u0002')).in("\0\u005a\0\0\0\0\0\0"),
				new Talk(9050).out(request.replace("far.example", "far\nexample")).in("\0\u005a\0\0\0\0\0\0"))) {
			assertEquals(List.of(), talk.read().of(FlowRecord.class).getFirst().hosts());
		}
		var associate = new Talk(1080).out("\u0005\u0001\0").in("\u0005\0").out("\u0005\u0003\0\u0003\u000bown.example\0\u0050").in(OK5).read();
		assertEquals(List.of(), associate.of(FlowRecord.class).getFirst().hosts());
	}

	@Test
	void refusedRequestIsToldAndTheRestSearched() {
		var told = new Talk(1080).out("\u0005\u0001\0").in("\u0005\0").out("\u0005\u0001\0\u0001\u00c0\0\u0002\u0001\0\u0050").in("\u0005\u0005\0\u0001\0\0\0\0\0\0").out("rest").read();
		assertEquals(2, Talk.words(told).size());
		assertEquals("rest", new String(told.ending("tcp").getFirst().bytes(), StandardCharsets.ISO_8859_1));
	}

	@Test
	void otherBytesThatBeginWithFiveAreNotTaken() {
		for (String other : List.of("\u0005\u0002\0", "\u0005\u0001\u0011", "\u0005\u0002\0\0", "\u0005\u0001\0more", "\u0004\u0001\0\0\u0001\u0001\u0001\u0001\0", "\u0005\0")) {
			assertEquals(Optional.empty(), new Talk(9999).out(other).read().of(FlowRecord.class).getFirst().protocol().filter(name -> !name.startsWith("unknown")), other);
		}
	}

	@Test
	void everyByteIsOfferedWhateverIsCutOrChanged() {
		five().hostile();
		new Talk(9050).out("\u0004\u0001\0\u0050\0\0\0\u0001me\0far.example\0").in("\0\u005a\0\0\0\0\0\0").out(INNER).hostile();
	}

	@Test
	void fieldsOfEveryCutAreReadWithoutAnError() {
		byte[] request = Talk.latin("\u0005\u0001\0\u0003\u000bFar.example\0\u0050");
		for (int length = 0; length < request.length; length++) {
			assertEquals(length == 3 ? 3 : 0, new SocksFields().fields(Arrays.copyOf(request, length)).size(), "three bytes are a greeting");
		}
		assertEquals(5, new SocksFields().fields(request).size());
	}
}
