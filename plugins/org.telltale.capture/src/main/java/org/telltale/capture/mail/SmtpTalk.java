package org.telltale.capture.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;

/** SMTP (RFC 5321) with pipelining (RFC 2920), STARTTLS (RFC 3207), AUTH (RFC 4954) and BDAT (RFC 3030). */
final class SmtpTalk extends MailTalk {

	private static final int MAX_OPEN = 1000;

	/** What the client's next bytes are. */
	private enum State {
		COMMANDS, WAITING, ANSWER, DATA, CHUNK
	}

	private final Deque<String> unanswered = new ArrayDeque<>();
	private State state = State.COMMANDS;
	private long dataFrom;
	private long looked;
	private long chunkBytes;
	private boolean lastChunk;
	/** Whether chunks of the same message came before. */
	private boolean chunks;

	SmtpTalk(Connection owner) {
		super(owner, "smtp");
	}

	@Override
	void line(int side, String text, long from, long end) {
		if (side == 1) {
			reply(text, end);
		} else if (state == State.ANSWER) {
			state = State.WAITING;
		} else {
			command(text, end);
		}
	}

	private void command(String line, long end) {
		int space = line.indexOf(' ');
		String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
		List<Field> fields = new ArrayList<>(List.of(Field.text("smtp.req.command", 0, verb.length(), verb)));
		if (space > 0 && space + 1 < line.length()) {
			fields.add(Field.text("smtp.req.parameter", space + 1, line.length() - space - 1, line.substring(space + 1)));
		}
		tell(0, end - 1, fields);
		if (unanswered.size() < MAX_OPEN) {
			unanswered.add(verb);
		}
		chunks &= !verb.equals("RSET") && !verb.equals("MAIL") && !verb.equals("EHLO") && !verb.equals("HELO");
		if (verb.equals("DATA") || verb.equals("STARTTLS") || verb.equals("AUTH")) {
			state = State.WAITING;
		} else if (verb.equals("BDAT")) {
			chunkBytes = size(line);
			lastChunk = line.strip().toUpperCase(Locale.ROOT).endsWith(" LAST");
			state = chunkBytes < 0 ? State.COMMANDS : State.CHUNK;
		}
	}

	private static long size(String line) {
		String[] words = line.strip().split(" ");
		boolean number = words.length > 1 && words[1].length() < 10 && !words[1].isEmpty() && words[1].chars().allMatch(c -> c >= '0' && c <= '9');
		return number ? Long.parseLong(words[1]) : -1;
	}

	private void reply(String line, long end) {
		boolean code = line.length() >= 3 && line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9');
		if (!code || line.length() > 3 && line.charAt(3) == '-') {
			return;
		}
		List<Field> fields = new ArrayList<>(List.of(Field.number("smtp.response.code", 0, 3, Integer.parseInt(line.substring(0, 3)))));
		if (line.length() > 4) {
			fields.add(Field.text("smtp.rsp.parameter", 4, line.length() - 4, line.substring(4)));
		}
		tell(1, end - 1, fields);
		answer(line.substring(0, 3));
	}

	private void answer(String code) {
		String verb = unanswered.isEmpty() ? "" : unanswered.peek();
		if (code.equals("334") && verb.equals("AUTH")) {
			state = State.ANSWER;
			return;
		}
		unanswered.poll();
		boolean waited = state == State.WAITING && unanswered.isEmpty();
		if (verb.equals("DATA") && code.equals("354")) {
			state = State.DATA;
			dataFrom = -1;
		} else if (verb.equals("STARTTLS") && code.equals("220")) {
			leave();
		} else if (waited) {
			state = State.COMMANDS;
		}
	}

	@Override
	boolean ready(int side) {
		return side == 1 || state == State.COMMANDS || state == State.ANSWER;
	}

	@Override
	boolean inBytes(int side) {
		return side == 0 && (state == State.DATA || state == State.CHUNK);
	}

	@Override
	boolean bytes(int side, long from) {
		ByteStream stream = owner.stream(0);
		if (state == State.CHUNK) {
			if (tooLong(chunkBytes)) {
				lose(0);
				return false;
			}
			if (stream.delivered() - from < chunkBytes) {
				return false;
			}
			state = State.COMMANDS;
			chunk(from, from + chunkBytes);
			return true;
		}
		if (dataFrom < stream.consumed()) {
			// Behind a hole what was begun before it is gone.
			dataFrom = from;
			looked = from;
		}
		long line = lineEnd(0, looked);
		while (line >= 0) {
			boolean dot = endsMail(0, dataFrom, looked, line);
			looked = line;
			if (dot) {
				state = State.COMMANDS;
				unanswered.add("message");
				mail(0, dataFrom, line, "mail.data", "smtp.data", true);
				return true;
			}
			line = lineEnd(0, looked);
		}
		if (tooLong(stream.delivered() - dataFrom)) {
			lose(0);
		}
		return false;
	}

	/** A message in one chunk is one; of several each is offered by itself, the first as a message that is not whole. */
	private void chunk(long from, long end) {
		long place = end > from ? owner.stream(0).frameAt(from).map(FrameRef::offset).orElse(0L) : 0;
		if (!chunks) {
			mail(0, from, end, "", "smtp.bdat", lastChunk);
		} else {
			piece(0, from, end, "smtp.bdat");
		}
		if (!chunks && !lastChunk) {
			context.log().count("mail.chunks", "mail.chunks", place, "Mail message sent in several chunks (BDAT)",
					"They were searched each by itself, and not put together to one message.");
		}
		chunks = !lastChunk;
	}

	@Override
	void over(int side) {
		if (side == 0 && state == State.WAITING && "DATA".equals(unanswered.peekLast())) {
			// the server's side was not captured
			state = State.DATA;
			dataFrom = -1;
			advance(0);
		} else if (side == 0 && state == State.WAITING) {
			state = State.COMMANDS;
			advance(0);
		}
		if (side == 0 && state == State.DATA && dataFrom >= 0 && owner.stream(0).delivered() > dataFrom) {
			state = State.COMMANDS;
			mail(0, dataFrom, owner.stream(0).delivered(), "mail.data", "smtp.data", false);
		}
	}
}
