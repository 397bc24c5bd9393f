package org.telltale.seal.facts;

import java.security.MessageDigest;
import java.util.List;

import org.telltale.base.Digest;

/** The Merkle tree hash of RFC 9162 section 2.1.1 with SHA-256. */
public final class MerkleTree {

	private MerkleTree() {
	}

	/** The root over the leaves in their order; of no leaf, the digest of nothing. */
	public static Digest root(List<byte[]> leaves) {
		return Digest.of(Digest.SHA_256, leaves.isEmpty() ? Digest.newDigester(Digest.SHA_256).digest() : hash(leaves));
	}

	private static byte[] hash(List<byte[]> leaves) {
		MessageDigest digest = Digest.newDigester(Digest.SHA_256);
		if (leaves.size() == 1) {
			digest.update((byte) 0);
			return digest.digest(leaves.get(0));
		}
		int left = Integer.highestOneBit(leaves.size() - 1);
		byte[] leftHash = hash(leaves.subList(0, left));
		byte[] rightHash = hash(leaves.subList(left, leaves.size()));
		digest.update((byte) 1);
		digest.update(leftHash);
		return digest.digest(rightHash);
	}
}
