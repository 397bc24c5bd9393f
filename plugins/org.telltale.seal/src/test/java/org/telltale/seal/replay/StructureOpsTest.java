package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** Values of structures that need no schema. */
class StructureOpsTest {

	private interface Attempt {
		void run() throws Exception;
	}

	private static void refused(Attempt attempt, String of) {
		assertThrows(Refusal.class, attempt::run, of);
	}

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static String field(String digits, int... path) throws Refusal {
		int[][] pairs = new int[path.length / 2][];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = new int[] { path[2 * i], path[2 * i + 1] };
		}
		return text(ProtobufOps.field(hex(digits), pairs));
	}

	/** A varint, "testing", a message of "one", eight bytes and "imei", four bytes; the values of protobuf.dev, Encoding. */
	private static final String PROTOBUF = "089601" + "120774657374696e67" + "1a14" + "12036f6e65" + "210102030405060708" + "1204696d6569" + "2d01020304" + "120178";

	@Test
	void protobufRecordsAreFoundByPath() throws Exception {
		assertEquals("testing", field(PROTOBUF, 2, 0));
		assertEquals("x", field(PROTOBUF, 2, 1));
		assertEquals("one", field(PROTOBUF, 3, 0, 2, 0));
		assertEquals("imei", field(PROTOBUF, 3, 0, 2, 1));
		assertEquals("", field("faffffff0f" + "00", 536_870_911, 0));
		assertEquals("x", field("08ffffffffffffffffff01" + "120178", 2, 0));
		for (int[] none : new int[][] { { 2, 2 }, { 1, 0 }, { 4, 0 }, { 3, 1 }, { 3, 0, 2, 2 }, { 2, 0, 2, 0 } }) {
			refused(() -> field(PROTOBUF, none), none[0] + " " + none[1]);
		}
	}

	@Test
	void protobufMessagesOnTheWayAreWhole() {
		for (int cut = 0; cut < 3 + 9; cut++) {
			int at = 2 * cut;
			refused(() -> field(PROTOBUF.substring(0, at), 2, 0), "cut at " + cut);
		}
		for (String tail : new String[] { "08", "0880", "09ffffffffffffff", "0dffffff", "1205aa", "0b", "0c", "0e00", "0f00", "0200", "00", "80", "8080808010" + "00",
				"08ffffffffffffffffff02", "08ffffffffffffffffffff01", "12ffffffffffffffffff01" }) {
			refused(() -> field("120178" + tail, 2, 0), tail);
			refused(() -> field("0a" + String.format("%02x", 3 + tail.length() / 2) + "120178" + tail, 1, 0, 2, 0), tail);
		}
	}

	private static String pack(String digits, int index) throws Refusal {
		return text(MessagePackOps.string(hex(digits), index));
	}

	@Test
	void messagePackStringsAreCounted() throws Exception {
		String map = "82" + "a7636f6d70616374" + "c3" + "a6736368656d61" + "00";
		assertEquals("compact", pack(map, 0));
		assertEquals("schema", pack(map, 1));
		refused(() -> pack(map, 2), "behind the last");
		refused(() -> pack(map + "c1", 0), "a type that there is not");
		refused(() -> pack("83" + map.substring(2), 0), "a map that is not whole");
		String all = "7f" + "ff" + "c0" + "c2" + "ca00000000" + "cb0000000000000000" + "ccff" + "cdffff" + "ceffffffff" + "cfffffffffffffffff" + "d0ff" + "d1ffff"
				+ "d2ffffffff" + "d3ffffffffffffffff" + "90" + "80" + "c40161" + "c5000162" + "c60000000163" + "c7010564" + "c800010565" + "c9000000010566" + "d40567"
				+ "d5056868" + "d60569696969" + "d7056a6a6a6a6a6a6a6a" + "d805" + "6b".repeat(16) + "d9016c" + "da00016d" + "db000000016e" + "92a0a0" + "dc0001a16f"
				+ "dd00000001a170" + "de0001a171a172" + "df00000001a173a174";
		String[] strings = { "a", "b", "c", "d", "e", "f", "g", "hh", "iiii", "j".repeat(8), "k".repeat(16), "l", "m", "n", "", "", "o", "p", "q", "r", "s", "t" };
		for (int i = 0; i < strings.length; i++) {
			assertEquals(strings[i], pack(all, i));
		}
		refused(() -> pack(all, strings.length), "behind the last");
		refused(() -> pack("", 0), "nothing");
	}

	@Test
	void messagePackIsWholeAndNotTooDeep() throws Exception {
		for (String bad : new String[] { "a2", "a261", "91", "81a0", "c402ff", "c5ff", "c9ffffffff00", "d4", "d400", "cb00", "dbffffffff61", "ddffffffff", "dfffffffff", "c1" }) {
			refused(() -> pack("a161" + bad, 0), bad);
		}
		assertEquals("a", pack("91".repeat(64) + "a161", 0));
		refused(() -> pack("91".repeat(65) + "a161", 0), "65 deep");
		assertEquals("a", pack("81c0".repeat(64) + "a161", 0));
		refused(() -> pack("91".repeat(1 << 20), 0), "hostile depth");
	}

	private static String cbor(String digits, int index) throws Refusal {
		return text(CborOps.string(hex(digits), index));
	}

	/** RFC 8949 appendix A. */
	@Test
	void cborStringsAreCounted() throws Exception {
		assertEquals("\u0001\u0002\u0003\u0004\u0005", cbor("5f42010243030405ff", 0));
		assertEquals("streaming", cbor("7f657374726561646d696e67ff", 0));
		String map = "bf6346756ef563416d7421ff";
		assertEquals("Fun", cbor(map, 0));
		assertEquals("Amt", cbor(map, 1));
		refused(() -> cbor(map, 2), "behind the last");
		String sequence = "c074323031332d30332d32315432303a30343a30305a" + "826161bf61626163ff" + "f97e00" + "fb7ff0000000000000" + "f8ff" + "7fff"
				+ "5f40ff" + "d9d9f743010203" + "5800" + "9f81a04164ff" + "780165";
		String[] strings = { "2013-03-21T20:04:00Z", "a", "b", "c", "", "", "\u0001\u0002\u0003", "", "d", "e" };
		for (int i = 0; i < strings.length; i++) {
			assertEquals(strings[i], cbor(sequence, i));
		}
		refused(() -> cbor(sequence, strings.length), "behind the last");
		refused(() -> cbor("", 0), "nothing");
	}

	/** RFC 8949 appendix F. */
	@Test
	void cborThatIsNotWellFormedIsRefused() throws Exception {
		for (String bad : ("18 19 1a 1b 1901 1a0102 1b01020304050607 38 58 78 98 9a01ff00 b8 d8 f8 f900 fa0000 fb000000 41 61 5affffffff00 5bffffffffffffffff010203 7affffffff00 "
				+ "7b7fffffffffffffff010203 81 818181818181818181 8200 a1 a20102 a100 a2000000 c0 5f4100 7f6100 9f 9f0102 bf bf01020102 819f 9f8000 9f9f9f9f9fffffffff "
				+ "9f819f819f9fffffff 1c 1d 1e 3c 3d 3e 5c 5d 5e 7c 7d 7e 9c 9d 9e bc bd be dc dd de fc fd fe f800 f801 f818 f81f 5f00ff 5f21ff 5f6100ff 5f80ff 5fa0ff "
				+ "5fc000ff 5fe0ff 7f4100ff 5f5f4100ffff 7f7f6100ffff ff 81ff 8200ff a1ff a1ff00 a100ff a20000ff 9f81ff 9f829f819f9fffffffff bf00ff bf000000ff 1f 3f df "
				+ "9bffffffffffffffff00 bbffffffffffffffff0000").split(" ")) {
			refused(() -> cbor("6161" + bad, 0), bad);
		}
		assertEquals("a", cbor("81".repeat(32) + "a100c1".repeat(8) + "9f".repeat(16) + "6161" + "ff".repeat(16), 0));
		refused(() -> cbor("81".repeat(33) + "a100c1".repeat(8) + "9f".repeat(16) + "6161" + "ff".repeat(16), 0), "65 deep");
		refused(() -> cbor("c1".repeat(1 << 20), 0), "hostile depth");
	}

	/** Made by Python's plistlib: data, ASCII strings, one of them longer than 14, UTF-16, an integer. */
	private static final String PLIST = "62706c6973743030" + "d50102030405060708090a" + "5161" + "546c6f6e67" + "516e" + "546e616d65" + "5175" + "45696d65693d"
			+ "5f10113031323334353637383961626364656667" + "1007" + "526162" + "6200fc20ac" + "0813151a1c2123293d3f42" + "000000000000" + "0101" + "000000000000000b"
			+ "0000000000000000" + "0000000000000047";

	private static String plist(String digits, int object) throws Refusal {
		return text(PlistOps.object(hex(digits), object));
	}

	@Test
	void propertyListObjectsAreFoundByTheirOffsets() throws Exception {
		assertEquals("a", plist(PLIST, 1));
		assertEquals("imei=", plist(PLIST, 6));
		assertEquals("0123456789abcdefg", plist(PLIST, 7));
		assertEquals("\u0000\u00fc\u0020\u00ac", plist(PLIST, 10));
		refused(() -> plist(PLIST, 0), "a dictionary");
		refused(() -> plist(PLIST, 8), "an integer");
		refused(() -> plist(PLIST, 11), "behind the last");
		String wide = "62706c6973743030" + "4f" + "1300000000000000" + "02" + "0102" + "0000000000000008" + "000000000000" + "0801" + "0000000000000001" + "0000000000000000"
				+ "0000000000000014";
		assertEquals("\u0001\u0002", plist(wide, 0));
		refused(() -> plist(wide.replace("4f13", "4f14"), 0), "a count of sixteen bytes");
		refused(() -> plist(wide.replace("4f13", "4f23"), 0), "a count that is no integer");
		refused(() -> plist(wide.replace("4f1300", "4f13ff"), 0), "a count below 0");
		refused(() -> plist(wide.replace("4f1300", "4f137f"), 0), "a count of 2^62");
		refused(() -> plist(wide.replace("0000000000000008", "ff00000000000008"), 0), "an offset below 0");
	}

	@Test
	void propertyListStaysBetweenItsEnds() throws Exception {
		refused(() -> plist(PLIST.replace("743030d5", "743031d5"), 1), "another magic");
		refused(() -> plist(PLIST.replace("081315", "080015"), 1), "an object in the magic");
		refused(() -> plist(PLIST.replace("081315", "085215"), 1), "an object in the trailer");
		refused(() -> plist(PLIST.replace("5161", "5f10"), 1), "a count that passes the end");
		refused(() -> plist(PLIST.replace("6200fc", "6f00fc"), 10), "a count that is no integer");
		refused(() -> plist(PLIST.replace("081315", "083d15"), 1), "an integer by its offset");
		refused(() -> plist(PLIST.replace("6200fc", "6a00fc"), 10), "a string that passes the end");
		refused(() -> plist(PLIST.substring(0, PLIST.length() - 2) + "48", 1), "a table that passes the end");
		refused(() -> plist(PLIST.substring(0, PLIST.length() - 16) + "ff00000000000047", 1), "a table below 0");
		refused(() -> plist(PLIST.replace("000000000000000b", "7fffffffffffffff"), 1), "too many objects");
		refused(() -> plist(PLIST.replace("000000000000000b", "ffffffffffffffff"), 1), "objects below 0");
		refused(() -> plist(PLIST.replace("0000000000000101", "0000000000000001"), 1), "offsets of no bytes");
		refused(() -> plist(PLIST.replace("0000000000000101", "0000000000000901"), 1), "offsets of nine bytes");
		String inMagic = "62706c6973743030" + "30".repeat(40) + "5161" + "000000000000" + "0101" + "0000000000000001" + "0000000000000000" + "0000000000000007";
		refused(() -> plist(inMagic, 0), "a table in the magic");
		assertEquals("a", plist(inMagic.substring(0, inMagic.length() - 2) + "08", 0));
		for (int cut = 0; cut < PLIST.length(); cut += 2) {
			int at = cut;
			refused(() -> plist(PLIST.substring(0, at), 7), "cut at " + cut);
		}
	}
}
