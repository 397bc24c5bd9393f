package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** Does a derivation again, written from {@code docs/formats/derivation.md}, with nothing of the matcher's. */
final class Replayer {

	private final byte[] file;
	private final Map<String, byte[]> results = new HashMap<>();

	private Replayer(byte[] file) {
		this.file = file;
	}

	/** The bytes of the match, after every node's length and digest were compared. */
	static byte[] replay(byte[] file, Json derivation) {
		Replayer replayer = new Replayer(file);
		List<Json> nodes = derivation.items("nodes");
		for (int i = 0; i < nodes.size(); i++) {
			assertEquals("n" + i, nodes.get(i).text("id").orElseThrow());
			replayer.node(nodes.get(i));
		}
		Json match = derivation.get("match").orElseThrow();
		List<Json> range = match.items("range");
		int from = range.get(0).asInteger().orElseThrow().intValue();
		int length = range.get(1).asInteger().orElseThrow().intValue();
		return slice(replayer.results.get(match.text("node").orElseThrow()), from, length);
	}

	private void node(Json node) {
		assertEquals(1L, node.integer("version").orElseThrow());
		assertEquals(1, node.items("inputs").size());
		Json input = node.items("inputs").getFirst();
		byte[] source = input.text("node").map(results::get).orElse(file);
		Json params = node.get("params").orElseThrow();
		byte[] result;
		try {
			result = node.text("op").orElseThrow().startsWith("capture.")
					? capture(node, params, input.items("ranges")) : op(node.text("op").get(), params, joined(source, input.items("ranges")));
		} catch (IOException | JsonSyntaxException e) {
			throw new AssertionError(node.toString(), e);
		}
		assertEquals(node.integer("length").orElseThrow(), result.length, node.toString());
		assertEquals(node.text("sha256").orElseThrow(), sha256(result), node.toString());
		results.put(node.text("id").orElseThrow(), result);
	}

	private static byte[] op(String op, Json params, byte[] input) throws IOException, JsonSyntaxException {
		return switch (op) {
			case "slice" -> input;
			case "percent" -> percent(input, params.bool("plus").orElseThrow());
			case "hex" -> hex(input);
			case "base64" -> base64(input, params.text("alphabet").orElseThrow());
			case "json.string" -> string(input, params.text("pointer").orElseThrow());
			default -> GuessedOps.op(op, params, input);
		};
	}

	private static byte[] percent(byte[] input, boolean plus) {
		String text = new String(input, StandardCharsets.ISO_8859_1);
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			if (text.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")) {
				out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
				i += 2;
			} else {
				out.append(plus && text.charAt(i) == '+' ? ' ' : text.charAt(i));
			}
		}
		return out.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] hex(byte[] input) {
		String text = new String(input, StandardCharsets.ISO_8859_1);
		assertTrue(text.matches("(?:[0-9a-fA-F]{2}[: -]?)*+(?<![: -])"), text);
		return HexFormat.of().parseHex(text.replaceAll("[: -]", ""));
	}

	private static byte[] base64(byte[] input, String alphabet) {
		String text = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[\r\n \t]", "");
		String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + ("url".equals(alphabet) ? "-_" : "+/");
		StringBuilder bits = new StringBuilder();
		for (char c : text.replaceAll("=*$", "").toCharArray()) {
			int value = characters.indexOf(c);
			assertTrue(value >= 0, "not base64: " + c);
			bits.append(Integer.toBinaryString(64 + value).substring(1));
		}
		byte[] out = new byte[bits.length() / 8];
		for (int i = 0; i < out.length; i++) {
			out[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
		}
		return out;
	}

	private static byte[] string(byte[] input, String pointer) throws JsonSyntaxException {
		Json value = JsonReader.read(new String(input, StandardCharsets.UTF_8));
		for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
			String name = step.replace("~1", "/").replace("~0", "~");
			value = value instanceof Json.Array array ? array.items().get(Integer.parseInt(name)) : value.get(name).orElseThrow();
		}
		return value.asText().orElseThrow().getBytes(StandardCharsets.UTF_8);
	}

	private byte[] capture(Json node, Json params, List<Json> ranges) {
		int frames = params.items("frames").stream().mapToInt(run -> run.asItems().get(1).asInteger().orElseThrow().intValue()).sum();
		assertEquals(frames, ranges.size());
		byte[] result = new byte[node.integer("length").orElseThrow().intValue()];
		for (Json range : ranges) {
			byte[] frame = joined(file, List.of(range));
			int total = (frame[16] & 0xff) << 8 | frame[17] & 0xff;
			int transport = 14 + 20;
			if (node.text("op").orElseThrow().equals("capture.udp")) {
				return Arrays.copyOfRange(frame, transport + 8, 14 + total);
			}
			long sequence = new BigInteger(1, Arrays.copyOfRange(frame, transport + 4, transport + 8)).longValue();
			int at = (int) (sequence - Long.parseLong(params.text("base").orElseThrow()));
			byte[] payload = Arrays.copyOfRange(frame, transport + 20, 14 + total);
			System.arraycopy(payload, 0, result, at, payload.length);
		}
		return result;
	}

	private static byte[] joined(byte[] source, List<Json> ranges) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (Json range : ranges) {
			out.writeBytes(slice(source, range.asItems().get(0).asInteger().orElseThrow().intValue(),
					range.asItems().get(1).asInteger().orElseThrow().intValue()));
		}
		return out.toByteArray();
	}

	private static byte[] slice(byte[] source, int offset, int length) {
		assertTrue(offset >= 0 && length >= 0 && offset + length <= source.length);
		return Arrays.copyOfRange(source, offset, offset + length);
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError(e);
		}
	}
}
