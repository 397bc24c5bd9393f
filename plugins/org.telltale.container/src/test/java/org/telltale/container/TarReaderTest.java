package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TarReaderTest {

	@Test
	void filesLinksAndLongNamesAreRead() {
		String name = "long/".repeat(40) + "name";
		Walk walk = Walk.of(new TarBuilder().entry('0', "a", "hello").entry('2', "link", "").entry('L', "././@LongLink", name).entry('0', "cut", "x")
				.entry('x', "PaxHeader", "16 path=pax/file\n").entry('0', "p", "y").bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "a", "link", name, "pax/file"), walk.paths());
		assertEquals(512, walk.item("a").imageOffset().orElseThrow());
		assertEquals(1000, walk.item("a").ownership().orElseThrow().uid());
		assertEquals("x", walk.text(name));
	}

	@Test
	void truncationIsReported() {
		byte[] tar = new TarBuilder().entry('0', "a", "hello").entry('0', "b", "world").bytes();
		for (int length = 263; length < 1024 + 512 + 5; length++) {
			assertFalse(Walk.of(Arrays.copyOf(tar, length)).problems.isEmpty(), "length " + length);
		}
	}

	@Test
	void wrongChecksumEndsTheArchiveAndIsReported() {
		byte[] tar = new TarBuilder().entry('0', "a", "hello").entry('0', "b", "world").bytes();
		tar[1024] = 'c';
		assertEquals(List.of("tar.broken"), Walk.of(tar).codes());
	}

	@Test
	void nameThatClimbsOutIsReported() {
		assertEquals(List.of("container.name"), Walk.of(new TarBuilder().entry('0', "../../x", "hello").bytes()).codes());
	}

	@Test
	void everyByteOfAHeaderFlippedNeverThrows() {
		byte[] tar = new TarBuilder().entry('0', "a", "hello").entry('0', "b", "world").bytes();
		for (int i = 0; i < 512; i++) {
			byte[] broken = tar.clone();
			broken[i] ^= (byte) 0x81;
			Walk.of(broken, Walk.SMALL);
		}
	}
}
