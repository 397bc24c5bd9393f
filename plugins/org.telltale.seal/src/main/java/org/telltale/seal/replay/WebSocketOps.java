package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/**
 * The contents of WebSocket messages (RFC 6455 sections 5.2 to 5.4), inflated where permessage-deflate says so (RFC 7692 section
 * 7.2.2). The inflater is the JDK's: common mode with the maker. Not thread-safe.
 */
final class WebSocketOps {

	private static final int CONTROL = 8;
	private static final int BUFFER = 1 << 16;
	/** A verifier does not inflate more, that of messages that are left out included. */
	private static final long MAX_INFLATED = 1L << 31;
	private static final byte[] TAIL = { 0, 0, (byte) 0xff, (byte) 0xff };

	private final int skip;
	private final String deflate;
	private final int wanted;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final Inflater inflater = new Inflater(true);
	private final byte[] buffer = new byte[BUFFER];
	private int messages;
	private boolean inside;
	private boolean compressed;
	private boolean damaged;
	private long inflated;

	/**
	 * A frame.
	 *
	 * @param first its first byte: FIN, RSV, opcode
	 * @param data its payload data, unmasked; less in a last frame that the input cuts
	 * @param whole whether all of them are there
	 */
	private record Frame(int first, byte[] data, boolean whole) {

		static Frame next(ByteCursor cursor) throws TruncatedException, Refusal {
			int first = cursor.u8();
			int second = cursor.u8();
			long length = second & 0x7f;
			if (length == 126) {
				length = cursor.u16();
			} else if (length == 127) {
				length = cursor.u64();
				Refusal.unless(length >= 0, "a WebSocket frame's length has 64 bits");
			}
			byte[] mask = cursor.bytes(second >= 0x80 ? 4 : 0);
			byte[] data = cursor.bytes(Math.min(length, cursor.remaining()));
			for (int i = 0; i < data.length && mask.length > 0; i++) {
				data[i] ^= mask[i & 3];
			}
			return new Frame(first, data, data.length == length);
		}
	}

	private WebSocketOps(int skip, String deflate, int wanted) {
		this.skip = skip;
		this.deflate = deflate;
		this.wanted = wanted;
	}

	static byte[] messages(byte[] input, int skip, String deflate, int wanted) throws Refusal {
		Refusal.unless(deflate.equals("none") || deflate.equals("message") || deflate.equals("context"), "a deflate that is not known: " + deflate);
		WebSocketOps ops = new WebSocketOps(skip, deflate, wanted);
		try {
			ops.walk(new ByteCursor(input));
			return ops.out.toByteArray();
		} finally {
			ops.inflater.end();
		}
	}

	/** The payload data of the one frame that the input begins with. */
	static byte[] frame(byte[] input) throws Refusal {
		try {
			return Frame.next(new ByteCursor(input)).data();
		} catch (TruncatedException e) {
			throw new Refusal("the header of the WebSocket frame is cut");
		}
	}

	private void walk(ByteCursor cursor) throws Refusal {
		try {
			while (cursor.remaining() > 0 && !damaged) {
				add(Frame.next(cursor));
			}
		} catch (TruncatedException headerIsCut) {
			// what is there of a frame without its whole header is nothing
		}
	}

	private void add(Frame frame) throws Refusal {
		int opcode = frame.first() & 0x0f;
		if (opcode >= CONTROL) {
			return;
		}
		Refusal.unless(opcode == 0 == inside, "a WebSocket frame stands inside or outside a message that may not");
		if (opcode != 0) {
			begin((frame.first() & 0x40) != 0);
		}
		content(frame.data());
		if (frame.whole() && frame.first() >= 0x80 && !damaged) {
			end();
		}
	}

	private void begin(boolean reserved1) throws Refusal {
		Refusal.unless(!reserved1 || !deflate.equals("none"), "a compressed WebSocket message where no compression was agreed");
		inside = true;
		compressed = reserved1;
		if (deflate.equals("message")) {
			inflater.reset();
		}
	}

	private void end() throws Refusal {
		if (compressed && isInflated()) {
			inflate(TAIL);
		}
		inside = false;
		messages++;
	}

	/** With a window that goes on those that are left out are needed too. */
	private boolean isInflated() {
		return messages >= skip || deflate.equals("context");
	}

	private void content(byte[] bytes) throws Refusal {
		if (!compressed) {
			write(bytes, bytes.length);
		} else if (isInflated()) {
			inflate(bytes);
		}
	}

	private void write(byte[] bytes, int count) throws Refusal {
		if (messages >= skip) {
			Refusal.unless(count <= wanted - out.size(), "the messages are longer than the fact says");
			out.write(bytes, 0, count);
		}
	}

	private void inflate(byte[] bytes) throws Refusal {
		inflater.setInput(bytes);
		while (!damaged) {
			long before = inflater.getBytesWritten();
			int count;
			try {
				count = inflater.inflate(buffer);
			} catch (DataFormatException e) {
				count = (int) (inflater.getBytesWritten() - before);
				damaged = true;
			}
			inflated += count;
			Refusal.unless(inflated <= MAX_INFLATED, "WebSocket messages expand to more than this verifier bears");
			write(buffer, count);
			if (inflater.finished()) {
				goOn(bytes);
			} else if (count == 0) {
				return;
			}
		}
	}

	/** Behind a final block the stream goes on with the next byte, and with an empty window. */
	private void goOn(byte[] bytes) {
		int left = inflater.getRemaining();
		inflater.reset();
		inflater.setInput(bytes, bytes.length - left, left);
	}
}
