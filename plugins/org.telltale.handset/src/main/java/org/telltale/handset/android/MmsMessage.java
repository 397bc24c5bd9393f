package org.telltale.handset.android;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.ExhibitKind;
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

	private final Map<String, String> named = new HashMap<>();
	private final Map<String, String> attributes = new TreeMap<>();
	private final Map<String, String> parts = new TreeMap<>();
	private Moment moment = Moment.UNKNOWN;
	private int number;
	private int held;

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
		String name = free(attributes, ROLES.getOrDefault(role, "party"));
		if (!name.isEmpty()) {
			put(attributes, name, written);
		}
		numbers.entry(address, idIfNew, "", source).ifPresent(entry -> {
			if (!name.isEmpty()) {
				put(attributes, name + ".exhibit", entry.id());
			}
			entry.fresh().map(fresh -> named.isEmpty() ? fresh : fresh.with("message", named.get("message"))).ifPresent(sink);
		});
	}

	private static String free(Map<String, String> taken, String role) {
		for (int i = 1; i <= MOST_NAMED; i++) {
			String name = i == 1 ? role : role + i;
			if (!taken.containsKey(name)) {
				return name;
			}
		}
		return "";
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
