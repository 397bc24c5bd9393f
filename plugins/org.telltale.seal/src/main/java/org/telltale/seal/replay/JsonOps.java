package org.telltale.seal.replay;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/** JSON pointers (RFC 6901). The reader is base's: common mode with the maker. */
final class JsonOps {

	private JsonOps() {
	}

	static byte[] string(byte[] input, String pointer) throws Refusal {
		Refusal.unless(pointer.isEmpty() || pointer.startsWith("/"), "not a JSON pointer: " + pointer);
		try {
			Json value = JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString());
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

	private static Json step(Json value, String token) throws Refusal {
		Refusal.unless(token.matches("([^~]|~[01])*"), "not a JSON pointer's token: " + token);
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
