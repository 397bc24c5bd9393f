package org.telltale.capture.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.telltale.capture.protocol.StreamProtocol.Guess;

class OpeningTest {

	/** The text with bytes round it that are not its own. */
	private static Opening opening(String text) {
		byte[] bytes = ("<<" + text + ">>").getBytes(StandardCharsets.ISO_8859_1);
		return new Opening(bytes, 2, bytes.length - 2, true, 40000, 21);
	}

	@Test
	void theSurestOfSeveralBeginningsCounts() {
		assertEquals(Guess.YES, opening("220-hello").beginsAny("220 ", "220-"));
		assertEquals(Guess.PERHAPS, opening("22").beginsAny("quit", "220 "));
		assertEquals(Guess.NO, opening("22x").beginsAny("220 ", "221 "));
		assertEquals(Guess.NO, opening("22x").beginsAny());
	}

	@Test
	void textIsFoundFromThePlaceOnAndNotBehindTheEnd() {
		assertTrue(opening("220 FTP").contains("FTP", 4));
		assertFalse(opening("FTP 220").contains("FTP", 1));
		assertFalse(opening("220 FTP").contains("FTP>", 0));
		assertFalse(opening("FT").contains("FTP", 0));
	}
}
