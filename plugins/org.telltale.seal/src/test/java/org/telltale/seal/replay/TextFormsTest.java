package org.telltale.seal.replay;

import static org.telltale.seal.replay.VariantCase.assertHolds;
import static org.telltale.seal.replay.VariantCase.assertHoldsExactly;
import static org.telltale.seal.replay.VariantCase.assertRefused;
import static org.telltale.seal.replay.VariantCase.hex;
import static org.telltale.seal.replay.VariantCase.known;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class TextFormsTest {

	private static final String UNPACKED = "{'form':'gsm7','packing':'unpacked'}";

	@Test
	void oldCharacterSets() throws Exception {
		assertHoldsExactly("{'form':'text','charset':'koi8-r'}", hex("f0d2c9d7c5d4"), known("TEXT", "Привет"));
		assertHoldsExactly("{'form':'text','charset':'windows-1251'}", hex("cff0e8e2e5f2"), known("TEXT", "Привет"));
		assertHoldsExactly("{'form':'text','charset':'windows-1252'}", hex("8031e9"), known("TEXT", "€1é"));
		assertHoldsExactly("{'form':'text','charset':'big5'}", hex("a4a4a4e5"), known("TEXT", "中文"));
		assertHoldsExactly("{'form':'text','charset':'gb18030'}", hex("d6d0cec4"), known("TEXT", "中文"));
	}

	@Test
	void characterThatTheSetDoesNotHaveIsNotReplaced() {
		assertRefused("{'form':'text','charset':'windows-1252'}", "?", known("TEXT", "П"));
		assertRefused("{'form':'text','charset':'koi8-r'}", "?", known("TEXT", "é"));
		assertRefused("{'form':'text','charset':'big5'}", "?", known("TEXT", "\ud83d\ude00"));
		assertRefused("{'form':'text','charset':'utf-8'}", "?", known("TEXT", "\ud83d"));
		assertRefused("{'form':'text','charset':'utf-16le'}", hex("fdff"), known("TEXT", "\ude00"));
		assertRefused("{'form':'text','charset':'gb18030'}", "?", known("TEXT", "\ud83d"));
	}

	@Test
	void emptyValueIsFoundNowhere() {
		assertRefused("{'form':'text','charset':'utf-8'}", "", known("TEXT", ""));
		assertRefused(UNPACKED, "", known("TEXT", ""));
	}

	@Test
	void normalForms() throws Exception {
		assertHoldsExactly("{'form':'text','charset':'utf-8','change':'nfc'}", hex("c3a9"), known("SMS", "e\u0301"));
		assertHoldsExactly("{'form':'text','charset':'utf-8','change':'nfd'}", hex("65cc81"), known("SMS", "é"));
		assertHoldsExactly("{'form':'text','charset':'utf-16be','change':'nfd'}", hex("00650301"), known("SMS", "é"));
		assertHoldsExactly("{'form':'text','charset':'windows-1252','change':'nfc'}", hex("e9"), known("SMS", "e\u0301"));
		assertRefused("{'form':'text','charset':'windows-1252','change':'nfd'}", "e?", known("SMS", "é"));
		assertRefused("{'form':'text','charset':'utf-8','change':'nfkc'}", "e", known("SMS", "e"));
		assertRefused("{'form':'text','charset':'utf-8','change':null}", "e", known("SMS", "e"));
	}

	@Test
	void eitherCaseOfAsciiLettersAlone() throws Exception {
		String folded = "{'form':'text','charset':'utf-8','change':'folded'}";
		assertHolds(folded, "A.User@EXAMPLE.com", known("EMAIL", "a.user@example.COM"));
		assertHolds("{'form':'text','charset':'utf-16le','change':'folded'}", "SN-aB".getBytes(StandardCharsets.UTF_16LE), known("SERIAL", "sn-AB"));
		assertHolds("{'form':'text','charset':'utf-16be','change':'folded'}", "SN-aB".getBytes(StandardCharsets.UTF_16BE), known("TEXT", "sn-AB"));
		assertRefused("{'form':'text','charset':'utf-16be','change':'folded'}", "SN-aB".getBytes(StandardCharsets.UTF_16LE), known("TEXT", "sn-AB"));
		assertRefused("{'form':'text','charset':'gb18030','change':'folded'}", "A", known("TEXT", "a"));
		assertRefused(folded, "A.User@EXAMPLE.co", known("EMAIL", "a.user@example.com"));
		// @ and ` differ in the same bit as letters do
		assertRefused(folded, "a`b", known("EMAIL", "a@b"));
		assertRefused(folded, "HELLO", known("SMS", "hello"));
		assertRefused(folded, "\u00c3\u00a9", known("TEXT", "é"));
	}

	@Test
	void backwards() throws Exception {
		String reversed = "{'form':'text','charset':'utf-8','change':'reversed'}";
		assertHoldsExactly(reversed, "b\ud83d\ude00éa".getBytes(StandardCharsets.UTF_8), known("TEXT", "aé\ud83d\ude00b"));
		assertHoldsExactly("{'form':'text','charset':'utf-8','change':'reversed-bytes'}", hex("62a9c361"), known("TEXT", "aéb"));
		assertRefused("{'form':'text','charset':'utf-16le','change':'reversed'}", hex("62006100"), known("TEXT", "ab"));
		assertRefused("{'form':'text','charset':'utf-16le','change':'reversed-bytes'}", hex("00620061"), known("TEXT", "ab"));
		// the wrong halves of two pairs make a pair when turned round
		assertRefused(reversed, "\ud83d\ude00".getBytes(StandardCharsets.UTF_8), known("TEXT", "\ude00\ud83d"));
	}

	@Test
	void septetsOneAByte() throws Exception {
		assertHoldsExactly(UNPACKED, hex("00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"), known("SMS", "@£$¥èéùìòÇ\nØø\rÅå"));
		assertHoldsExactly(UNPACKED, hex("10 11 12 13 14 15 16 17 18 19 1a 1c 1d 1e 1f 24 40"), known("SMS", "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡"));
		assertHoldsExactly(UNPACKED, hex("41 5a 5b 5c 5d 5e 5f 60 61 7a 7b 7c 7d 7e 7f 20 22 3f"), known("SMS", "AZÄÖÑÜ§¿azäöñüà \"?"));
		assertHoldsExactly(UNPACKED, hex("1b14 1b28 1b29 1b2f 1b3c 1b3d 1b3e 1b40 1b65"), known("SMS", "^{}\\[~]|€"));
		for (String none : new String[] { "`", "ç", "中", "\u001b", "\f", "\uffff", "A\u0301" }) {
			assertRefused(UNPACKED, "?", known("SMS", none));
		}
		assertRefused("{'form':'gsm7','packing':'unpacked','bit':0}", "A", known("SMS", "A"));
		assertRefused("{'form':'gsm7','packing':'loose'}", "A", known("SMS", "A"));
	}

	@Test
	void septetsPacked() throws Exception {
		assertHolds(packed(0), hex("e8329bfd4697d9ec37"), known("SMS", "hellohello"));
		assertRefused(packed(0), hex("e8329bfd4697d9ec35"), known("SMS", "hellohello"));
		assertRefused(packed(0), hex("e8329bfd4697d9ec3700"), known("SMS", "hellohello"));
		assertRefused(packed(0), hex("e8329bfd4697d9ec"), known("SMS", "hellohello"));
		assertRefused(packed(1), hex("e8329bfd4697d9ec37"), known("SMS", "hellohello"));
		// eight septets are seven bytes
		assertHoldsExactly(packed(0), hex("31d98c56b3dd70"), known("SMS", "12345678"));
		// "A" is 0x41: from bit 7 on its low bit, then 0x20 in the next byte
		assertHolds(packed(7), hex("80 20"), known("SMS", "A"));
		assertHolds(packed(7), hex("ff e0"), known("SMS", "A"));
		assertRefused(packed(7), hex("00 20"), known("SMS", "A"));
		assertRefused(packed(7), hex("80 30"), known("SMS", "A"));
		assertHolds(packed(1), hex("82"), known("SMS", "A"));
		assertRefused(packed(1), hex("82 00"), known("SMS", "A"));
		assertHolds(packed(0), hex("9b32"), known("SMS", "€"));
		assertRefused(packed(8), hex("00 41"), known("SMS", "A"));
		assertRefused("{'form':'gsm7','packing':'packed'}", hex("41"), known("SMS", "A"));
		assertRefused(packed(0), hex(""), known("SMS", "中"));
	}

	private static String packed(int bit) {
		return "{'form':'gsm7','packing':'packed','bit':" + bit + "}";
	}

	@Test
	void xorWithOneByte() throws Exception {
		assertHoldsExactly("{'form':'xor','charset':'utf-8','key':'5a'}", hex("3b38"), known("TEXT", "ab"));
		assertHoldsExactly("{'form':'xor','charset':'utf-16le','key':'ff'}", hex("9eff"), known("TEXT", "a"));
		assertRefused("{'form':'xor','charset':'utf-16be','key':'ff'}", hex("ff9e"), known("TEXT", "a"));
		for (String key : new String[] { "00", "5A", "5", "", "5a5a" }) {
			assertRefused("{'form':'xor','charset':'utf-8','key':'" + key + "'}", hex("3b38"), known("TEXT", "ab"));
			assertRefused("{'form':'xor','charset':'utf-8','key':'" + key + "'}", "ab", known("TEXT", "ab"));
		}
	}
}
