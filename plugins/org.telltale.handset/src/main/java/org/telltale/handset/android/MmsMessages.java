package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** The multimedia messages of a database by their row ids, as many as may be held. Not thread-safe. */
final class MmsMessages {

	/** Characters, of all messages; each counts some for itself. */
	private static final long MOST_HELD = 48L << 20;
	private static final int EACH = 600;

	private final String name;
	/** Looked up, never walked. */
	private final Map<Long, MmsMessage> messages = new HashMap<>();
	private long held;
	private long loose;
	private long unnamed;

	MmsMessages(String name) {
		this.name = name;
	}

	/** Lets a message of that row id be changed; one beyond the bound is forgotten behind the change. */
	void change(long rowId, Consumer<MmsMessage> change) {
		MmsMessage message = messages.get(rowId);
		if (message == null) {
			message = new MmsMessage(name + "/pdu/" + rowId);
			if (held < MOST_HELD) {
				messages.put(rowId, message);
				held += EACH;
			} else {
				loose++;
			}
		}
		int before = message.held();
		long unnamedBefore = message.unnamed();
		change.accept(message);
		held += message.held() - before;
		unnamed += message.unnamed() - unnamedBefore;
	}

	/** Says that some messages fell apart, and that some do not name all their addresses. */
	List<Problem> problems(Where where) {
		List<Problem> problems = new ArrayList<>();
		if (loose > 0) {
			problems.add(new Problem("mms.too-many", where, "There are more multimedia messages than can be put together: "
					+ loose + " rows stand alone.", "Their texts and numbers are listed, but not which belong to one message."));
		}
		MmsMessage.tell(unnamed, where).ifPresent(problems::add);
		return problems;
	}
}
