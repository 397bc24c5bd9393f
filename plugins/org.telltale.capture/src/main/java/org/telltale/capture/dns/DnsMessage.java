package org.telltale.capture.dns;

import java.util.List;
import java.util.Optional;
import org.telltale.base.IpAddress;

/**
 * A DNS message as far as it could be read (RFC 1035 section 4).
 *
 * @param id its identifier
 * @param response whether it is a response
 * @param opcode the kind of query
 * @param rcode the response code of the header
 * @param questions as far as read
 * @param answers records of the answer section, as far as read
 * @param authorities number of authority records that the header promises
 * @param additionals number of additional records that the header promises
 */
public record DnsMessage(int id, boolean response, int opcode, int rcode, List<Question> questions, List<Answer> answers,
		int authorities, int additionals) {

	/** Address record of IPv4. */
	public static final int A = 1;
	/** Address record of IPv6 (RFC 3596). */
	public static final int AAAA = 28;

	/** A question. @param name lower case, without the last dot, odd bytes as {@code \DDD} */
	public record Question(String name, int type, int questionClass) {
	}

	/**
	 * A record of the answer section.
	 *
	 * @param name its owner, in the form of a question's name
	 * @param type its type
	 * @param ttl seconds that it may be kept
	 * @param address of an A or AAAA record
	 * @param text its content: address, name, or hexadecimal digits where the type is not read
	 */
	public record Answer(String name, int type, long ttl, Optional<IpAddress> address, String text) {
	}

	public DnsMessage {
		questions = List.copyOf(questions);
		answers = List.copyOf(answers);
	}

	/** The usual name of a record type, {@code TYPEn} where there is none here (RFC 3597 section 5). */
	public static String typeName(int type) {
		return switch (type) {
			case 1 -> "A";
			case 2 -> "NS";
			case 5 -> "CNAME";
			case 6 -> "SOA";
			case 10 -> "NULL";
			case 12 -> "PTR";
			case 13 -> "HINFO";
			case 15 -> "MX";
			case 16 -> "TXT";
			case 28 -> "AAAA";
			case 33 -> "SRV";
			case 35 -> "NAPTR";
			case 41 -> "OPT";
			case 47 -> "NSEC";
			case 64 -> "SVCB";
			case 65 -> "HTTPS";
			case 255 -> "ANY";
			default -> "TYPE" + type;
		};
	}

	/** The usual name of a response code (RFC 1035 section 4.1.1, RFC 2136), {@code RCODEn} where there is none here. */
	public static String rcodeName(int rcode) {
		return switch (rcode) {
			case 0 -> "NOERROR";
			case 1 -> "FORMERR";
			case 2 -> "SERVFAIL";
			case 3 -> "NXDOMAIN";
			case 4 -> "NOTIMP";
			case 5 -> "REFUSED";
			default -> "RCODE" + rcode;
		};
	}
}
