package org.telltale.capture.dns;

import java.util.List;
import java.util.Optional;

/**
 * A DNS message as far as it could be read (RFC 1035 section 4).
 *
 * @param id its identifier
 * @param flags the second pair of bytes of its header
 * @param questions as far as read; the zone of an UPDATE
 * @param answers records of the answer section, as far as read; the prerequisites of an UPDATE
 * @param authorities records of the authority section; the updates of an UPDATE (RFC 2136 section 2)
 * @param additionals records of the additional section, without OPT
 * @param edns what an OPT record says
 */
public record DnsMessage(int id, int flags, List<Question> questions, List<ResourceRecord> answers, List<ResourceRecord> authorities,
		List<ResourceRecord> additionals, Optional<Edns> edns) {

	/** Address record of IPv4. */
	public static final int A = 1;
	/** Canonical name. */
	public static final int CNAME = 5;
	/** Address record of IPv6 (RFC 3596). */
	public static final int AAAA = 28;
	/** Operation code of a dynamic update (RFC 2136). */
	public static final int UPDATE = 5;

	/**
	 * A question.
	 *
	 * @param name lower case, without the last dot, odd bytes as {@code \DDD}
	 * @param questionClass as it stands; in multicast DNS the highest bit asks for an answer by unicast (RFC 6762 section 5.4)
	 */
	public record Question(String name, int type, int questionClass) {
	}

	public DnsMessage {
		questions = List.copyOf(questions);
		answers = List.copyOf(answers);
		authorities = List.copyOf(authorities);
		additionals = List.copyOf(additionals);
	}

	/** Whether it is a response. */
	public boolean response() {
		return (flags & 0x8000) != 0;
	}

	/** The kind of query. */
	public int opcode() {
		return flags >> 11 & 15;
	}

	/** The response code, with its upper bits if there is an OPT record (RFC 6891 section 6.1.3). */
	public int rcode() {
		return flags & 15 | edns.map(Edns::extendedCode).orElse(0) << 4;
	}
}
