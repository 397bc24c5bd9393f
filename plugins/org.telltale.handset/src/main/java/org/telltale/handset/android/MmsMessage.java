package org.telltale.handset.android;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.NumberBook;

/** One multimedia message while its parts are gathered: what its texts and its own record say of it. Not thread-safe. */
final class MmsMessage {

	/** PduHeaders of Android's MMS: the sender, and those that it goes to. */
	static final long FROM = 137;
	static final long TO = 151;
	private static final Map<Long, String> ROLES = Map.of(FROM, "from", TO, "to", 130L, "cc", 129L, "bcc");
	/** Stands for the handset's own number. */
	static final String OWN = "insert-address-token";
	/** OMA MMS Encapsulation Protocol section 8: the kind of an address behind it. */
	private static final String ADDRESS_TYPE = "/TYPE=";
	/** Of each role, and of parts: further ones are exhibits, and not named by the message. */
	private static final int MOST_NAMED = 100;
	/** Characters of addresses that each text of the message says again; of further ones the exhibits alone are named, up to as many characters more. */
	private static final int MOST_SAID = 1 << 14;

	private final Map<String, String> named = new HashMap<>();
	private final Map<String, String> attributes = new TreeMap<>();
	private final Map<String, String> parts = new TreeMap<>();
	private Moment moment = Moment.UNKNOWN;
	private int number;
	private int held;
	private int said;
	private long unnamed;

	/**
	 * A message.
	 *
	 * @param id by which its texts name it; empty if it is not known which one it is
	 */
	MmsMessage(String id) {
		if (!id.isEmpty()) {
			named.put("message", id);
		}
		attributes.putAll(named);
	}

	/** Says in which box it lies and when it came or went. */
	void header(long box, Optional<Long> millis, Optional<Long> millisSent) {
		attributes.put("box", Messages.box(box));
		millis.ifPresent(came -> Messages.nanos(came).ifPresent(nanos -> {
			attributes.put("time", nanos);
			moment = Moment.at(Long.parseLong(nanos), Long.toString(came));
		}));
		millisSent.filter(sent -> sent != 0).flatMap(Messages::nanos).ifPresent(nanos -> attributes.put("timeSent", nanos));
	}

	/** Says something else of it. */
	void note(String name, Optional<String> text) {
		text.filter(there -> !there.isBlank()).ifPresent(there -> put(parts, name, there));
	}

	/**
	 * Adds one of those that it goes between; the handset's own number is not written in it.
	 *
	 * @param role Android's number of it
	 * @param idIfNew the id of the number's exhibit
	 */
	void party(long role, String written, String idIfNew, ExhibitSource source, NumberBook numbers, Consumer<HandsetRecord> sink) {
		int end = written.indexOf(ADDRESS_TYPE);
		String address = end < 0 ? written : written.substring(0, end);
		if (address.isBlank() || address.equals(OWN)) {
			return;
		}
		String name = free(ROLES.getOrDefault(role, "party"));
		boolean whole = name.isEmpty() || say(name, written, MOST_SAID);
		Optional<NumberBook.Entry> entry = numbers.entry(address, idIfNew, "", source);
		if (entry.isPresent() && !name.isEmpty()) {
			whole &= say(name + ".exhibit", entry.get().id(), 2 * MOST_SAID);
		}
		unnamed += whole ? 0 : 1;
		entry.flatMap(NumberBook.Entry::fresh).map(fresh -> named.isEmpty() ? fresh : fresh.with("message", named.get("message"))).ifPresent(sink);
	}

	/** Says something of whom it goes between, if that makes no more characters than there may be. */
	private boolean say(String name, String text, int most) {
		boolean room = name.length() + (long) text.length() <= most - said;
		if (room) {
			put(attributes, name, text);
			said += name.length() + text.length();
		}
		return room;
	}

	/** A name that no address and no exhibit of one has. */
	private String free(String role) {
		for (int i = 1; i <= MOST_NAMED; i++) {
			String name = i == 1 ? role : role + i;
			if (!attributes.containsKey(name) && !attributes.containsKey(name + ".exhibit")) {
				return name;
			}
		}
		return "";
	}

	/** How many of those that it goes between its attributes do not name, or by their exhibit alone. */
	long unnamed() {
		return unnamed;
	}

	/** What is said of so many that are not named, in all messages of a file. */
	static Optional<Problem> tell(long unnamed, Where where) {
		return unnamed == 0 ? Optional.empty() : Optional.of(new Problem("mms.addresses", where, unnamed + " addresses of multimedia messages are beyond the " + MOST_SAID
				+ " characters that a message says of its addresses.", "The message names their exhibits alone, or does not name them; the exhibits are listed."));
	}

	/** Names a part that is a file. */
	void media(String called, Optional<String> exhibit) {
		if (++number <= MOST_NAMED) {
			put(parts, "part" + number, called);
			exhibit.ifPresent(there -> put(parts, "part" + number + ".exhibit", there));
		}
	}

	private void put(Map<String, String> into, String name, String text) {
		into.put(name, text);
		held += name.length() + text.length();
	}

	/** How many characters are held for it. */
	int held() {
		return held;
	}

	/** Its text, or its subject. */
	Exhibit text(String textId, ExhibitKind kind, String text, ExhibitSource source) {
		return new Exhibit(textId, kind, text, Optional.empty(), attributes, source);
	}

	/** The message itself, when all of it is known. */
	HandsetEvent event(String subject, ExhibitSource source) {
		Map<String, String> all = new TreeMap<>(attributes);
		all.putAll(parts);
		all.remove("time");
		String party = Optional.ofNullable(attributes.get("inbox".equals(attributes.get("box")) ? "from" : "to")).orElse("");
		return new HandsetEvent("mms", party, subject, all, moment, source);
	}
}
