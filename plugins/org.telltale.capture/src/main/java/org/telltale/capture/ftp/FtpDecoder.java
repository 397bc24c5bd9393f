package org.telltale.capture.ftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.ftp.FtpMessage.Endpoint;

/** Reads FTP's commands and replies (RFC 959 sections 4 and 5, RFC 2428). Stateless. */
public final class FtpDecoder {

	private FtpDecoder() {
	}

	/** A client's line. */
	public static FtpMessage command(String line) {
		int space = line.indexOf(' ');
		String command = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
		String argument = space < 0 ? "" : line.substring(space + 1);
		List<Field> fields = new ArrayList<>();
		fields.add(Field.text("ftp.request.command", 0, command.length(), command));
		if (!argument.isEmpty()) {
			fields.add(Field.text("ftp.request.arg", space + 1, argument.length(), argument));
		}
		Optional<Endpoint> endpoint = switch (command) {
			case "PORT" -> six(argument);
			case "EPRT" -> extended(argument);
			default -> Optional.empty();
		};
		endpoint.ifPresent(announced -> announce(announced, "ftp.active.cip", "ftp.active.port", space + 1, argument.length(), fields));
		return new FtpMessage(command, 0, true, argument, endpoint, fields);
	}

	/** A server's line. */
	public static FtpMessage reply(String line) {
		int code = code(line);
		if (code == 0) {
			return new FtpMessage("", 0, false, line, Optional.empty(), List.of(Field.text("ftp.response.arg", 0, line.length(), line)));
		}
		boolean last = line.length() == 3 || line.charAt(3) == ' ';
		String argument = line.length() > 4 ? line.substring(4) : "";
		List<Field> fields = new ArrayList<>(List.of(Field.number("ftp.response.code", 0, 3, code)));
		if (!argument.isEmpty()) {
			fields.add(Field.text("ftp.response.arg", 4, argument.length(), argument));
		}
		int open = argument.indexOf('(');
		int close = argument.indexOf(')', open + 1);
		Optional<Endpoint> endpoint = Optional.empty();
		if (code == 227) {
			endpoint = six(open >= 0 && close > 0 ? argument.substring(open + 1, close) : digitsOf(argument));
		} else if (code == 229 && open >= 0 && close > 0) {
			endpoint = extended(argument.substring(open + 1, close));
		}
		endpoint.ifPresent(announced -> announce(announced, "ftp.passive.ip", "ftp.passive.port", 4, argument.length(), fields));
		return new FtpMessage("", code, last, argument, endpoint, fields);
	}

	private static void announce(Endpoint endpoint, String address, String port, int offset, int length, List<Field> fields) {
		endpoint.address().ifPresent(known -> fields.add(Field.of(address, FieldType.ADDRESS, offset, length, known.toString())));
		fields.add(Field.number(port, offset, length, endpoint.port()));
	}

	private static int code(String line) {
		if (line.length() < 3 || line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-') {
			return 0;
		}
		int code = 0;
		for (int i = 0; i < 3; i++) {
			int digit = line.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return 0;
			}
			code = code * 10 + digit;
		}
		return code >= 100 && code < 700 ? code : 0;
	}

	/** Some servers leave the brackets out (RFC 1123 section 4.1.2.6). */
	private static String digitsOf(String text) {
		int from = 0;
		while (from < text.length() && (text.charAt(from) < '0' || text.charAt(from) > '9')) {
			from++;
		}
		return text.substring(from).strip();
	}

	/** {@code h1,h2,h3,h4,p1,p2} (RFC 959 section 5.3.2). */
	private static Optional<Endpoint> six(String text) {
		int[] numbers = new int[6];
		int count = 0;
		int value = -1;
		for (int i = 0; i <= text.length() && count < 6; i++) {
			char c = i < text.length() ? text.charAt(i) : ',';
			if (c >= '0' && c <= '9' && value < 256) {
				value = Math.max(0, value) * 10 + c - '0';
			} else if (c == ',' && value >= 0 && value < 256) {
				numbers[count++] = value;
				value = -1;
			} else if (c != ' ' && c != '.') {
				return Optional.empty();
			} else if (c == '.') {
				break;
			}
		}
		if (count == 5 && value >= 0 && value < 256) {
			numbers[count++] = value;
		}
		byte[] address = { (byte) numbers[0], (byte) numbers[1], (byte) numbers[2], (byte) numbers[3] };
		return count == 6 ? Optional.of(new Endpoint(Optional.of(IpAddress.of(address)), numbers[4] << 8 | numbers[5])) : Optional.empty();
	}

	/** {@code |family|address|port|}, whatever the mark (RFC 2428 sections 2 and 3). */
	private static Optional<Endpoint> extended(String text) {
		if (text.length() < 5) {
			return Optional.empty();
		}
		char mark = text.charAt(0);
		int second = text.indexOf(mark, 1);
		int third = second < 0 ? -1 : text.indexOf(mark, second + 1);
		int fourth = third < 0 ? -1 : text.indexOf(mark, third + 1);
		int port = 0;
		for (int i = third + 1; i < fourth && port < 65_536; i++) {
			int digit = text.charAt(i) - '0';
			port = digit < 0 || digit > 9 ? 65_536 : port * 10 + digit;
		}
		boolean good = fourth > third + 1 && port > 0 && port < 65_536;
		return good ? Optional.of(new Endpoint(IpAddress.parse(text.substring(second + 1, third)), port)) : Optional.empty();
	}
}
