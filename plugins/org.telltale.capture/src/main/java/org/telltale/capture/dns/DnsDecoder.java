package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Reads one DNS message. Compression pointers must point backwards (RFC 1035 section 4.1.4). Stateless. */
public final class DnsDecoder {

	private static final int HEADER = 12;
	private static final int MAX_NAME = 255;
	/** More records than one message of 65,535 bytes can hold are a lie in the header. */
	private static final int MAX_RECORDS = 5_500;

	private DnsDecoder() {
	}

	/**
	 * The message in {@code bytes}; partial, with a problem, where it is damaged; empty if even the header is cut.
	 * Positions in problems count from the start of the message.
	 */
	public static Outcome<DnsMessage> decode(byte[] bytes) {
		ByteCursor cursor = new ByteCursor(bytes);
		List<DnsMessage.Question> questions = new ArrayList<>();
		List<DnsMessage.Answer> answers = new ArrayList<>();
		int[] header = new int[6];
		try {
			for (int i = 0; i < header.length; i++) {
				header[i] = cursor.u16();
			}
			for (int i = 0; i < header[2]; i++) {
				questions.add(new DnsMessage.Question(name(bytes, cursor), cursor.u16(), cursor.u16()));
			}
			for (int i = 0; i < Math.min(header[3], MAX_RECORDS); i++) {
				answers.add(answer(bytes, cursor));
			}
			return Outcome.of(message(header, questions, answers));
		} catch (TruncatedException cut) {
			Problem problem = new Problem("dns.damaged", Where.at("message", cursor.position(), cursor.remaining()),
					"A DNS message ends or contradicts itself before its header's counts are met.",
					"Its questions and answers behind that point are not listed; its bytes are searched all the same.");
			return bytes.length < HEADER ? Outcome.none(problem) : Outcome.of(message(header, questions, answers), List.of(problem));
		}
	}

	/** Whether the bytes look like a DNS message: a header whose counts and operation code are sane. */
	public static boolean looksLike(byte[] b, int from, int to) {
		if (to - from < HEADER) {
			return false;
		}
		int opcode = b[from + 2] >> 3 & 15;
		int questions = (b[from + 4] & 0xff) << 8 | b[from + 5] & 0xff;
		int answers = (b[from + 6] & 0xff) << 8 | b[from + 7] & 0xff;
		return (opcode <= 2 || opcode == 4 || opcode == 5) && questions <= 16 && questions + answers > 0;
	}

	private static DnsMessage message(int[] header, List<DnsMessage.Question> questions, List<DnsMessage.Answer> answers) {
		return new DnsMessage(header[0], (header[1] & 0x8000) != 0, header[1] >> 11 & 15, header[1] & 15, questions, answers,
				header[4], header[5]);
	}

	private static DnsMessage.Answer answer(byte[] bytes, ByteCursor cursor) throws TruncatedException {
		String owner = name(bytes, cursor);
		int type = cursor.u16();
		cursor.u16();
		long ttl = cursor.u32();
		int length = cursor.u16();
		int start = cursor.position();
		cursor.skip(length);
		byte[] data = Arrays.copyOfRange(bytes, start, start + length);
		Optional<IpAddress> address = type == DnsMessage.A && length == 4 || type == DnsMessage.AAAA && length == 16
				? Optional.of(IpAddress.of(data)) : Optional.empty();
		return new DnsMessage.Answer(owner, type, ttl, address, text(bytes, start, type, data, address));
	}

	private static String text(byte[] bytes, int start, int type, byte[] data, Optional<IpAddress> address) throws TruncatedException {
		if (address.isPresent()) {
			return address.get().toString();
		}
		int skip = switch (type) {
			case 2, 5, 12 -> 0;
			case 15 -> 2;
			case 33 -> 6;
			default -> -1;
		};
		if (skip >= 0 && data.length > skip) {
			ByteCursor target = new ByteCursor(bytes, 0, start + data.length).seek(start + skip);
			return name(bytes, target);
		}
		return type == 16 ? strings(data) : HexFormat.of().formatHex(data);
	}

	private static String strings(byte[] data) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < data.length; i += 1 + (data[i] & 0xff)) {
			int end = Math.min(data.length, i + 1 + (data[i] & 0xff));
			for (int k = i + 1; k < end; k++) {
				append(text, data[k], false);
			}
		}
		return text.toString();
	}

	/** A name at the cursor, which moves behind it. */
	private static String name(byte[] bytes, ByteCursor cursor) throws TruncatedException {
		StringBuilder text = new StringBuilder();
		ByteCursor at = cursor;
		int octets = 0;
		int lowest = cursor.position();
		while (true) {
			int length = at.u8();
			if (length == 0) {
				return text.toString();
			}
			if (length >= 0xc0) {
				int target = (length & 0x3f) << 8 | at.u8();
				if (target >= lowest) {
					throw new TruncatedException(target, 0, 0);
				}
				lowest = target;
				at = new ByteCursor(bytes).seek(target);
				continue;
			}
			octets += length + 1;
			if (length >= 0x40 || octets > MAX_NAME) {
				throw new TruncatedException(at.position(), length, 0);
			}
			if (!text.isEmpty()) {
				text.append('.');
			}
			for (byte b : at.bytes(length)) {
				append(text, b, true);
			}
		}
	}

	private static void append(StringBuilder text, byte b, boolean label) {
		int c = b & 0xff;
		if (c < 0x21 || c > 0x7e || label && c == '.' || c == '\\') {
			text.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10)).append((char) ('0' + c % 10));
		} else {
			text.append(label && c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) c);
		}
	}
}
