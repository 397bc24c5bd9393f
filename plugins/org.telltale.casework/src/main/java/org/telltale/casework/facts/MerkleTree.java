package org.telltale.casework.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.telltale.base.Digest;

/** The Merkle tree hash of RFC 9162 section 2.1.1 with SHA-256. */
public final class MerkleTree {

	private MerkleTree() {
	}

	/** The root over the UTF-8 bytes of the lines, in their order. */
	public static Digest root(List<String> lines) {
		return Digest.of(Digest.SHA_256, hash(lines));
	}

	private static byte[] hash(List<String> lines) {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		if (lines.isEmpty()) {
			return digester.digest();
		} else if (lines.size() == 1) {
			digester.update((byte) 0);
			return digester.digest(lines.getFirst().getBytes(StandardCharsets.UTF_8));
		}
		int split = Integer.highestOneBit(lines.size() - 1);
		digester.update((byte) 1);
		digester.update(hash(lines.subList(0, split)));
		return digester.digest(hash(lines.subList(split, lines.size())));
	}
}
