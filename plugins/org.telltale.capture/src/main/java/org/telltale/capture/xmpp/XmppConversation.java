package org.telltale.capture.xmpp;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/**
 * An XMPP connection in clear. Its bytes are offered as they come; headers are told; behind {@code proceed} it is recognised
 * anew (RFC 6120 section 5.4.2.3), behind {@code compressed} (XEP-0138) it counts as unreadable where it is no text.
 */
final class XmppConversation implements StreamDecoder {

	private static final String PROCEED = "<proceed";
	private final Connection owner;
	private final RawWindows[] raw;
	private final long[] looked = new long[2];
	private long sought;
	private boolean proceeds;
	private long proceedsAt;
	private boolean left;

	XmppConversation(Connection owner) {
		this.owner = owner;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		if (left) {
			return;
		}
		ByteStream stream = owner.stream(side);
		headers(side, stream);
		if (side == 1 && !proceeds) {
			proceed(stream);
		}
		if (proceeds) {
			turn();
		} else {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	private void headers(int side, ByteStream stream) {
		byte[] b = stream.buffer();
		int at = stream.index(Math.max(stream.consumed(), looked[side]));
		int to = stream.index(stream.delivered());
		int begin = stream.index(stream.consumed());
		int found = XmppDecoder.header(b, begin, at, to);
		int end = found < 0 ? -1 : XmppDecoder.tagEnd(b, found, to);
		while (end > 0) {
			List<Field> fields = XmppDecoder.attributes(b, found, end);
			Optional<FrameRef> frame = stream.frameAt(stream.consumed() + end - 1 - begin);
			frame.ifPresent(last -> owner.context().record(new MessageRecord(owner.flow().ref(), last.number(), last.timeNanos(), "xmpp",
					owner.flow().roles().handset().direction(side == 0), fields)));
			looked[side] = stream.consumed() + end - begin;
			found = XmppDecoder.header(b, begin, end, to);
			end = found < 0 ? -1 : XmppDecoder.tagEnd(b, found, to);
		}
		looked[side] = Math.max(looked[side], goOn(stream, found, to, XmppDecoder.HEADER));
	}

	/** From where to look on: at a tag that is not whole yet, unless it is longer than any, else at the last bytes. */
	private static long goOn(ByteStream stream, int found, int to, String tag) {
		boolean waits = found >= 0 && to - found < XmppDecoder.LONGEST_TAG;
		return waits ? stream.consumed() + found - stream.index(stream.consumed()) : stream.delivered() - tag.length() + 1;
	}

	private void proceed(ByteStream stream) {
		byte[] b = stream.buffer();
		int from = stream.index(Math.max(stream.consumed(), sought));
		int to = stream.index(stream.delivered());
		int found = XmppDecoder.find(b, from, to, PROCEED);
		int end = found < 0 ? -1 : XmppDecoder.tagEnd(b, found, to);
		if (end > 0 && XmppDecoder.find(b, found, end, "xmpp-tls") > 0) {
			proceeds = true;
			proceedsAt = stream.consumed() + end - stream.index(stream.consumed());
		}
		sought = Math.max(sought, goOn(stream, end < 0 ? found : -1, to, PROCEED));
	}

	/** TLS begins: what came before is offered, the rest is another protocol's. */
	private void turn() {
		left = true;
		raw[1].offer(proceedsAt, true);
		ByteStream client = owner.stream(0);
		int from = client.index(client.consumed());
		int to = client.index(client.delivered());
		int request = XmppDecoder.find(client.buffer(), from, to, "<starttls");
		int end = request < 0 ? -1 : XmppDecoder.tagEnd(client.buffer(), request, to);
		raw[0].offer(end < 0 ? client.consumed() : client.consumed() + end - from, true);
		owner.recogniseAnew();
	}

	@Override
	public void gap(int side) {
		if (!left) {
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
