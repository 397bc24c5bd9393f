package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.telltale.base.ByteCursor;
import org.telltale.base.IpAddress;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** One answer of a DNS message (RFC 1035 section 4.1). */
final class DnsOps {

	private static final String CUT = "the DNS message is cut or malformed";
	private static final int INTERNET = 1;
	private static final int A = 1;
	private static final int AAAA = 28;
	private static final int MAX_POINTERS = 128;
	private static final int MAX_NAME = 255;

	private DnsOps() {
	}

	static byte[] answer(byte[] message, int index) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(message);
			String question = question(message, cursor, index);
			return record(message, cursor, question).getBytes(StandardCharsets.US_ASCII);
		} catch (TruncatedException e) {
			throw new Refusal(CUT);
		}
	}

	/** Whether a message is an answer to a query (operation code 0), and that record of it of class IN; mDNS uses the class's high bit for itself. */
	static boolean isInternetAnswer(byte[] message, int index) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(message);
			question(message, cursor, index);
			name(message, cursor);
			cursor.skip(2);
			return (message[2] & 0xf8) == 0x80 && (cursor.u16() & 0x7fff) == INTERNET;
		} catch (TruncatedException e) {
			throw new Refusal(CUT);
		}
	}

	/** The first question's name; leaves the cursor at the answer of that number. */
	private static String question(byte[] message, ByteCursor cursor, int index) throws TruncatedException, Refusal {
		cursor.skip(4);
		int questions = cursor.u16();
		int answers = cursor.u16();
		cursor.skip(4);
		Refusal.unless(questions > 0 && index < answers, "the message has no question, or no such answer");
		String question = name(message, cursor);
		cursor.skip(4);
		for (int i = 1; i < questions; i++) {
			name(message, cursor);
			cursor.skip(4);
		}
		for (int i = 0; i < index; i++) {
			name(message, cursor);
			cursor.skip(8);
			cursor.skip(cursor.u16());
		}
		return question;
	}

	private static String record(byte[] message, ByteCursor cursor, String question) throws TruncatedException, Refusal {
		String owner = name(message, cursor);
		int type = cursor.u16();
		cursor.skip(6);
		byte[] data = cursor.bytes(cursor.u16());
		Refusal.unless(type == A && data.length == 4 || type == AAAA && data.length == 16, "the answer is no A or AAAA record");
		return question + " " + owner + " " + (type == A ? "A " : "AAAA ") + IpAddress.of(data);
	}

	/** Reads a name, following pointers, and leaves the cursor behind it. */
	private static String name(byte[] message, ByteCursor cursor) throws TruncatedException, Refusal {
		StringBuilder name = new StringBuilder();
		ByteCursor at = cursor;
		int pointers = 0;
		int length = 0;
		while (true) {
			int label = at.u8();
			if (label == 0) {
				return name.toString().toLowerCase(Locale.ROOT);
			}
			if (label >= 0xc0) {
				Refusal.unless(++pointers <= MAX_POINTERS, "the DNS name runs in a circle");
				int target = (label & 0x3f) << 8 | at.u8();
				at = new ByteCursor(message).seek(target);
				continue;
			}
			Refusal.unless(label < 0x40 && (length += label + 1) <= MAX_NAME, "the DNS name is malformed");
			if (!name.isEmpty()) {
				name.append('.');
			}
			for (byte b : at.bytes(label)) {
				append(name, b & 0xff);
			}
		}
	}

	private static void append(StringBuilder name, int octet) {
		if (octet < 0x21 || octet > 0x7e || octet == '.' || octet == '\\') {
			name.append('\\').append(String.format(Locale.ROOT, "%03d", octet));
		} else {
			name.append((char) octet);
		}
	}
}
