package org.telltale.seal.replay;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/** JSON pointers (RFC 6901), and answers of HTTPDNS. The reader is base's: common mode with the maker. */
final class JsonOps {

	/** A tilde that begins no escape; looked for, since a pattern that repeats a group over a long token passes the stack. */
	private static final Pattern NO_ESCAPE = Pattern.compile("~(?![01])");

	private JsonOps() {
	}

	static byte[] string(byte[] input, String pointer) throws Refusal {
		Refusal.unless(pointer.isEmpty() || pointer.startsWith("/"), "not a JSON pointer: " + pointer);
		try {
			Json value = read(input);
			String[] tokens = pointer.split("/", -1);
			for (int i = 1; i < tokens.length; i++) {
				value = step(value, tokens[i]);
			}
			String text = value.asText().orElseThrow(() -> new Refusal("there is no string at " + pointer));
			ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			byte[] result = new byte[bytes.remaining()];
			bytes.get(result);
			return result;
		} catch (CharacterCodingException | JsonSyntaxException e) {
			throw new Refusal("the input is no JSON text, or the string is no Unicode");
		}
	}

	/** {@code HOST ADDRESS} of an answer of HTTPDNS. */
	static byte[] httpdns(byte[] input, int index) throws Refusal {
		try {
			Json answer = read(input);
			StringBuilder host = new StringBuilder();
			for (char c : answer.text("host").orElse("").toCharArray()) {
				Refusal.unless(c > 0x20 && c < 0x7f, "the host is not ASCII");
				host.append(c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c);
			}
			if (!host.isEmpty() && host.charAt(host.length() - 1) == '.') {
				host.setLength(host.length() - 1);
			}
			Refusal.unless(!host.isEmpty(), "the answer names no host");
			List<String> addresses = Stream.of("ips", "ipsv6").flatMap(name -> answer.get(name).orElse(Json.NULL).asItems().stream())
					.flatMap(item -> item.asText().stream()).toList();
			Refusal.unless(index < addresses.size() && IpAddress.parse(addresses.get(index)).isPresent(), "the answer has no such address");
			return (host + " " + addresses.get(index)).getBytes(StandardCharsets.US_ASCII);
		} catch (CharacterCodingException | JsonSyntaxException e) {
			throw new Refusal("the input is no JSON text");
		}
	}

	private static Json read(byte[] input) throws CharacterCodingException, JsonSyntaxException {
		return JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString());
	}

	private static Json step(Json value, String token) throws Refusal {
		Refusal.unless(!NO_ESCAPE.matcher(token).find(), "not a JSON pointer's token: " + token);
		String name = token.replace("~1", "/").replace("~0", "~");
		if (value instanceof Json.Fields fields && fields.members().containsKey(name)) {
			return fields.members().get(name);
		}
		List<Json> items = value.asItems();
		if (name.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(name) < items.size()) {
			return items.get(Integer.parseInt(name));
		}
		throw new Refusal("the JSON text has no such place");
	}
}
