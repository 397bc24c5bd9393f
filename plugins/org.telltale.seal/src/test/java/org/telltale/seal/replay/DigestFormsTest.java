package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.seal.replay.VariantCase.assertHolds;
import static org.telltale.seal.replay.VariantCase.assertHoldsExactly;
import static org.telltale.seal.replay.VariantCase.assertRefused;
import static org.telltale.seal.replay.VariantCase.hex;
import static org.telltale.seal.replay.VariantCase.in;
import static org.telltale.seal.replay.VariantCase.json;
import static org.telltale.seal.replay.VariantCase.known;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;

class DigestFormsTest {

	private static final Variant.Known IMEI = known("IMEI", "004999010640000");
	private static final Variant.Known PHONE = known("PHONE_NUMBER", "+447700900123");
	private static final Variant.Known MAC = known("MAC", "00:00:5E:00:53:01");
	private static final Variant.Known EMAIL = known("EMAIL", "a@example.com");

	/** RFC 1321 appendix A.5; FIPS 180-4's examples of "abc". */
	@Test
	void standardsExamples() throws Exception {
		Variant.Known abc = known("TEXT", "abc");
		assertHoldsExactly(digest("MD5", "utf-8", "hex-lower"), ascii("f96b697d7cb7938d525a2f31aaf161d0"), known("TEXT", "message digest"));
		assertHoldsExactly(digest("SHA-1", "utf-8", "hex-upper"), ascii("A9993E364706816ABA3E25717850C26C9CD0D89D"), abc);
		assertHoldsExactly(digest("SHA-512", "utf-8", "raw"), hex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
				+ "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"), abc);
		assertRefused(digest("SHA-384", "utf-8", "raw"), "x", abc);
		assertEquals("digest", Variant.strength(json("{'form':'salted-digest'}")));
	}

	@Test
	void spellingsOfBase64() throws Exception {
		// has both characters in which the alphabets differ
		Variant.Known serial = known("SERIAL", "104");
		String padded = "Xvb98yUTqnzRH3K+zPEyuSJNM/JxRx//QCdCiHoXHt8=";
		String url = "Xvb98yUTqnzRH3K-zPEyuSJNM_JxRx__QCdCiHoXHt8=";
		assertHoldsExactly(digest("SHA-256", "utf-8", "base64"), ascii(padded), serial);
		assertHoldsExactly(digest("SHA-256", "utf-8", "base64-unpadded"), ascii(padded.replace("=", "")), serial);
		assertHoldsExactly(digest("SHA-256", "utf-8", "base64url"), ascii(url), serial);
		assertHoldsExactly(digest("SHA-256", "utf-8", "base64url-unpadded"), ascii(url.replace("=", "")), serial);
		assertRefused(digest("SHA-256", "utf-8", "decimal"), padded, serial);
	}

	@Test
	void whatIsDigested() throws Exception {
		assertDigested("utf-16le", "a\0b\0", known("TEXT", "ab"));
		assertDigested("trimmed", "a b", known("TEXT", " \t\na b\0 "));
		assertDigested("lower", " stra\u00c3\u009fe ", known("TEXT", " STRA\u00dfE "));
		assertDigested("upper", "STRASSE", known("TEXT", "stra\u00dfe"));
		assertDigested("trimmed-lower", "a@example.com", known("EMAIL", " A@Example.COM"));
		assertDigested("digits-14", "00499901064000", IMEI);
		assertDigested("digits-15", "004999010640000", IMEI);
		assertDigested("digits-16", "0049990106400001", known("IMEI", "0049990106400001"));
		assertDigested("digits", "460001234567890", known("IMSI", "460001234567890"));
		assertDigested("digits", "8901234567890123456", known("ICCID", "8901234567890123456"));
		assertDigested("digits", "447700900123", PHONE);
		assertDigested("e164", "+447700900123", PHONE);
		assertDigested("double-zero", "00447700900123", PHONE);
		assertDigested("hex-lower", "00005e005301", MAC);
		assertDigested("hex-upper", "00005E005301", MAC);
		assertDigested("hex-upper", "ABC", known("SERIAL", "a-bc"));
		assertDigested("colon-lower", "00:00:5e:00:53:01", MAC);
		assertDigested("colon-upper", "00:00:5E:00:53:01", known("MAC", "00005e005301"));
		assertDigested("hyphen-lower", "00-00-5e-00-53-01", MAC);
		assertDigested("hyphen-upper", "00-00-5E-00-53-01", MAC);
		assertDigested("bytes", "\0\0^\0S\1", MAC);
		assertDigested("bytes", "\1#Eg\u0089\u00ab\u00cd\u00ef", known("ANDROID_ID", "0123456789ABCDEF"));
	}

	@Test
	void whatTheKindHasNot() {
		assertNothingDigested("digits-16", IMEI);
		assertNothingDigested("digits-14", known("IMSI", "460001234567890"));
		assertNothingDigested("digits", IMEI);
		assertNothingDigested("e164", known("TEXT", "+447700900123"));
		assertNothingDigested("double-zero", known("PHONE_NUMBER", "07700900123"));
		assertNothingDigested("hex-lower", known("SERIAL", "R58M"));
		assertNothingDigested("hex-lower", known("TEXT", "abc"));
		assertNothingDigested("colon-lower", known("ANDROID_ID", "0123456789abcdef"));
		assertNothingDigested("bytes", known("SERIAL", "0123456789ab"));
		assertNothingDigested("trimmed", known("TEXT", "  "));
		assertNothingDigested("title", known("TEXT", "abc"));
		assertNothingDigested("utf-8", new Variant.Known("PHOTO", Optional.empty(), "", -1));
	}

	private static void assertDigested(String of, String bytes, Variant.Known exhibit) throws Exception {
		byte[] digest = Digest.newDigester("SHA-1").digest(bytes.getBytes(StandardCharsets.ISO_8859_1));
		assertHoldsExactly(digest("SHA-1", of, "raw"), digest, exhibit);
	}

	/** Not even the digest of what the exhibit's text is, or of nothing. */
	private static void assertNothingDigested(String of, Variant.Known exhibit) {
		for (String bytes : new String[] { exhibit.value().orElse(""), "", exhibit.value().orElse("").replace("+", "00") }) {
			assertRefused(digest("SHA-1", of, "raw"), Digest.newDigester("SHA-1").digest(ascii(bytes)), exhibit);
		}
	}

	@Test
	void nationalNumberNamesItsCountry() throws Exception {
		String national = "{'form':'digest','algorithm':'MD5','of':'national','countryCode':'44','trunk':'%s','spelling':'hex-lower'}";
		assertHolds(national.formatted("0"), md5("07700900123"), PHONE);
		assertHolds(national.formatted(""), md5("7700900123"), PHONE);
		assertRefused(national.formatted("1"), md5("07700900123"), PHONE);
		assertRefused(national.formatted("x"), md5("x7700900123"), PHONE);
		assertRefused(digest("MD5", "national", "hex-lower"), md5("07700900123"), PHONE);
		assertRefused("{'form':'digest','algorithm':'MD5','of':'e164','countryCode':'44','trunk':'0','spelling':'hex-lower'}", md5("+447700900123"), PHONE);
		assertRefused(national.formatted(""), md5(""), known("PHONE_NUMBER", "+44"));
	}

	/** The check value of CRC-32 is that of "123456789". */
	@Test
	void crcBehindAWord() throws Exception {
		Variant.Known serial = known("SERIAL", "123456789");
		assertHolds(crc("hex-lower", "crc"), in("crc=cbf43926", "cbf43926"), serial);
		assertHolds(crc("hex-upper", "serial"), in("\"SerialHash\":\"CBF43926\"", "CBF43926"), serial);
		assertHolds(crc("decimal", "crc"), in("CRC32: 3421780262", "3421780262"), serial);
		assertRefused(crc("hex-lower", "crc"), in("crc=cbf43927", "cbf43927"), serial);
		assertRefused(crc("raw", "crc"), in("crc=\u00cb\u00f49&", "\u00cb\u00f49&"), serial);
		assertRefused(crc("base64", "crc"), in("crc=y/Q5Jg==", "y/Q5Jg=="), serial);
		Variant.Known zeros = known("SERIAL", "62");
		assertHolds(crc("hex-lower", "crc"), in("crc=0012d20a", "0012d20a"), zeros);
		assertRefused(crc("hex-lower", "crc"), in("crc=12d20a", "12d20a"), zeros);
		assertHolds(crc("decimal", "crc"), in("crc=1233418", "1233418"), zeros);
		assertRefused(crc("decimal", "crc"), in("crc=0001233418", "0001233418"), zeros);
		assertRefused(digest("CRC-32", "utf-8", "hex-lower"), in("crc=cbf43926", "cbf43926"), serial);
		assertRefused("{'form':'digest','algorithm':'MD5','of':'utf-8','spelling':'hex-lower','context':'crc'}", in("crc=" + md5("123456789"),
				md5("123456789")), serial);
	}

	@Test
	void wordOfACrcIsNear() throws Exception {
		Variant.Known serial = known("SERIAL", "123456789");
		String fifteen = "=".repeat(15);
		assertHolds(crc("hex-lower", "crc"), in("crc" + fifteen + "cbf43926", "cbf43926"), serial);
		assertRefused(crc("hex-lower", "crc"), in("crc" + fifteen + "=cbf43926", "cbf43926"), serial);
		assertRefused(crc("hex-lower", "crc"), in("cbf43926 crc", "cbf43926"), serial);
		assertRefused(crc("hex-lower", "crc"), in("rc=cbf43926", "cbf43926"), serial);
		assertRefused(crc("hex-lower", "crc"), in("cbf43926", "cbf43926"), serial);
		for (char barrier : "&,;{}\r\n".toCharArray()) {
			assertRefused(crc("hex-lower", "crc"), in("crc" + barrier + "cbf43926", "cbf43926"), serial);
			assertHolds(crc("hex-lower", "crc"), in(barrier + "crc:cbf43926", "cbf43926"), serial);
		}
	}

	@Test
	void wordOfACrcIsThatOfTheKind() throws Exception {
		assertHolds(crc("hex-lower", "msisdn"), in("MSISDN=cbf43926", "cbf43926"), known("PHONE_NUMBER", "123456789"));
		assertHolds(crc("hex-lower", "mail"), in("e-Mail=cbf43926", "cbf43926"), known("EMAIL", "123456789"));
		assertRefused(crc("hex-lower", "imei"), in("imei=cbf43926", "cbf43926"), known("SERIAL", "123456789"));
		assertRefused(crc("hex-lower", "serial"), in("serial=cbf43926", "cbf43926"), known("TEXT", "123456789"));
		assertRefused(crc("hex-lower", "id"), in("id=cbf43926", "cbf43926"), known("SERIAL", "123456789"));
	}

	/** RFC 2202 section 2 and 3, RFC 4231 section 4.3: the key is "Jefe". */
	@Test
	void hmacWithTheSaltAsKey() throws Exception {
		Variant.Known value = known("EMAIL", "what do ya want for nothing?");
		for (String[] example : new String[][] { { "MD5", "750c783e6ab0b503eaa86e310a5db738" }, { "SHA-1", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
				{ "SHA-256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
				{ "SHA-512", "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737" } }) {
			assertHolds(salted(example[0], 2, 4, "hmac", ""), in("k=Jefe&h=" + example[1], example[1]), value);
			assertRefused(salted(example[0], 2, 4, "hmac", ":"), in("k=Jefe&h=" + example[1], example[1]), value);
			assertRefused(salted(example[0], 2, 4, "hmac", ""), in("k=jefe&h=" + example[1], example[1]), value);
			assertRefused(salted(example[0], 2, 4, "before", ""), in("k=Jefe&h=" + example[1], example[1]), value);
		}
	}

	@Test
	void saltBeforeAndBehindTheValue() throws Exception {
		for (String separator : new String[] { "", ":", "-", "_", "|", "." }) {
			String before = md5("s4lt" + separator + "a@example.com");
			String after = md5("a@example.com" + separator + "s4lt");
			assertHolds(salted("MD5", 0, 4, "before", separator), in("s4lt " + before, before), EMAIL);
			assertHolds(salted("MD5", 33, 4, "after", separator), in(after + " s4lt", after), EMAIL);
			assertRefused(salted("MD5", 0, 4, "after", separator), in("s4lt " + before, before), EMAIL);
			assertRefused(salted("MD5", 0, 4, "around", separator), in("s4lt " + before, before), EMAIL);
			assertRefused(salted("MD5", 1, 4, "before", separator), in("s4lt " + before, before), EMAIL);
		}
		assertRefused(salted("MD5", 0, 4, "before", "+"), in("s4lt " + md5("s4lt+a@example.com"), md5("s4lt+a@example.com")), EMAIL);
		assertRefused(salted("MD5", 0, 4, "before", "::"), in("s4lt " + md5("s4lt::a@example.com"), md5("s4lt::a@example.com")), EMAIL);
		String text = md5("s4lta@example.com");
		assertRefused(salted("MD5", 0, 4, "before", ""), in("s4lt " + text, text), known("TEXT", "a@example.com"));
	}

	@Test
	void saltIsShortPrintedAndNear() throws Exception {
		for (int length : new int[] { 3, 4, 64, 65 }) {
			String salt = "x".repeat(length);
			String hash = md5(salt + "a@example.com");
			if (length < 4 || length > 64) {
				assertRefused(salted("MD5", 0, length, "before", ""), in(salt + " " + hash, hash), EMAIL);
			} else {
				assertHolds(salted("MD5", 0, length, "before", ""), in(salt + " " + hash, hash), EMAIL);
			}
		}
		String spaced = md5("s lta@example.com");
		assertRefused(salted("MD5", 0, 4, "before", ""), in("s lt " + spaced, spaced), EMAIL);
		String deleted = md5("s\u007flta@example.com");
		assertRefused(salted("MD5", 0, 4, "before", ""), in("s\u007flt " + deleted, deleted), EMAIL);
		String near = md5("s4lta@example.com");
		for (int gap : new int[] { 0, 4_096 }) {
			assertHolds(salted("MD5", 0, 4, "before", ""), in("s4lt" + " ".repeat(gap) + near, near), EMAIL);
			assertHolds(salted("MD5", 32 + gap, 4, "before", ""), in(near + " ".repeat(gap) + "s4lt", near), EMAIL);
		}
		assertRefused(salted("MD5", 0, 4, "before", ""), in("s4lt" + " ".repeat(4_097) + near, near), EMAIL);
		assertRefused(salted("MD5", 32 + 4_097, 4, "before", ""), in(near + " ".repeat(4_097) + "s4lt", near), EMAIL);
	}

	@Test
	void saltOutsideItsNodeOrInTheMatch() throws Exception {
		String hash = md5("s4lta@example.com");
		Matched matched = in("s4lt " + hash, hash);
		assertRefused(salted("MD5", 5, 4, "before", ""), matched, EMAIL);
		assertRefused(salted("MD5", 3, 4, "before", ""), matched, EMAIL);
		assertRefused(salted("MD5", 36, 4, "before", ""), matched, EMAIL);
		// begins with the salt that it was made with
		String itself = md5("5a1768730");
		assertHolds(salted("MD5", 0, 4, "before", ""), new Matched(ascii("5a17 " + itself), 5, 37), known("SERIAL", "68730"));
		assertRefused(salted("MD5", 0, 4, "before", ""), in(itself, itself), known("SERIAL", "68730"));
		assertRefused(salted("MD5", Integer.MAX_VALUE, 64, "before", ""), matched, EMAIL);
		for (String salt : new String[] { "[0]", "[0,4,0]", "[-1,4]", "['0',4]", "{}", "0", "[0,99999999999]", "null" }) {
			assertRefused(salted("MD5", 0, 4, "before", "").replace("[0,4]", salt), matched, EMAIL);
		}
		assertRefused(salted("MD5", 0, 4, "before", "").replace("hex-lower", "raw"), new Matched(
				Hmac.joined(ascii("s4lt"), HexFormat.of().parseHex(hash)), 4, 20), EMAIL);
		assertRefused(salted("CRC-32", 0, 4, "before", ""), matched, EMAIL);
	}

	/** Whatever a fact says is refused in a sentence, never by an exception of another kind. */
	@Test
	void hostileVariantsAreRefused() throws Exception {
		Random random = new Random(4);
		String[] words = { "null", "{}", "[]", "-1", "0", "1", "15", "1e9", "''", "'utf-8'", "'utf-16le'", "'packed'", "'low-first'", "'national'", "'44'",
				"'MD5'", "'CRC-32'", "'crc'", "'hex-lower'", "'folded'", "'00'", "'5a'", "true", "[0,4]", "[2147483647,64]", "'before'", "':'" };
		String[] members = { "charset", "change", "packing", "bit", "key", "count", "order", "skip", "style", "countryCode", "trunk", "separators", "reversed",
				"algorithm", "of", "spelling", "context", "salt", "separator", "offset" };
		String[] forms = { "text", "gsm7", "xor", "digits", "bcd", "phone", "hex-id", "raw-id", "digest", "salted-digest", "file", "file-part", "" };
		String[] kinds = { "IMEI", "IMSI", "MAC", "ANDROID_ID", "SERIAL", "PHONE_NUMBER", "EMAIL", "SMS" };
		String[] values = { "", " ", "+", "+44", "123", ":", "\ud83d", "\0", "00:00:5e:00:53:01" };
		int refused = 0;
		for (int i = 0; i < 50_000; i++) {
			StringBuilder variant = new StringBuilder("{'form':'" + forms[random.nextInt(forms.length)] + "'");
			int count = random.nextInt(7);
			int first = random.nextInt(members.length);
			for (int m = 0; m < count; m++) {
				variant.append(",'" + members[(first + m) % members.length] + "':" + words[random.nextInt(words.length)]);
			}
			byte[] node = new byte[random.nextInt(40)];
			random.nextBytes(node);
			int from = random.nextInt(node.length + 1);
			Matched matched = new Matched(node, from, from + random.nextInt(node.length - from + 1));
			try {
				Variant.require(json(variant.append('}').toString()), matched, known(kinds[random.nextInt(kinds.length)], values[random.nextInt(values.length)]),
						Optional::empty);
			} catch (Refusal expected) {
				refused++;
			}
		}
		assertEquals(50_000, refused);
	}

	private static String digest(String algorithm, String of, String spelling) {
		return "{'form':'digest','algorithm':'" + algorithm + "','of':'" + of + "','spelling':'" + spelling + "'}";
	}

	private static String crc(String spelling, String word) {
		return "{'form':'digest','algorithm':'CRC-32','of':'utf-8','spelling':'" + spelling + "','context':'" + word + "'}";
	}

	private static String salted(String algorithm, int offset, int length, String order, String separator) {
		return "{'form':'salted-digest','algorithm':'" + algorithm + "','of':'utf-8','spelling':'hex-lower','salt':[" + offset + "," + length
				+ "],'order':'" + order + "','separator':'" + separator + "'}";
	}

	private static String md5(String text) {
		return HexFormat.of().formatHex(Digest.newDigester("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
