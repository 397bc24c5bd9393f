package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class ConcealmentTest {

	private final Concealment concealment = new Concealment("[masked]", List.of("not", "never", "contradicted"));

	/** Whether the words are all that the text says. */
	private boolean says(String text, String words) {
		return concealment.end(text, 0, words) == text.length();
	}

	@Test
	void wholeWordsMayBeTakenOut() {
		assertTrue(says("I[masked]alsobe", "I May also be"));
		assertTrue(says("[masked]alsobe[masked]", "May also be so"));
		assertTrue(says("one[masked](two)", "one and only (two)"));
	}

	@Test
	void partsOfWordsNumbersAndVerdictsMayNot() {
		assertFalse(says("I[masked]ayalsobe", "I May also be"));
		assertFalse(says("seen[masked]times", "seen 12 times"));
		assertFalse(says("itis[masked]contradicted", "it is not contradicted"));
		assertFalse(says("itis[masked]", "it is contradicted"));
		assertFalse(says("I[masked]", "I " + "a ".repeat(61)));
	}

	@Test
	void otherWordsAreOtherWords() {
		assertFalse(says("Imayalsobe", "I May also be"));
		assertFalse(says("I[masked]orbe", "I May also be"));
	}

	@Test
	void asManyPlacesAsThereAreWordsMayBeTakenOut() {
		int many = 100_000;
		assertTrue(says("[masked],a,".repeat(many), "b, a, ".repeat(many)));
		assertFalse(says("[masked],a,".repeat(many) + "!", "b, a, ".repeat(many)));
	}

	@Test
	void manyPlacesTakeNoTimeThatGrowsWithoutBound() {
		assertEquals(-1, concealment.end("[masked]".repeat(60) + "!", 0, "a ".repeat(400) + "1"));
	}
}
