package org.telltale.capture.websocket;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.capture.codec.Gathered;

/** Undoes permessage-deflate for the messages of one direction in order (RFC 7692 section 7.2.2). Not thread-safe; to be closed. */
final class MessageInflater implements AutoCloseable {

	private static final byte[] TAIL = { 0, 0, (byte) 0xff, (byte) 0xff };

	/**
	 * What a message unfolded to.
	 *
	 * @param bytes empty if it passed the limit
	 * @param sound whether the compression was undamaged and within the limit
	 * @param tooLong whether it passed the limit
	 */
	record Unfolded(byte[] bytes, boolean sound, boolean tooLong) {
	}

	private final boolean keepsContext;
	private final Inflater inflater = new Inflater(true);

	/** @param keepsContext whether the window goes on from message to message */
	MessageInflater(boolean keepsContext) {
		this.keepsContext = keepsContext;
	}

	/**
	 * Unfolds one message.
	 *
	 * @param whole whether all of it is there
	 * @param limit most bytes to make
	 */
	Unfolded message(byte[] payload, int length, boolean whole, int limit) {
		Gathered out = new Gathered();
		if (!keepsContext) {
			inflater.reset();
		}
		boolean sound = feed(payload, length, limit, out) && (!whole || feed(TAIL, TAIL.length, limit, out));
		boolean tooLong = out.size() > limit;
		return new Unfolded(tooLong ? new byte[0] : out.toByteArray(), sound, tooLong);
	}

	private boolean feed(byte[] bytes, int length, int limit, Gathered out) {
		byte[] block = new byte[8192];
		inflater.setInput(bytes, 0, length);
		while (!inflater.needsInput()) {
			if (inflater.finished()) {
				// A block that says it is the last (section 7.2.3.4): what follows begins anew behind it.
				int left = inflater.getRemaining();
				inflater.reset();
				inflater.setInput(bytes, length - left, left);
				if (left == 0) {
					return true;
				}
			}
			long before = inflater.getBytesWritten();
			try {
				int count = inflater.inflate(block);
				out.write(block, 0, count);
				if (count == 0 && inflater.needsDictionary() || out.size() > limit) {
					return false;
				}
			} catch (DataFormatException damaged) {
				out.write(block, 0, (int) (inflater.getBytesWritten() - before));
				return false;
			}
		}
		return drain(limit, out, block);
	}

	/** What the last bytes of input still make. */
	private boolean drain(int limit, Gathered out, byte[] block) {
		try {
			int count = inflater.inflate(block);
			while (count > 0 && out.size() <= limit) {
				out.write(block, 0, count);
				count = inflater.inflate(block);
			}
			return out.size() <= limit;
		} catch (DataFormatException damaged) {
			return false;
		}
	}

	@Override
	public void close() {
		inflater.end();
	}
}
