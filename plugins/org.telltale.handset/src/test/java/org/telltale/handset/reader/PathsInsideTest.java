package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.telltale.handset.Neighbours.Neighbour;

class PathsInsideTest {

	private static String found(String wanted, String own, String... paths) {
		Map<String, Optional<String>> formats = new TreeMap<>();
		Arrays.stream(paths).forEach(path -> formats.put(path, Optional.of("photo")));
		return new PathsInside("x!/", formats).of(own).at(wanted).map(Neighbour::name).orElse("");
	}

	@Test
	void mostPartsInCommonFromTheEndThenFromTheStart() {
		assertEquals("x!/b/c/d", found("/a/b/c/d", "b/x", "b/c/d", "xb/c/d"));
		assertEquals("x!/1/b/c/d", found("/a/b/c/d", "1/x", "1/b/c/d", "2/b/c/d"));
		assertEquals("", found("/a/b/c/d", "3/x", "1/b/c/d", "2/b/c/d"));
		assertEquals("x!/11/c/d", found("/a/c/d", "11/x", "1/c/d", "11/c/d"));
		assertEquals("x!///c/d", found("//c/d", "x", "/c/d", "//c/d"));
	}

	@Test
	void pathsThatNoHandsetHasAreNotCompared() {
		String deep = "x/".repeat(2_050);
		assertEquals("x!/c/d", found("/a/c/d", deep + "m", deep + "c/d", "c/d"));
		assertEquals("", found(deep + "c/d", "m", "c/d"));
	}
}
