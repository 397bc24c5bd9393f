package org.telltale.capture.socks;

import java.util.Locale;
import org.telltale.capture.http.Authority;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.socks.SocksMessage.Kind;

/** The negotiation with a SOCKS proxy, message by message; behind a good reply to CONNECT the connection is recognised anew. */
final class SocksConversation implements StreamDecoder {

	private static final int CONNECT = 1;
	private static final int USER_AND_PASSWORD = 2;
	/** No message is longer. */
	private static final int LONGEST = 600;

	private final Connection owner;
	private final int version;
	private final RawWindows[] raw;
	private Kind next;
	private String target = "";
	/** The frame that completed the request. */
	private long asked;
	private boolean connects;
	private boolean lost;
	private boolean left;

	SocksConversation(Connection owner, int version) {
		this.owner = owner;
		this.version = version;
		this.next = version == 4 ? Kind.REQUEST : Kind.GREETING;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		while (!lost && !left && step()) {
			// each step reads a message
		}
		if (lost) {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	/** Reads the next message if it is there. */
	private boolean step() {
		int side = next == Kind.GREETING || next == Kind.CREDENTIALS || next == Kind.REQUEST ? 0 : 1;
		ByteStream stream = owner.stream(side);
		int from = stream.index(stream.consumed());
		int to = stream.index(Math.min(stream.delivered(), stream.consumed() + LONGEST));
		SocksDecoder.Read read = SocksDecoder.read(next, version, stream.buffer(), from, to);
		if (read.message().isEmpty()) {
			lost = read.trouble() == SocksDecoder.Trouble.WRONG || to - from == LONGEST;
			return false;
		}
		take(side, stream, read.message().get());
		return !lost && !left;
	}

	private void take(int side, ByteStream stream, SocksMessage message) {
		long from = stream.consumed();
		long end = from + message.length();
		FrameRef frame = stream.frameAt(end - 1).orElseThrow();
		owner.context().layer(() -> stream.layer(from, end, "socks." + message.kind().name().toLowerCase(Locale.ROOT)));
		if (message.kind() == Kind.REQUEST || message.kind() == Kind.REPLY || message.kind() == Kind.CREDENTIALS) {
			owner.context().record(new MessageRecord(owner.flow().ref(), frame.number(), frame.timeNanos(), "socks",
					owner.flow().roles().handset().direction(side == 0), message.fields()));
		}
		stream.consume(end);
		follow(message, frame);
	}

	/** Decides which message comes next. */
	private void follow(SocksMessage message, FrameRef frame) {
		switch (message.kind()) {
			case GREETING -> next = Kind.CHOICE;
			case CHOICE -> {
				next = message.code() == USER_AND_PASSWORD ? Kind.CREDENTIALS : Kind.REQUEST;
				lost = message.code() != 0 && message.code() != USER_AND_PASSWORD;
			}
			case CREDENTIALS -> next = Kind.STATUS;
			case STATUS -> next = Kind.REQUEST;
			case REQUEST -> {
				target = message.host().orElse("");
				connects = message.code() == CONNECT;
				next = Kind.REPLY;
				asked = frame.number();
				owner.flow().tunnel(target + ":" + message.port());
			}
			case REPLY -> {
				// Only what answers as a proxy was one; other commands name whom the client itself waits for.
				if (connects && Authority.isName(target)) {
					owner.flow().addHost(target.toLowerCase(Locale.ROOT), "socks", asked);
				}
				left = connects && message.code() == 0;
				lost = !left;
				if (left) {
					owner.recogniseAnew();
				}
			}
		}
	}

	@Override
	public void gap(int side) {
		if (!left) {
			lost = true;
			raw[side].offer(Long.MAX_VALUE, true);
		}
	}

	@Override
	public void end(int side) {
		if (!left) {
			raw[side].offer(Long.MAX_VALUE, true);
		}
	}
}
