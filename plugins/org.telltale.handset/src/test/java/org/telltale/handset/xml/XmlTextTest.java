package org.telltale.handset.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class XmlTextTest {

	@Test
	void referencesAreLookedForNearTheirStartOnly() {
		XmlText texts = new XmlText();
		assertEquals("<\u00fcA\ud83d\ude00", texts.resolved("&lt;&#252;&#x00000041;&#xD83D;&#xDE00;"));
		assertEquals(0, texts.strange());
		assertEquals("&#x000000041;", texts.resolved("&#x000000041;"));
		assertEquals(1, texts.strange());
		// every end looked for up to the end of the text would be 10^12 characters
		String many = "&".repeat(1 << 20);
		for (int i = 0; i < 16; i++) {
			assertEquals(many, texts.resolved(many));
		}
		assertEquals(1 + (16L << 20), texts.strange());
	}
}
