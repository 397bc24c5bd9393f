package org.telltale.capture.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.capture.field.Field;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;

/** IMAP (RFC 9051, RFC 3501): commands, tagged responses, literals that hold messages, STARTTLS, COMPRESS (RFC 4978). */
final class ImapTalk extends MailTalk {

	private static final int NONE = -1;

	private final long[] literal = { NONE, NONE };
	private final boolean[] mail = new boolean[2];
	private final boolean[] inside = new boolean[2];
	private String securing = "";
	private String compressing = "";

	ImapTalk(Connection owner) {
		super(owner, "imap");
	}

	@Override
	void line(int side, String text, long from, long end) {
		boolean continues = inside[side];
		literal[side] = literal(text);
		inside[side] = literal[side] >= 0;
		String upper = text.toUpperCase(Locale.ROOT);
		if (inside[side]) {
			mail[side] = side == 0 ? upper.contains("APPEND ") : upper.contains("BODY[") || upper.contains("RFC822") || upper.contains("BINARY[");
		}
		if (!continues && side == 0) {
			command(text, end);
		} else if (!continues) {
			response(text, end);
		}
	}

	/** The length that a literal's announcement at the end of a line says: {@code {123}} or {@code {123+}}; -1 if there is none. */
	private static long literal(String line) {
		int open = line.endsWith("}") ? line.lastIndexOf('{') : -1;
		String digits = open < 0 ? "" : line.substring(open + 1, line.length() - 1).replace("+", "");
		boolean number = !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
		return number ? Long.parseLong(digits) : NONE;
	}

	private void command(String line, long end) {
		String[] words = line.split(" ", 3);
		if (words.length < 2) {
			return;
		}
		String verb = words[1].toUpperCase(Locale.ROOT);
		List<Field> fields = new ArrayList<>(List.of(Field.text("imap.request_tag", 0, words[0].length(), words[0]),
				Field.text("imap.request.command", words[0].length() + 1, words[1].length(), verb)));
		if (words.length > 2) {
			int at = words[0].length() + words[1].length() + 2;
			fields.add(Field.text("imap.request", at, words[2].length(), words[2]));
		}
		tell(0, end - 1, fields);
		securing = verb.equals("STARTTLS") ? words[0] : securing;
		compressing = verb.equals("COMPRESS") ? words[0] : compressing;
	}

	private void response(String line, long end) {
		String[] words = line.split(" ", 3);
		if (words.length < 2 || words[0].equals("*") || words[0].equals("+")) {
			return;
		}
		tell(1, end - 1, List.of(Field.text("imap.response_tag", 0, words[0].length(), words[0]),
				Field.text("imap.response.status", words[0].length() + 1, words[1].length(), words[1])));
		boolean good = words[1].equalsIgnoreCase("OK");
		if (good && words[0].equals(securing)) {
			leave();
		} else if (good && words[0].equals(compressing)) {
			lose(0);
			lose(1);
		}
	}

	@Override
	boolean ready(int side) {
		return true;
	}

	@Override
	boolean inBytes(int side) {
		return literal[side] >= 0;
	}

	@Override
	boolean bytes(int side, long from) {
		ByteStream stream = owner.stream(side);
		if (tooLong(literal[side])) {
			lose(side);
			return false;
		}
		if (stream.delivered() - from < literal[side]) {
			return false;
		}
		take(side, from, from + literal[side], true);
		return true;
	}

	private void take(int side, long from, long end, boolean whole) {
		literal[side] = NONE;
		if (mail[side]) {
			mail(side, from, end, "", side == 0 ? "imap.append" : "imap.fetch", whole);
		} else {
			move(side, end);
		}
	}

	@Override
	void over(int side) {
		long there = owner.stream(side).delivered();
		if (literal[side] >= 0 && mail[side] && there > begun(side)) {
			take(side, begun(side), there, false);
		}
		literal[side] = NONE;
		inside[side] = false;
	}
}
