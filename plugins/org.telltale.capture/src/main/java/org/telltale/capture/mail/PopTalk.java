package org.telltale.capture.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.telltale.capture.field.Field;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;

/** POP3 (RFC 1939) with STLS (RFC 2595) and AUTH (RFC 5034). */
final class PopTalk extends MailTalk {

	private static final int MAX_OPEN = 1000;

	private final Deque<String> unanswered = new ArrayDeque<>();
	private boolean challenged;
	private boolean many;
	private boolean mail;
	private long dataFrom = -1;
	private long looked;

	PopTalk(Connection owner) {
		super(owner, "pop");
	}

	@Override
	void line(int side, String text, long from, long end) {
		if (side == 1) {
			reply(text, end);
		} else if (challenged) {
			challenged = false;
		} else {
			command(text, end);
		}
	}

	private void command(String line, long end) {
		int space = line.indexOf(' ');
		String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
		List<Field> fields = new ArrayList<>(List.of(Field.text("pop.request.command", 0, verb.length(), verb)));
		if (space > 0 && space + 1 < line.length()) {
			fields.add(Field.text("pop.request.parameter", space + 1, line.length() - space - 1, line.substring(space + 1)));
		}
		tell(0, end - 1, fields);
		if (unanswered.size() < MAX_OPEN) {
			unanswered.add(space < 0 ? verb : verb + " ");
		}
	}

	private void reply(String line, long end) {
		boolean good = line.startsWith("+OK");
		if (!good && !line.startsWith("-ERR")) {
			challenged = line.startsWith("+");
			return;
		}
		List<Field> fields = new ArrayList<>(List.of(Field.text("pop.response.indicator", 0, good ? 3 : 4, good ? "+OK" : "-ERR")));
		int rest = good ? 4 : 5;
		if (line.length() > rest) {
			fields.add(Field.text("pop.response.description", rest, line.length() - rest, line.substring(rest)));
		}
		tell(1, end - 1, fields);
		String verb = unanswered.isEmpty() ? "" : unanswered.poll();
		challenged = false;
		mail = good && (verb.equals("RETR ") || verb.equals("TOP "));
		many = mail || good && (verb.equals("LIST") || verb.equals("UIDL") || verb.equals("CAPA"));
		dataFrom = -1;
		if (good && verb.equals("STLS")) {
			leave();
		}
	}

	@Override
	boolean ready(int side) {
		return true;
	}

	@Override
	boolean inBytes(int side) {
		return side == 1 && many;
	}

	@Override
	boolean bytes(int side, long from) {
		ByteStream stream = owner.stream(1);
		if (dataFrom < 0) {
			dataFrom = from;
			looked = from;
		}
		long line = lineEnd(1, looked);
		while (line >= 0) {
			boolean dot = endsMail(1, dataFrom, looked, line);
			looked = line;
			if (dot) {
				many = false;
				take(line, true);
				return true;
			}
			line = lineEnd(1, looked);
		}
		if (tooLong(stream.delivered() - dataFrom)) {
			lose(1);
		}
		return false;
	}

	private void take(long end, boolean whole) {
		if (mail) {
			mail(1, dataFrom, end, "mail.data", "pop3.message", whole);
		} else {
			move(1, end);
		}
	}

	@Override
	void over(int side) {
		if (side == 1 && many && dataFrom >= 0) {
			many = false;
			take(owner.stream(1).delivered(), false);
		}
	}
}
