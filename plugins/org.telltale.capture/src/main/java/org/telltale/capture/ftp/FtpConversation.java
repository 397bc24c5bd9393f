package org.telltale.capture.ftp;

import java.util.Locale;
import java.util.Set;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.text.LineStream;

/**
 * A control connection line by line. Its bytes are offered in windows; each command and each reply's last line is told. The data
 * connections are flows of their own: the endpoint that a message announces links them.
 */
final class FtpConversation implements StreamDecoder {

	private static final Set<String> SECURE = Set.of("TLS", "TLS-C", "SSL", "TLS-P");

	private final Connection owner;
	private final LineStream[] lines;
	private final RawWindows[] raw;
	private final long[] next = new long[2];
	private final boolean[] lost = new boolean[2];
	private boolean securing;
	private boolean left;

	FtpConversation(Connection owner) {
		this.owner = owner;
		this.lines = new LineStream[] { new LineStream(owner.stream(0)), new LineStream(owner.stream(1)) };
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		next[side] = Math.max(next[side], stream.consumed());
		long end = lost[side] || left ? -1 : lines[side].end(next[side]);
		while (end >= 0) {
			line(side, stream, next[side], end);
			next[side] = end;
			if (left) {
				return;
			}
			end = lines[side].end(end);
		}
		lost[side] |= lines[side].tooLong(next[side]);
		raw[side].offer(lost[side] ? Long.MAX_VALUE : next[side], false);
	}

	private void line(int side, ByteStream stream, long from, long end) {
		String text = lines[side].text(from, end);
		FtpMessage message = side == 0 ? FtpDecoder.command(text) : FtpDecoder.reply(text);
		if (message.last()) {
			FrameRef frame = stream.frameAt(end - 1).orElseThrow();
			owner.context().record(new MessageRecord(owner.flow().ref(), frame.number(), frame.timeNanos(), "ftp",
					owner.flow().roles().handset().direction(side == 0), message.fields()));
		}
		if (side == 0) {
			securing = message.command().equals("AUTH") && SECURE.contains(message.argument().strip().toUpperCase(Locale.ROOT));
		} else if (securing && message.last() && message.code() == 234) {
			left = true;
			raw[1].offer(end, true);
			raw[0].offer(next[0], true);
			owner.recogniseAnew();
		}
	}

	@Override
	public void gap(int side) {
		if (!left) {
			raw[side].offer(Long.MAX_VALUE, true);
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
