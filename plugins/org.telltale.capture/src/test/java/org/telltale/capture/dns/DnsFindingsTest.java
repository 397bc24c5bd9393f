package org.telltale.capture.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.dns.DnsBytes.address;
import static org.telltale.capture.dns.DnsBytes.alias;
import static org.telltale.capture.dns.DnsBytes.message;
import static org.telltale.capture.dns.DnsBytes.name;
import static org.telltale.capture.dns.DnsBytes.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureBuilder;

/** Which addresses an answer gives a name (facts.md, Names that DNS gives). */
class DnsFindingsTest {

	private static final int RESPONSE = 0x8180;
	private static final String ASKED = "api.example";

	private static List<String> named(int port, byte[] message) {
		return new CaptureBuilder().udp("192.0.2.53", port, "10.0.0.2", 4000, message).read().names.stream().map(name -> name.name() + " " + name.address()).toList();
	}

	/** Names told of an answer to the question {@link #ASKED}. */
	private static List<String> named(byte[]... answers) {
		return named(53, message(RESPONSE, List.of(ASKED), List.of(answers), List.of(), List.of()));
	}

	@Test
	void ownerThatNoAliasLeadsToNamesNothing() {
		assertEquals(List.of("api.example 10.0.0.2"), named(address("bank.example", 10, 0, 0, 1), address(ASKED, 10, 0, 0, 2), address("x.api.example", 10, 0, 0, 3),
				address("example", 10, 0, 0, 4)));
		assertEquals(List.of("api.example 10.0.0.3"), named(alias(ASKED, "cdn.example"), address("bank.example", 10, 0, 0, 1), alias("bank.example", "other.example"),
				address("other.example", 10, 0, 0, 2), address("cdn.example", 10, 0, 0, 3)));
		assertEquals(List.of(), named(alias("bank.example", ASKED), address("bank.example", 10, 0, 0, 1)));
	}

	@Test
	void aliasesAreFollowedInAnyOrderAndWithoutCase() {
		byte[] last = address("EDGE.example", 10, 0, 0, 1);
		byte[] second = alias("CDN.example", "edge.EXAMPLE");
		byte[] first = alias("Api.Example", "cdn.Example");
		assertEquals(List.of("api.example 10.0.0.1"), named(first, second, last));
		assertEquals(List.of("api.example 10.0.0.1"), named(last, second, first));
		assertEquals(List.of("api.example 10.0.0.1"), named(second, last, first));
		assertEquals(List.of(), named(second, last));
	}

	@Test
	void ownersThatAreAPointerOrEndInOneAreReached() {
		int tail = 12 + 4;
		byte[] target = { 3, 'c', 'd', 'n', (byte) 0xc0, (byte) tail };
		byte[] cname = ByteBuffer.allocate(12 + target.length).putShort((short) 0xc00c).putShort((short) 5).putShort((short) 1).putInt(60)
				.putShort((short) target.length).put(target).array();
		byte[] pointed = ByteBuffer.allocate(16).putShort((short) (0xc000 | 12 + 13 + 4 + 12)).putShort((short) 1).putShort((short) 1).putInt(60)
				.putShort((short) 4).put(new byte[] { 10, 0, 0, 1 }).array();
		assertEquals(List.of("api.example 10.0.0.1"), named(cname, pointed));
		assertEquals(List.of(), named(record(ASKED, 16, 1, target), pointed));
	}

	@Test
	void aliasesInACircleEnd() {
		assertEquals(List.of("api.example 10.0.0.1"), named(alias(ASKED, ASKED), address(ASKED, 10, 0, 0, 1)));
		assertEquals(List.of("api.example 10.0.0.1"), named(alias(ASKED, "b.example"), alias("b.example", "c.example"), alias("c.example", ASKED),
				address("c.example", 10, 0, 0, 1), address("d.example", 10, 0, 0, 2)));
		assertEquals(List.of(), named(alias("b.example", "c.example"), alias("c.example", "b.example"), address("c.example", 10, 0, 0, 1)));
	}

	@Test
	void aliasesThatStandBackwardsAreFollowedToTheFirst() {
		List<byte[]> chain = new ArrayList<>();
		chain.add(alias(ASKED, "n0"));
		for (int i = 0; i < 2_000; i++) {
			chain.add(alias("n" + i, "n" + (i + 1)));
		}
		chain.add(address("n2000", 10, 0, 0, 1));
		Collections.reverse(chain);
		assertEquals(List.of("api.example 10.0.0.1"), named(chain.toArray(byte[][]::new)));
	}

	@Test
	void aliasOfAnotherClassOrWithMoreBehindItsNameLeadsNowhere() {
		byte[] last = address("cdn.example", 10, 0, 0, 1);
		byte[] target = name("cdn.example");
		assertEquals(List.of("api.example 10.0.0.1"), named(record(ASKED, 5, 1, target), last));
		assertEquals(List.of(), named(record(ASKED, 5, 3, target), last));
		assertEquals(List.of(), named(record(ASKED, 5, 1, ByteBuffer.allocate(target.length + 1).put(target).array()), last));
		assertEquals(List.of(), named(record(ASKED, 39, 1, target), last));
	}

	@Test
	void recordsOfOtherSectionsNameNothingAndLeadNowhere() {
		byte[] other = address(ASKED, 10, 0, 0, 1);
		assertEquals(List.of(), named(53, message(RESPONSE, List.of(ASKED), List.of(), List.of(other), List.of())));
		assertEquals(List.of(), named(53, message(RESPONSE, List.of(ASKED), List.of(), List.of(), List.of(other))));
		List<byte[]> answers = List.of(address("cdn.example", 10, 0, 0, 2));
		List<byte[]> aliases = List.of(alias(ASKED, "cdn.example"));
		assertEquals(List.of(), named(53, message(RESPONSE, List.of(ASKED), answers, aliases, List.of())));
		assertEquals(List.of(), named(53, message(RESPONSE, List.of(ASKED), answers, List.of(), aliases)));
	}

	@Test
	void ofSeveralQuestionsTheFirstIsNamed() {
		byte[] message = message(RESPONSE, List.of(ASKED, "www.example"), List.of(address("www.example", 10, 0, 0, 1), address(ASKED, 10, 0, 0, 2)), List.of(), List.of());
		assertEquals(List.of("api.example 10.0.0.2"), named(53, message));
	}

	@Test
	void answerWithoutAQuestionNamesNothing() {
		byte[] message = message(0x8400, List.of(), List.of(address(ASKED, 10, 0, 0, 1)), List.of(), List.of());
		assertEquals(List.of(), named(53, message));
		assertEquals(List.of(), named(5353, message));
		assertEquals(List.of(), named(5355, message));
	}

	@Test
	void overTcpTheLengthIsPartOfTheWayToTheName() {
		byte[] first = DnsBytes.answer("www.example", 10, 0, 0, 1);
		byte[] second = DnsBytes.answer(ASKED, 10, 0, 0, 2);
		byte[] stream = ByteBuffer.allocate(4 + first.length + second.length).putShort((short) first.length).put(first).putShort((short) second.length).put(second).array();
		var told = new CaptureBuilder().tcp("192.0.2.53", 53, "10.0.0.2", 4000, 99, "SA", "").tcp("192.0.2.53", 53, "10.0.0.2", 4000, 100, "A", stream).read();
		assertEquals(List.of("www.example", ASKED), told.names.stream().map(name -> name.name()).toList());
		List<Json> nodes = told.names.getLast().derivation().orElseThrow().toJson("00").items("nodes");
		assertEquals(2, nodes.size());
		assertEquals(2 + second.length, nodes.get(0).integer("length").orElseThrow());
		assertEquals(Integer.toString(2 + first.length), nodes.get(0).get("params").orElseThrow().text("start").orElseThrow());
		assertTrue(nodes.get(1).toString().contains("\"ranges\":[[2," + second.length + "]]"), nodes.toString());
		assertEquals(List.of(first.length, second.length), told.layers.stream().map(layer -> layer.length()).toList());
	}
}
