package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Reads one DNS message (RFC 1035 section 4; EDNS RFC 6891). Stateless; never throws for any bytes. */
public final class DnsDecoder {

	private static final int HEADER = 12;
	private static final int OPT = 41;
	private static final int ADDITIONAL = 2;

	private final DnsInput in;
	private final List<DnsMessage.Question> questions = new ArrayList<>(1);
	private final List<List<ResourceRecord>> sections = List.of(new ArrayList<>(4), new ArrayList<>(0), new ArrayList<>(0));
	private Optional<Edns> edns = Optional.empty();
	/** Whether the content of a known type could not be read. */
	private boolean odd;

	private DnsDecoder(byte[] b, int from, int to) {
		this.in = new DnsInput(b, from, to, false);
	}

	/** The message in {@code bytes}. @see #decode(byte[], int, int) */
	public static Outcome<DnsMessage> decode(byte[] bytes) {
		return decode(bytes, 0, bytes.length);
	}

	/**
	 * The message in {@code b[from, to)}; partial, with a problem, where it is damaged; empty if even the header is cut.
	 * Positions in problems count from the start of the message.
	 */
	public static Outcome<DnsMessage> decode(byte[] b, int from, int to) {
		return new DnsDecoder(b, from, to).message();
	}

	/** Whether the bytes look like a DNS message: a header whose counts and operation code are sane. */
	public static boolean looksLike(byte[] b, int from, int to) {
		if (to - from < HEADER) {
			return false;
		}
		int opcode = b[from + 2] >> 3 & 15;
		int questions = (b[from + 4] & 0xff) << 8 | b[from + 5] & 0xff;
		int answers = (b[from + 6] & 0xff) << 8 | b[from + 7] & 0xff;
		int others = b[from + 8] | b[from + 9] | b[from + 10] | b[from + 11];
		return (opcode <= 2 || opcode == 4 || opcode == 5) && questions <= 16 && (questions + answers > 0 || others != 0);
	}

	/** The message, if the bytes are one from the first to the last, without damage; else empty. */
	static Outcome<DnsMessage> strict(byte[] b) {
		DnsDecoder decoder = new DnsDecoder(b, 0, b.length);
		Outcome<DnsMessage> outcome = decoder.message();
		return decoder.undamaged(b) && decoder.in.left() == 0 ? outcome : Outcome.none(decoder.damaged(0));
	}

	/** How many of the bytes are an undamaged message that they begin with; 0 if there is none. */
	static int length(byte[] b) {
		DnsDecoder decoder = new DnsDecoder(b, 0, b.length);
		decoder.message();
		return decoder.undamaged(b) ? b.length - decoder.in.left() : 0;
	}

	private boolean undamaged(byte[] b) {
		return looksLike(b, 0, b.length) && !in.bad();
	}

	private Outcome<DnsMessage> message() {
		int id = in.u16();
		int flags = in.u16();
		int[] counts = { in.u16(), in.u16(), in.u16(), in.u16() };
		if (in.bad()) {
			return Outcome.none(damaged(0));
		}
		int good = in.at();
		for (int i = 0; i < counts[0] && !in.bad(); i++) {
			DnsMessage.Question question = new DnsMessage.Question(in.name(), in.u16(), in.u16());
			if (!in.bad()) {
				questions.add(question);
				good = in.at();
			}
		}
		for (int section = 0; section < 3; section++) {
			for (int i = 0; i < counts[section + 1] && !in.bad(); i++) {
				record(sections.get(section), section == ADDITIONAL);
				good = in.bad() ? good : in.at();
			}
		}
		DnsMessage message = new DnsMessage(id, flags, questions, sections.get(0), sections.get(1), sections.get(2), edns);
		List<Problem> problems = new ArrayList<>(0);
		if (in.bad()) {
			problems.add(damaged(good));
		}
		if (odd) {
			problems.add(new Problem("dns.content", Where.at("message", 0, in.length()), "A DNS record whose content is not as its type has it.",
					"Its content is given as bytes."));
		}
		return problems.isEmpty() ? Outcome.of(message) : Outcome.of(message, problems);
	}

	private Problem damaged(int place) {
		return new Problem("dns.damaged", Where.at("message", place, in.length() - place),
				"A DNS message ends or contradicts itself before its header's counts are met.",
				"Its questions and answers behind that point are not listed; its bytes are searched all the same.");
	}

	/**
	 * Reads a record into a section; none if it is damaged so that what follows it cannot be found.
	 *
	 * @param additional whether OPT belongs there (RFC 6891 section 6.1.1); elsewhere it is a record as any other, so that those behind it keep their numbers
	 */
	private void record(List<ResourceRecord> section, boolean additional) {
		String owner = in.name();
		int type = in.u16();
		int recordClass = in.u16();
		long ttl = in.u32();
		int length = in.u16();
		int start = in.at();
		if (!in.skip(length)) {
			return;
		}
		int end = in.at();
		if (type == OPT && additional && edns.isEmpty()) {
			edns = Optional.of(new Edns(recordClass, (int) (ttl >> 24), (int) (ttl >> 16 & 0xff), (ttl & 0x8000) != 0, EdnsOptions.of(in, start, end)));
		} else {
			section.add(content(owner, type, recordClass, ttl, start, end));
		}
		in.heal();
		in.whole(end);
	}

	private ResourceRecord content(String owner, int type, int recordClass, long ttl, int start, int end) {
		int length = end - start;
		if (type == DnsMessage.A && length == 4 || type == DnsMessage.AAAA && length == 16) {
			IpAddress address = IpAddress.of(in.bytes(start, length));
			return new ResourceRecord(owner, type, recordClass, ttl, Optional.of(address),
					length == 4 ? in.dotted(start) : address.toString());
		}
		in.window(start, end);
		if (type == DnsMessage.CNAME) {
			String target = in.name();
			if (!in.bad() && in.left() == 0) {
				return new ResourceRecord(owner, type, recordClass, ttl, Optional.empty(), target);
			}
		}
		DnsText text = new DnsText(in);
		boolean known = length > 0 && !in.bad() && RecordReader.read(type, in, text);
		odd |= !known && length > 0 && RecordReader.knows(type);
		return new ResourceRecord(owner, type, recordClass, ttl, Optional.empty(), known ? text.toString() : DnsText.unknown(in, start, length));
	}
}
