package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class SnappyOpsTest {

	private static final String IDENTIFIER = "ff060000" + "734e61507059";
	/** 17 bytes; a literal of 6, a copy of 11 from 6 bytes back. */
	private static final String HELLO = "11" + "14" + "68656c6c6f20" + "1d06";
	private static final String HELLO_CHUNK = "00" + "0e0000" + "00000000" + HELLO;
	private static final String PLAIN_CHUNK = "01" + "070000" + "ffffffff" + "616263";

	private static final String REQUEST = "GET /imei/490154203237518?imei=490154203237518&imsi=262011234567890&imei=490154203237518";
	/** Made by cramjam 2.13.0 (the crate snap). */
	private static final String PACKED_REQUEST = "5864474554202f696d65692f3439303135343230333233373531383f0115003d3a15005426696d73693d3236323031313233343536373839"
			+ "30264e2a00";

	private static String block(String hex, int wanted) throws Refusal {
		return new String(SnappyOps.block(HexFormat.of().parseHex(hex), wanted), StandardCharsets.ISO_8859_1);
	}

	private static String stream(String hex, int wanted) throws Refusal {
		return new String(SnappyOps.stream(HexFormat.of().parseHex(hex), wanted), StandardCharsets.ISO_8859_1);
	}

	private static void refused(String block) {
		assertThrows(Refusal.class, () -> block(block, 1_000), block);
	}

	@Test
	void blockHasLiteralsAndCopies() throws Exception {
		assertEquals("hello hello hello", block(HELLO, 17));
		assertEquals("hello", block("05" + "10" + "68656c6c6f", 5));
		assertEquals("hello", block("05" + "f004" + "68656c6c6f", 5));
		assertEquals("hello", block("05" + "f40400" + "68656c6c6f", 5));
		assertEquals("hello", block("05" + "f8040000" + "68656c6c6f", 5));
		assertEquals("hello", block("8580808000" + "fc04000000" + "68656c6c6f", 5));
		assertEquals("a".repeat(65), block("41" + "00" + "61" + "fe0100", 65));
		assertEquals("ababa", block("05" + "04" + "6162" + "0b02000000", 5));
		assertEquals("", block("00", 0));
		assertEquals(REQUEST, block(PACKED_REQUEST, REQUEST.length()));
		assertEquals(REQUEST, stream(IDENTIFIER + "00" + "410000" + "32eeb68a" + PACKED_REQUEST, REQUEST.length()));
	}

	@Test
	void blockThatContradictsItselfIsRefused() throws Exception {
		for (int cut = 0; cut < HELLO.length(); cut += 2) {
			refused(HELLO.substring(0, cut));
		}
		refused("12" + HELLO.substring(2));
		refused("10" + HELLO.substring(2));
		refused(HELLO.replace("1d06", "1d07"));
		refused(HELLO.replace("1d06", "1d00"));
		refused(HELLO + "00" + "61");
		refused("858080808000" + "10" + "68656c6c6f");
		refused("85808080" + "10" + "10" + "68656c6c6f");
		refused("05" + "fc04000080" + "68656c6c6f");
		refused("05" + "fcffffffff" + "68656c6c6f");
		refused("05" + "04" + "6162" + "0b020000ff");
		assertThrows(Refusal.class, () -> block("ffffffff07" + "00", Integer.MAX_VALUE));
		assertThrows(Refusal.class, () -> block(HELLO, 16));
	}

	@Test
	void chunksFollowEachOther() throws Exception {
		assertEquals("hello hello helloabc", stream(IDENTIFIER + HELLO_CHUNK + "fe010000" + "00" + IDENTIFIER + "80000000" + PLAIN_CHUNK, 20));
		assertEquals("", stream(IDENTIFIER, 0));
		assertThrows(Refusal.class, () -> stream("", 0));
		assertThrows(Refusal.class, () -> stream(HELLO_CHUNK, 17));
		assertThrows(Refusal.class, () -> stream(IDENTIFIER.replace("59", "58") + HELLO_CHUNK, 17));
	}

	@Test
	void damagedChunkEndsTheStream() throws Exception {
		String broken = HELLO_CHUNK.replace("1d06", "1d07");
		for (String damaged : new String[] { broken, "00", "01ff0000", "02000000", "7f000000", "ff050000" + "734e615070", "00030000" + "000000", "01050001" + "00".repeat(65_541),
				"00" + "080000" + "00000000" + "81800400" }) {
			assertEquals("abc", stream(IDENTIFIER + PLAIN_CHUNK + damaged, 3), damaged);
			assertThrows(Refusal.class, () -> stream(IDENTIFIER + damaged, 0), damaged);
			assertEquals("abc", stream(IDENTIFIER + PLAIN_CHUNK + damaged + PLAIN_CHUNK, 6), damaged);
		}
		for (int cut = 2; cut < HELLO_CHUNK.length(); cut += 2) {
			assertEquals("abc", stream(IDENTIFIER + PLAIN_CHUNK + HELLO_CHUNK.substring(0, cut), 3));
		}
		assertEquals("abc", stream(IDENTIFIER + PLAIN_CHUNK + "fe010000", 3));
		assertEquals(65_536, stream(IDENTIFIER + "01040001" + "00".repeat(65_540), 65_536).length());
	}

	@Test
	void expansionStopsAtTheLengthWanted() throws Exception {
		String chunk = "00" + "090c00" + "00000000" + "808004" + "00" + "61" + "fe0100".repeat(1_023) + "fa0100";
		assertEquals(65_536, stream(IDENTIFIER + chunk, 65_536).length());
		assertEquals(131_072, stream(IDENTIFIER + chunk.repeat(500), 70_000).length());
	}
}
