package org.telltale.handset.android;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;

/** Makes exhibits of text messages: the body, and the other party's number apart from it. */
final class Messages {

	/** Android's Telephony.TextBasedSmsColumns.TYPE. */
	private static final String[] BOXES = {"all", "inbox", "sent", "draft", "outbox", "failed", "queued"};

	private final Consumer<HandsetRecord> sink;
	private final NumberBook numbers = new NumberBook();
	private long withoutBody;
	private long parties;

	Messages(Consumer<HandsetRecord> sink) {
		this.sink = sink;
	}

	/**
	 * A message as its file holds it.
	 *
	 * @param id of the body's exhibit
	 * @param type Android's number of the box
	 * @param address of the other party
	 * @param body the text
	 * @param millis when it came or went, milliseconds since the epoch
	 * @param millisSent when its sender's network took it
	 */
	record Message(String id, long type, Optional<String> address, Optional<String> body, Optional<Long> millis,
			Optional<Long> millisSent) {
	}

	/**
	 * Passes a message on.
	 *
	 * @param source of the body
	 * @param addressSource of the address
	 */
	void add(Message message, ExhibitSource source, ExhibitSource addressSource) {
		Map<String, String> attributes = new TreeMap<>();
		attributes.put("box", box(message.type()));
		message.millis().flatMap(Messages::nanos).ifPresent(nanos -> attributes.put("time", nanos));
		message.millisSent().filter(millis -> millis != 0).flatMap(Messages::nanos).ifPresent(nanos -> attributes.put("timeSent", nanos));
		String party = message.type() == 1 ? "from" : "to";
		Optional<String> address = message.address().filter(text -> !text.isBlank());
		Optional<NumberBook.Entry> entry = address.flatMap(text -> numbers.entry(text, message.id() + "/" + party, message.id(), addressSource));
		address.ifPresent(text -> attributes.put(party, text));
		entry.ifPresent(found -> attributes.put(party + ".exhibit", found.id()));
		Optional<String> body = message.body().filter(text -> !text.isEmpty());
		if (body.isPresent()) {
			sink.accept(new Exhibit(message.id(), ExhibitKind.SMS, body.get(), Optional.empty(), attributes, source));
		} else {
			withoutBody++;
		}
		entry.flatMap(NumberBook.Entry::fresh).ifPresent(sink::accept);
	}

	/** Passes on the number of one more party of a message, if it was not met before. */
	void addParty(String address, String messageId, ExhibitSource source) {
		numbers.entry(address, messageId + "/party" + ++parties, messageId, source).flatMap(NumberBook.Entry::fresh).ifPresent(sink);
	}

	/** How many messages had no text to look for. */
	long withoutBody() {
		return withoutBody;
	}

	/** Says that there were messages without text. */
	Problem withoutBody(HandsetFile file) {
		return new Problem("sms.no-body", file.bytes().where(0, 0), withoutBody + " messages have no text.",
				"They are no exhibits; their correspondents are.");
	}

	/** The word for Android's number of a box. */
	static String box(long type) {
		return type >= 0 && type < BOXES.length ? BOXES[(int) type] : "type-" + type;
	}

	/** Milliseconds as nanoseconds; empty where they run over. */
	static Optional<String> nanos(long millis) {
		long most = Long.MAX_VALUE / 1_000_000;
		return Math.abs(millis) > most ? Optional.empty() : Optional.of(Long.toString(millis * 1_000_000));
	}
}
