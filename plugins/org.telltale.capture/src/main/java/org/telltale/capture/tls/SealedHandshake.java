package org.telltale.capture.tls;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.tls.crypt.Opened;

/** One side's encrypted handshake of TLS 1.3, from its first record to Finished: kept to be offered as a layer, and to show names. */
final class SealedHandshake {

	private final ByteStream sealed;
	private final ByteArrayOutputStream content = new ByteArrayOutputStream();
	private Optional<Epoch> epoch = Optional.empty();
	private Epoch.Mark first;
	private Epoch.Mark last;
	private long start;
	private long end;

	SealedHandshake(ByteStream sealed) {
		this.sealed = sealed;
	}

	/** Takes a record of the handshake, which is not consumed as long as this holds it. */
	void add(Opened opened, long record, int recordLength, Epoch under, Epoch.Mark mark) {
		if (epoch.isEmpty()) {
			epoch = Optional.of(under);
			start = record;
			first = mark;
		}
		last = mark;
		end = record + recordLength;
		content.writeBytes(opened.content());
	}

	/** Offset in the stream from which on bytes are needed. */
	long needed() {
		return epoch.isEmpty() ? Long.MAX_VALUE : start;
	}

	/** Whether it has become longer than is kept. */
	boolean tooLong() {
		return content.size() > Handshakes.MAX_MESSAGE;
	}

	/** The handshake so far. */
	Optional<Layer> layer() {
		return epoch.map(under -> {
			Layer records = sealed.layer(start, end, "");
			List<ByteRange> all = List.of(records.all());
			return records.child("tls.decrypt", under.params(first, last, "handshake"), all, under.keys(), ByteMap.whole(all),
					"tls.decrypt", content.toByteArray());
		});
	}

	/** Lets all go. */
	void release() {
		epoch = Optional.empty();
		content.reset();
	}
}
