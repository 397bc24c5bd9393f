package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** The search by which tests say that nothing stands somewhere has to find what does. */
class NeedlesTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void eachIsFoundAtTheStartInTheMiddleAndAtTheEnd() {
		Needles needles = new Needles().add("a", bytes("abcd")).add("longer", bytes("abcdef")).add("umlaut", bytes("größe")).add("not there", bytes("abce"));
		assertEquals(Set.of("a", "longer"), needles.in(bytes("abcdef")));
		assertEquals(Set.of("a", "longer", "umlaut"), needles.in(bytes("xabcdefxgröße")));
		assertEquals(Set.of("a"), needles.in(bytes("xxabcde")));
		assertEquals(Set.of(), needles.in(bytes("abc")));
	}

	@Test
	void itAgreesWithLookingForOneAfterTheOther() {
		Random random = new Random(4);
		byte[] hay = new byte[20_000];
		for (int i = 0; i < hay.length; i++) {
			hay[i] = (byte) (random.nextInt(3) - 1);
		}
		String text = new String(hay, StandardCharsets.ISO_8859_1);
		Needles needles = new Needles();
		Set<String> there = new TreeSet<>();
		for (int i = 0; i < 400; i++) {
			byte[] needle = new byte[4 + random.nextInt(10)];
			for (int k = 0; k < needle.length; k++) {
				needle[k] = (byte) (random.nextInt(3) - 1);
			}
			needles.add("n" + i, needle);
			if (text.contains(new String(needle, StandardCharsets.ISO_8859_1))) {
				there.add("n" + i);
			}
		}
		assertEquals(there, needles.in(hay));
		assertEquals(true, there.size() > 50 && there.size() < 350, there.size() + " are there");
	}
}
