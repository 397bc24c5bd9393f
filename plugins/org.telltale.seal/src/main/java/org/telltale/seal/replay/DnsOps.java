package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;

import org.telltale.base.IpAddress;
import org.telltale.seal.refusal.Refusal;

/** One answer of a DNS message (RFC 1035 section 4.1). */
final class DnsOps {

	private static final int A = 1;
	private static final int AAAA = 28;

	private DnsOps() {
	}

	static byte[] answer(byte[] message, int index) throws Refusal {
		DnsAnswers answers = DnsAnswers.of(message);
		DnsAnswers.Entry record = answers.record(index);
		byte[] data = record.data();
		Refusal.unless(record.type() == A && data.length == 4 || record.type() == AAAA && data.length == 16, "the answer is no A or AAAA record");
		String line = answers.question() + " " + record.owner() + " " + (record.type() == A ? "A " : "AAAA ") + IpAddress.of(data);
		return line.getBytes(StandardCharsets.US_ASCII);
	}

	/** Refuses unless a message answers a query, and that record of it is of class IN and reached from the question (facts.md, Names that DNS gives). */
	static void requireNaming(byte[] message, int index) throws Refusal {
		DnsAnswers answers = DnsAnswers.of(message);
		DnsAnswers.Entry record = answers.record(index);
		Refusal.unless((answers.flags() & 0xf800) == 0x8000 && record.internet(), "the DNS message is no answer to a query, or of another class");
		Refusal.unless(!answers.question().isEmpty() && answers.reached().contains(record.owner()), "the question and its aliases do not lead to the owner of the DNS answer");
	}
}
