package org.telltale.seal.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/**
 * A derivation done again.
 *
 * @param results the bytes of each node
 * @param placements what each capture op used, in order of the nodes
 */
public record Replay(List<byte[]> results, List<Placement> placements) {

	private static final long MAX_TOTAL = 1L << 30;

	/**
	 * Does every step; a result that differs in length or digest is refused.
	 *
	 * @param files the capture that its frames are of
	 * @param evidence has all evidence that it takes keys from
	 */
	public static Replay of(Derivation derivation, CaptureFiles files, EvidenceFolder evidence) throws Refusal, IOException {
		List<byte[]> results = new ArrayList<>();
		List<Placement> placements = new ArrayList<>();
		long total = 0;
		for (Derivation.Node node : derivation.nodes()) {
			total += node.length();
			Refusal.unless(total <= MAX_TOTAL, "a derivation is larger than this verifier bears");
			byte[] result;
			if (node.op().startsWith("capture.")) {
				Refusal.unless(!node.files().isEmpty(), "the op " + node.op() + " reads evidence only");
				Placement placement = Placement.of(node, files);
				placements.add(placement);
				result = placement.result();
			} else {
				Refusal.unless(node.files().isEmpty(), "the op " + node.op() + " does not read evidence");
				byte[] input = cut(results.get(node.input()), node.ranges());
				result = node.keys().isPresent() ? TlsRecords.decrypt(input, keys(node.keys().get(), evidence), node.params()) : ByteOps.result(node, input);
			}
			requireAsSaid(node, results.size(), result);
			results.add(result);
		}
		return new Replay(results, placements);
	}

	private static byte[] keys(Derivation.Part keys, EvidenceFolder evidence) throws Refusal, IOException {
		return evidence.keys(keys.evidence(), keys.ranges()).orElseThrow(() -> new Refusal("the keys pass the end of the evidence that holds them"));
	}

	private static void requireAsSaid(Derivation.Node node, int number, byte[] result) throws Refusal {
		Refusal.unless(result.length == node.length(),
				"node n" + number + " (" + node.op() + ") gives " + result.length + " bytes instead of " + node.length());
		Refusal.unless(Digest.sha256(result).hex().equals(node.sha256()), "node n" + number + " (" + node.op() + ") gives other bytes than the fact says");
	}

	private static byte[] cut(byte[] source, List<ByteRange> ranges) throws Refusal {
		long length = 0;
		for (ByteRange range : ranges) {
			Refusal.unless(range.end() <= source.length, "a range passes the end of what it cuts");
			length += range.length();
		}
		byte[] joined = new byte[(int) length];
		int at = 0;
		for (ByteRange range : ranges) {
			System.arraycopy(source, (int) range.offset(), joined, at, (int) range.length());
			at += (int) range.length();
		}
		return joined;
	}

	/** Refuses unless the message that a {@code dns.answer} node read gives the question's name to the address of that record (facts.md, Names that DNS gives). */
	public void requireNaming(Derivation.Node node) throws Refusal {
		DnsOps.requireNaming(cut(results.get(node.input()), node.ranges()), Members.index(node.params(), "index"));
	}

	/** The bytes of a match, in their node. */
	public Matched matched(Derivation.Match match) throws Refusal {
		return Matched.of(results.get(match.node()), match.range());
	}
}
