package org.telltale.capture.socks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.IpAddress;
import org.telltale.base.TruncatedException;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.socks.SocksMessage.Kind;

/** Reads messages of SOCKS 4, 4a and 5. Stateless. */
public final class SocksDecoder {

	private static final int LONGEST_TEXT = 255;

	private SocksDecoder() {
	}

	/** What became of an attempt to read a message. */
	public enum Trouble {
		/** More bytes are needed. */
		CUT,
		/** It is no such message. */
		WRONG
	}

	/** A message, or why there is none. */
	public record Read(Optional<SocksMessage> message, Trouble trouble) {

		private static Read of(SocksMessage message) {
			return new Read(Optional.of(message), Trouble.CUT);
		}

		private static Read wrong() {
			return new Read(Optional.empty(), Trouble.WRONG);
		}
	}

	/** Reads the message of a kind that begins at {@code from}. @param version 4 or 5 */
	public static Read read(Kind kind, int version, byte[] b, int from, int to) {
		ByteCursor in = new ByteCursor(b, from, to - from);
		try {
			return switch (kind) {
				case GREETING -> greeting(in);
				case CHOICE -> two(in, kind, 5, "socks.version", "socks.auth_accepted_method");
				case CREDENTIALS -> credentials(in);
				case STATUS -> two(in, kind, 1, "socks.subnegotiation_version", "socks.auth_status");
				case REQUEST -> version == 4 ? request4(in) : address(in, kind, "socks.command");
				case REPLY -> version == 4 ? reply4(in) : address(in, kind, "socks.results");
			};
		} catch (TruncatedException cut) {
			return new Read(Optional.empty(), Trouble.CUT);
		}
	}

	private static Read greeting(ByteCursor in) throws TruncatedException {
		if (in.u8() != 5) {
			return Read.wrong();
		}
		int count = in.u8();
		List<Field> fields = new ArrayList<>(List.of(Field.number("socks.version", 0, 1, 5), Field.number("socks.auth_method_count", 1, 1, count)));
		for (int i = 0; i < count; i++) {
			fields.add(Field.number("socks.auth_method", 2 + i, 1, in.u8()));
		}
		return count == 0 ? Read.wrong() : Read.of(new SocksMessage(Kind.GREETING, in.position(), 0, Optional.empty(), 0, fields));
	}

	private static Read two(ByteCursor in, Kind kind, int version, String first, String second) throws TruncatedException {
		if (in.u8() != version) {
			return Read.wrong();
		}
		int code = in.u8();
		return Read.of(new SocksMessage(kind, 2, code, Optional.empty(), 0, List.of(Field.number(first, 0, 1, version), Field.number(second, 1, 1, code))));
	}

	private static Read credentials(ByteCursor in) throws TruncatedException {
		if (in.u8() != 1) {
			return Read.wrong();
		}
		String user = text(in.bytes(in.u8()));
		int behind = in.position();
		String password = text(in.bytes(in.u8()));
		return Read.of(new SocksMessage(Kind.CREDENTIALS, in.position(), 0, Optional.empty(), 0, List.of(Field.number("socks.subnegotiation_version", 0, 1, 1),
				Field.text("socks.username", 2, user.length(), user), Field.text("socks.password", behind + 1, password.length(), password))));
	}

	/** RFC 1928 sections 4 to 6: version, command or reply, reserved, address type, address, port. */
	private static Read address(ByteCursor in, Kind kind, String codeName) throws TruncatedException {
		if (in.u8() != 5) {
			return Read.wrong();
		}
		int code = in.u8();
		int reserved = in.u8();
		int type = in.u8();
		if (reserved != 0 || type != 1 && type != 3 && type != 4) {
			return Read.wrong();
		}
		int length = type == 1 ? 4 : type == 4 ? 16 : in.u8();
		int at = in.position();
		byte[] bytes = in.bytes(length);
		String host = type == 3 ? text(bytes) : IpAddress.of(bytes).toString();
		int port = in.u16();
		Field place = Field.of(type == 3 ? "socks.remote_name" : type == 4 ? "socks.dstV6" : "socks.dst", type == 3 ? FieldType.NAME : FieldType.ADDRESS, at, length, host);
		return Read.of(new SocksMessage(kind, in.position(), code, Optional.of(host), port, List.of(Field.number("socks.version", 0, 1, 5),
				Field.number(codeName, 1, 1, code), Field.number("socks.address_type", 3, 1, type), place, Field.number("socks.port", at + length, 2, port))));
	}

	/** SOCKS 4: version, command, port, address, user id, NUL; 4a: address 0.0.0.x, and a name with its NUL behind. */
	private static Read request4(ByteCursor in) throws TruncatedException {
		if (in.u8() != 4) {
			return Read.wrong();
		}
		int command = in.u8();
		int port = in.u16();
		byte[] address = in.bytes(4);
		Optional<String> user = untilNul(in);
		boolean named = address[0] == 0 && address[1] == 0 && address[2] == 0 && address[3] != 0;
		int nameAt = in.position();
		Optional<String> name = user.isPresent() && named ? untilNul(in) : Optional.empty();
		if (command < 1 || command > 2 || user.isEmpty() || named && name.isEmpty()) {
			return Read.wrong();
		}
		String literal = IpAddress.of(address).toString();
		List<Field> fields = new ArrayList<>(List.of(Field.number("socks.version", 0, 1, 4), Field.number("socks.command", 1, 1, command),
				Field.number("socks.dstport", 2, 2, port), Field.of("socks.dst", FieldType.ADDRESS, 4, 4, literal)));
		if (!user.get().isEmpty()) {
			fields.add(Field.text("socks.username", 8, user.get().length(), user.get()));
		}
		name.ifPresent(host -> fields.add(Field.of("socks.v4a_dns_name", FieldType.NAME, nameAt, host.length(), host)));
		return Read.of(new SocksMessage(Kind.REQUEST, in.position(), command, Optional.of(name.orElse(literal)), port, fields));
	}

	private static Read reply4(ByteCursor in) throws TruncatedException {
		if (in.u8() != 0) {
			return Read.wrong();
		}
		int code = in.u8();
		in.skip(6);
		return Read.of(new SocksMessage(Kind.REPLY, 8, code == 90 ? 0 : code, Optional.empty(), 0, List.of(Field.number("socks.results", 1, 1, code))));
	}

	/** Text up to a NUL, which is passed; empty if it is longer than any. */
	private static Optional<String> untilNul(ByteCursor in) throws TruncatedException {
		byte[] text = new byte[LONGEST_TEXT];
		for (int i = 0; i < text.length; i++) {
			text[i] = (byte) in.u8();
			if (text[i] == 0) {
				return Optional.of(text(Arrays.copyOf(text, i)));
			}
		}
		return Optional.empty();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
