package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** Which answers name an address (facts.md, Names that DNS gives), and how names are read (derivation.md, dns.answer). */
class DnsOpsTest {

	private static final String ASKED = "a.example";
	private static final int A = 1;
	private static final int CNAME = 5;

	/** RFC 1035 section 4.1.1 and 4.1.2: header and questions. @param counts answers, authorities */
	private static byte[] message(List<String> questions, int[] counts, byte[]... records) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(12).putShort((short) 1).putShort((short) 0x8180).putShort((short) questions.size()).putShort((short) counts[0])
				.putShort((short) counts[1]).array());
		for (String question : questions) {
			out.writeBytes(name(question));
			out.writeBytes(new byte[] { 0, 1, 0, 1 });
		}
		for (byte[] record : records) {
			out.writeBytes(record);
		}
		return out.toByteArray();
	}

	private static byte[] answers(byte[]... records) {
		return message(List.of(ASKED), new int[] { records.length, 0 }, records);
	}

	private static byte[] name(String name) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String label : name.split("\\.")) {
			out.write(label.length());
			out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
		}
		out.write(0);
		return out.toByteArray();
	}

	private static byte[] record(byte[] owner, int type, int recordClass, byte[] data) {
		return ByteBuffer.allocate(owner.length + 10 + data.length).put(owner).putShort((short) type).putShort((short) recordClass).putInt(60)
				.putShort((short) data.length).put(data).array();
	}

	private static byte[] address(String owner) {
		return record(name(owner), A, 1, new byte[] { 10, 0, 0, 1 });
	}

	private static byte[] alias(String owner, String target) {
		return record(name(owner), CNAME, 1, name(target));
	}

	private static void leads(byte[] message, int index) throws Refusal {
		DnsOps.requireNaming(message, index);
	}

	private static void refused(byte[] message, int index) {
		Refusal refusal = assertThrows(Refusal.class, () -> DnsOps.requireNaming(message, index));
		assertTrue(refusal.getMessage().contains("do not lead to the owner"), refusal.getMessage());
	}

	@Test
	void ownerIsReachedInAnyOrderAndWithoutCase() throws Exception {
		leads(answers(address("A.EXAMPLE")), 0);
		leads(answers(alias("A.Example", "b.EXAMPLE"), alias("B.example", "c.example"), address("C.example")), 2);
		leads(answers(address("c.example"), alias("b.example", "c.example"), alias(ASKED, "b.example")), 0);
		leads(answers(record(new byte[] { (byte) 0xc0, 12 }, A, 1, new byte[4])), 0);
		refused(answers(address("b.example")), 0);
		refused(answers(address(ASKED), address("b.a.example")), 1);
		refused(answers(alias("b.example", ASKED), address("b.example")), 1);
		refused(answers(alias("b.example", "c.example"), address("c.example")), 1);
	}

	@Test
	void aliasesInACircleEnd() throws Exception {
		byte[][] circle = { alias(ASKED, "b.example"), alias("b.example", ASKED), alias("c.example", "c.example"), address("b.example"), address("c.example") };
		leads(answers(circle), 3);
		refused(answers(circle), 4);
	}

	@Test
	void aliasesThatStandBackwardsAreFollowed() throws Exception {
		List<byte[]> chain = new ArrayList<>(List.of(alias(ASKED, "n0")));
		for (int i = 0; i < 2_000; i++) {
			chain.add(alias("n" + i, "n" + (i + 1)));
		}
		chain.add(address("n2000"));
		Collections.reverse(chain);
		leads(answers(chain.toArray(byte[][]::new)), 0);
	}

	@Test
	void aliasThatIsNoneLeadsNowhere() throws Exception {
		byte[] last = address("b.example");
		byte[] target = name("b.example");
		leads(answers(record(name(ASKED), CNAME, 0x8001, target), last), 1);
		refused(answers(record(name(ASKED), CNAME, 3, target), last), 1);
		refused(answers(record(name(ASKED), 2, 1, target), last), 1);
		refused(answers(record(name(ASKED), CNAME, 1, ByteBuffer.allocate(target.length + 1).put(target).array()), last), 1);
		refused(answers(record(name(ASKED), CNAME, 1, new byte[] { 1 }), last), 1);
		refused(message(List.of(ASKED), new int[] { 1, 1 }, last, alias(ASKED, "b.example")), 0);
	}

	@Test
	void recordBehindOneThatCannotBeReadLeadsNowhere() throws Exception {
		byte[] last = address("b.example");
		byte[] forwards = record(new byte[] { (byte) 0xff, (byte) 0xff }, A, 1, new byte[4]);
		leads(answers(last, alias(ASKED, "b.example"), forwards), 0);
		refused(answers(last, forwards, alias(ASKED, "b.example")), 0);
	}

	@Test
	void firstQuestionIsMeantAndIsNotTheRoot() throws Exception {
		byte[] record = address("b.example");
		refused(message(List.of(ASKED, "b.example"), new int[] { 1, 0 }, record), 0);
		leads(message(List.of("b.example", ASKED), new int[] { 1, 0 }, record), 0);
		assertThrows(Refusal.class, () -> DnsOps.requireNaming(message(List.of(), new int[] { 1, 0 }, record), 0));
		byte[] root = HexFormat.of().parseHex("000181800001000100000000" + "00" + "00010001" + "00" + "00010001" + "0000003c" + "0004" + "0a000001");
		assertEquals("  A 10.0.0.1", new String(DnsOps.answer(root, 0), StandardCharsets.US_ASCII));
		refused(root, 0);
	}

	@Test
	void recordOfAnotherSectionIsNoAnswer() {
		byte[] message = message(List.of(ASKED), new int[] { 1, 1 }, alias("b.example", "c.example"), address(ASKED));
		assertThrows(Refusal.class, () -> DnsOps.answer(message, 1));
		assertThrows(Refusal.class, () -> DnsOps.requireNaming(message, 1));
	}

	@Test
	void pointersLeadBackwardsAndNamesEnd() throws Exception {
		byte[] data = { 10, 0, 0, 1 };
		int owner = 12 + name(ASKED).length + 4;
		for (int target : new int[] { owner, owner + 1, owner + 2, owner + 18 }) {
			byte[] message = answers(record(new byte[] { 1, 'x', (byte) 0xc0, (byte) target }, A, 1, data), address(ASKED));
			assertThrows(Refusal.class, () -> DnsOps.answer(message, 0), "pointer to " + target);
		}
		String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
		assertEquals(255, name(longest).length);
		assertTrue(new String(DnsOps.answer(answers(address(longest)), 0), StandardCharsets.US_ASCII).contains(longest));
		assertThrows(Refusal.class, () -> DnsOps.answer(answers(address(longest + "a")), 0));
	}
}
