package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;

/** RFC 9162 section 2.1.1. */
class MerkleTreeTest {

	private static byte[] leaf(String line) {
		return sha(new byte[] { 0 }, line.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] node(byte[] left, byte[] right) {
		return sha(new byte[] { 1 }, left, right);
	}

	private static byte[] sha(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return Digest.newDigester(Digest.SHA_256).digest(all.toByteArray());
	}

	private static String hex(byte[] digest) {
		return Digest.of(Digest.SHA_256, digest).hex();
	}

	@Test
	void emptyTreeIsTheHashOfNothing() {
		assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MerkleTree.root(List.of()).hex());
	}

	@Test
	void oneEmptyLeafIsTheHashOfItsPrefix() {
		assertEquals("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", MerkleTree.root(List.of("")).hex());
	}

	@Test
	void sevenLeavesAreSplitAtTheLargestPowerOfTwoBelow() {
		byte[] left = node(node(leaf("0"), leaf("1")), node(leaf("2"), leaf("3")));
		byte[] right = node(node(leaf("4"), leaf("5")), leaf("6"));
		assertEquals(hex(node(left, right)), MerkleTree.root(IntStream.range(0, 7).mapToObj(Integer::toString).toList()).hex());
	}

	@Test
	void aNodeIsNoLeafAndOrderCounts() {
		assertNotEquals(MerkleTree.root(List.of("a", "b")), MerkleTree.root(List.of("b", "a")));
		assertNotEquals(MerkleTree.root(List.of("ab")), MerkleTree.root(List.of("a", "b")));
	}
}
