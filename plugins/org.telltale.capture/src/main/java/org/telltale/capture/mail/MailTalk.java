package org.telltale.capture.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.text.LineStream;

/** What SMTP, POP3 and IMAP have in common: lines, and messages between them. */
abstract class MailTalk implements StreamDecoder {

	/** The connection. */
	protected final Connection owner;
	/** Where findings go. */
	protected final CaptureContext context;
	private final String protocol;
	private final LineStream[] lines;
	private final RawWindows[] raw;
	private final long[] next = new long[2];
	private final boolean[] lost = new boolean[2];
	private boolean left;

	MailTalk(Connection owner, String protocol) {
		this.owner = owner;
		this.context = owner.context();
		this.protocol = protocol;
		this.lines = new LineStream[] { new LineStream(owner.stream(0)), new LineStream(owner.stream(1)) };
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	/** Takes a line. @param from where it begins @param end behind its line end */
	abstract void line(int side, String text, long from, long end);

	/** Whether a side's next line may be read now: false if it has to wait for the other side. */
	abstract boolean ready(int side);

	/** Takes bytes that are no lines, which begin at {@code from}; false if more are needed. */
	abstract boolean bytes(int side, long from);

	/** Whether bytes that are no lines come next on a side. */
	abstract boolean inBytes(int side);

	/** Nothing more comes on a side, or a hole does: what is waited for will not come. */
	abstract void over(int side);

	@Override
	public void advance(int side) {
		step(side);
		// a line of one side may be what the other waits for
		if (!left) {
			step(1 - side);
		}
	}

	private void step(int side) {
		next[side] = Math.max(next[side], owner.stream(side).consumed());
		boolean more = true;
		while (more && !left && !lost[side]) {
			long from = next[side];
			if (inBytes(side)) {
				more = bytes(side, from);
			} else {
				more = ready(side) && line(side);
			}
		}
		if (!left) {
			raw[side].offer(lost[side] ? Long.MAX_VALUE : next[side], false);
		}
	}

	private boolean line(int side) {
		long from = next[side];
		long end = lines[side].end(from);
		if (end < 0) {
			lost[side] = lines[side].tooLong(from);
			return false;
		}
		next[side] = end;
		line(side, lines[side].text(from, end), from, end);
		return true;
	}

	/** Behind the next line end of a side from an offset on; -1 if it is not there. */
	protected long lineEnd(int side, long from) {
		return lines[side].end(from);
	}

	/** Where a side's next line or bytes begin. */
	protected long begun(int side) {
		return next[side];
	}

	/** Goes on there. */
	protected void move(int side, long to) {
		next[side] = to;
	}

	/** A side can no more be read: its bytes go out as they are. */
	protected void lose(int side) {
		lost[side] = true;
	}

	/** Tells a message of the protocol. */
	protected void tell(int side, long lastByte, List<Field> fields) {
		FrameRef frame = owner.stream(side).frameAt(lastByte).orElseThrow();
		context.record(new MessageRecord(owner.flow().ref(), frame.number(), frame.timeNanos(), protocol,
				owner.flow().roles().handset().direction(side == 0), fields));
	}

	/** From here on the connection is another protocol's. */
	protected void leave() {
		left = true;
		raw[0].offer(next[0], true);
		raw[1].offer(next[1], true);
		owner.recogniseAnew();
	}

	/** A mail message stands in {@code [from, end)}. @param op {@code mail.data}, or empty text if it stands there as it is */
	protected void mail(int side, long from, long end, String op, String word, boolean whole) {
		ByteStream stream = owner.stream(side);
		raw[side].offer(from, true);
		if (end > from) {
			FrameRef first = stream.frameAt(from).orElseThrow();
			int at = stream.index(from);
			byte[] sent = Arrays.copyOfRange(stream.buffer(), at, at + (int) (end - from));
			byte[] bytes = op.isEmpty() ? sent : TransferCoding.mailData(sent);
			List<Layer> layers = new ArrayList<>();
			Optional<Layer> layer = context.wantsLayers() ? Optional.of(stream.layer(from, end, word)) : Optional.empty();
			layer.ifPresent(layers::add);
			if (!op.isEmpty() && bytes.length > 0) {
				layer = layer.map(leaf -> leaf.child(op, Json.object(), List.of(leaf.all()), ByteMap.whole(List.of(leaf.all())), op, bytes));
				layer.ifPresent(layers::add);
			}
			new MailContent(owner.flow(), context, layers, side, first).message(bytes, layer, whole);
			context.layers(layers);
			stream.consume(end);
		}
		next[side] = end;
	}

	/** A piece of a message that is not put together: it is offered as it stands in {@code [from, end)}. */
	protected void piece(int side, long from, long end, String word) {
		ByteStream stream = owner.stream(side);
		raw[side].offer(from, true);
		if (end > from) {
			context.layer(() -> stream.layer(from, end, word));
			stream.consume(end);
		}
		next[side] = end;
	}

	/**
	 * Whether the line {@code [from, end)} ends a message: a dot alone between CRLFs (RFC 5321 section 4.1.1.4). One between other
	 * line ends ends none, and is a problem: others read it in another way.
	 *
	 * @param data where the message begins
	 */
	protected boolean endsMail(int side, long data, long from, long end) {
		ByteStream stream = owner.stream(side);
		byte[] b = stream.buffer();
		int at = stream.index(from);
		if (b[at] != '.' || end - from > 3 || end - from == 3 && b[at + 1] != '\r') {
			return false;
		}
		boolean clean = end - from == 3 && (from == data || from - data >= 2 && b[at - 2] == '\r');
		if (!clean) {
			context.log().count("mail.ambiguous-end", "mail.ambiguous-end", stream.frameAt(from).map(FrameRef::offset).orElse(0L),
					"Mail message with a dot alone between line ends of which one is no CRLF", "Readers may disagree where it ends; it was taken to go on.");
		}
		return clean;
	}

	/** Whether more is to be put together than the limits allow. */
	protected boolean tooLong(long bytes) {
		if (bytes > context.limits().maxMessageBytes()) {
			context.log().count("mail.too-large", "mail.too-large", 0, "Mail message longer than is put together", "It was searched as it is in the stream.");
			return true;
		}
		return false;
	}

	@Override
	public void gap(int side) {
		if (left) {
			return;
		}
		over(side);
		step(side);
		if (!left) {
			raw[side].offer(Long.MAX_VALUE, true);
			next[side] = owner.stream(side).delivered();
		}
	}

	@Override
	public void resume(int side, long offset) {
		next[side] = offset;
	}

	@Override
	public void end(int side) {
		gap(side);
	}
}
