package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/** Ops by name: their parameters are a closed set, and no input makes them throw anything but a refusal. */
class HostileOpsTest {

	private record Example(String op, String params, String input, String result) {
	}

	private static final List<Example> EXAMPLES = List.of(
			new Example("lz4", "{}", "02214c18" + "11000000" + "6f68656c6c6f2006000a602c204c5a3421", hex("hello hello hello hello hello hello, LZ4!")),
			new Example("snappy", "{\"framed\":false}", "11" + "14" + "68656c6c6f20" + "1d06", hex("hello hello hello")),
			new Example("snappy", "{\"framed\":true}", "ff060000734e61507059" + "000e000000000000" + "111468656c6c6f201d06" + "01070000ffffffff616263",
					hex("hello hello helloabc")),
			new Example("base32", "{\"alphabet\":\"standard\"}", hex("MZXW6YTBOI======"), hex("foobar")),
			new Example("base32", "{\"alphabet\":\"hex\"}", hex("CPNMUOJ1E8======"), hex("foobar")),
			new Example("hex.list", "{\"prefix\":\"0x\"}", hex("0x41, 0x4"), "4104"),
			new Example("hex.list", "{\"prefix\":\"\\\\x\"}", hex("\\x41\\x04"), "4104"),
			new Example("escapes", "{\"style\":\"backslash\"}", hex("\\ud83d\\ude00\\u{41}\\U00000042\\x43\\n"), "f09f98804142430a"),
			new Example("escapes", "{\"style\":\"percent\"}", hex("%u0041%ud83d%ude00%42"), "41f09f988042"),
			new Example("entities", "{}", hex("&lt;&#x41;&#66;&Auml;"), "3c4142c384"),
			new Example("protobuf.field", "{\"path\":[[3,0],[2,0]]}", "08960112037374721a05" + "1203616263", "616263"),
			new Example("messagepack.string", "{\"index\":1}", "82a7636f6d70616374c3a6736368656d6100", hex("schema")),
			new Example("cbor.string", "{\"index\":1}", "bf61610161629f0203ffff", "62"),
			new Example("bplist.object", "{\"object\":0}",
					"62706c6973743030" + "526162" + "08" + "0000000000000101" + "0000000000000001" + "0000000000000000" + "000000000000000b", "6162"));

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] run(String op, String params, byte[] input, int length) throws Refusal, JsonSyntaxException {
		Json read = JsonReader.read(params);
		return ByteOps.result(new Derivation.Node(op, 1, read, List.of(), 0, List.of(), length, "", Optional.empty()), input);
	}

	@Test
	void opsAreCalledByName() throws Exception {
		for (Example example : EXAMPLES) {
			byte[] input = HexFormat.of().parseHex(example.input());
			byte[] result = HexFormat.of().parseHex(example.result());
			assertArrayEquals(result, run(example.op(), example.params(), input, result.length), example.op());
		}
	}

	@Test
	void otherParametersAreRefused() {
		for (Example example : EXAMPLES) {
			String more = example.params().replace("}", example.params().equals("{}") ? "\"x\":1}" : ",\"x\":1}");
			String other = example.params().equals("{}") ? "[]" : example.params().replaceAll(":.*}", ":\"none\"}");
			for (String params : List.of(more, other, "{\"x\":1}", "null")) {
				byte[] input = HexFormat.of().parseHex(example.input());
				assertThrows(Refusal.class, () -> run(example.op(), params, input, example.result().length() / 2), example.op() + params);
			}
		}
		for (String path : List.of("[]", "[3,0]", "[[3]]", "[[3,0,0]]", "[[3,\"0\"]]", "[[3,-1]]", "[[3,0.5]]", "[[3,2147483648]]", "{}",
				"[" + "[1,0],".repeat(16) + "[1,0]]")) {
			assertThrows(Refusal.class, () -> run("protobuf.field", "{\"path\":" + path + "}", new byte[] { 26, 0 }, 0), path);
		}
	}

	@Test
	void cutChangedAndRandomInputsAreReadOrRefused() throws Exception {
		Random random = new Random(14);
		int refused = 0;
		for (Example example : EXAMPLES) {
			byte[] whole = HexFormat.of().parseHex(example.input());
			for (int round = 0; round < 2_000; round++) {
				byte[] input = Arrays.copyOf(whole, random.nextInt(whole.length + 3));
				if (round % 4 == 0) {
					random.nextBytes(input);
				}
				for (int change = round % 4; change > 0 && input.length > 0; change--) {
					input[random.nextInt(input.length)] = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt(256);
				}
				try {
					run(example.op(), example.params(), input, example.result().length() / 2);
				} catch (Refusal expected) {
					assertFalse(expected.getMessage().isEmpty());
					refused++;
				}
			}
		}
		assertTrue(refused > 10_000, refused + " refused");
	}
}
