package org.telltale.seal.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/**
 * The first question and the answer section of a DNS message (RFC 1035 section 4.1).
 *
 * @param flags the second pair of bytes of the header
 * @param question the first question's name
 * @param records of the answer section, as far as they can be read
 */
record DnsAnswers(int flags, String question, List<Entry> records) {

	private static final int CNAME = 5;
	private static final int INTERNET = 1;
	private static final int MAX_POINTERS = 128;
	private static final int MAX_NAME = 255;

	/**
	 * A record.
	 *
	 * @param target of a CNAME record whose data is one name and nothing else
	 */
	record Entry(String owner, int type, int recordClass, byte[] data, Optional<String> target) {

		/** Whether it is of class IN; multicast DNS uses the highest bit for itself (RFC 6762 section 10.2). */
		boolean internet() {
			return (recordClass & 0x7fff) == INTERNET;
		}
	}

	/** Reads a message; refused if its header or a question cannot be read. */
	static DnsAnswers of(byte[] message) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(message).skip(2);
			int flags = cursor.u16();
			int questions = cursor.u16();
			int answers = cursor.u16();
			cursor.skip(4);
			Refusal.unless(questions > 0, "the DNS message has no question");
			String question = name(message, cursor);
			cursor.skip(4);
			for (int i = 1; i < questions; i++) {
				name(message, cursor);
				cursor.skip(4);
			}
			return new DnsAnswers(flags, question, records(message, cursor, answers));
		} catch (TruncatedException e) {
			throw new Refusal("the DNS message is cut or malformed");
		}
	}

	/** The record of a number. */
	Entry record(int index) throws Refusal {
		Refusal.unless(index < records.size(), "the DNS message has no such answer, or it cannot be read");
		return records.get(index);
	}

	/** The question's name, and all that CNAME records lead to from it, in whatever order they stand. */
	Set<String> reached() {
		Map<String, List<String>> targets = new TreeMap<>();
		for (Entry alias : records) {
			if (alias.internet() && alias.target().isPresent()) {
				targets.computeIfAbsent(alias.owner(), owner -> new ArrayList<>()).add(alias.target().get());
			}
		}
		Set<String> reached = new TreeSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(question));
		while (!open.isEmpty()) {
			String name = open.remove();
			if (reached.add(name)) {
				open.addAll(targets.getOrDefault(name, List.of()));
			}
		}
		return reached;
	}

	/** The records in front of the first that cannot be read. */
	private static List<Entry> records(byte[] message, ByteCursor cursor, int count) {
		List<Entry> records = new ArrayList<>();
		try {
			while (records.size() < count) {
				String owner = name(message, cursor);
				int type = cursor.u16();
				int recordClass = cursor.u16();
				cursor.skip(4);
				int length = cursor.u16();
				int from = cursor.position();
				byte[] data = cursor.bytes(length);
				records.add(new Entry(owner, type, recordClass, data, type == CNAME ? target(message, from, length) : Optional.empty()));
			}
			return records;
		} catch (TruncatedException | Refusal unreadable) {
			return records;
		}
	}

	private static Optional<String> target(byte[] message, int from, int length) {
		try {
			ByteCursor cursor = new ByteCursor(message).seek(from);
			String target = name(message, cursor);
			return cursor.position() == from + length ? Optional.of(target) : Optional.empty();
		} catch (TruncatedException | Refusal none) {
			return Optional.empty();
		}
	}

	/** Reads a name, following pointers, which lead backwards, and leaves the cursor behind it. */
	private static String name(byte[] message, ByteCursor cursor) throws TruncatedException, Refusal {
		StringBuilder name = new StringBuilder();
		ByteCursor at = cursor;
		int part = at.position();
		int pointers = 0;
		int length = 1;
		while (true) {
			int label = at.u8();
			if (label == 0) {
				return name.toString().toLowerCase(Locale.ROOT);
			}
			if (label >= 0xc0) {
				int target = (label & 0x3f) << 8 | at.u8();
				Refusal.unless(target < part && ++pointers <= MAX_POINTERS, "a pointer in a DNS name does not lead backwards, or there are too many");
				at = new ByteCursor(message).seek(target);
				part = target;
				continue;
			}
			Refusal.unless(label < 0x40 && (length += label + 1) <= MAX_NAME, "the DNS name is malformed");
			if (!name.isEmpty()) {
				name.append('.');
			}
			for (byte b : at.bytes(label)) {
				append(name, b & 0xff);
			}
		}
	}

	private static void append(StringBuilder name, int octet) {
		if (octet < 0x21 || octet > 0x7e || octet == '.' || octet == '\\') {
			name.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
		} else {
			name.append((char) octet);
		}
	}
}
