package org.telltale.seal.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/**
 * A derivation done again.
 *
 * @param results the bytes of each node
 * @param placements what each capture op used, in order of the nodes
 */
public record Replay(List<byte[]> results, List<Placement> placements) {

	/** Parameters that each op on bytes has, all of them. */
	private static final Map<String, Set<String>> PARAMETERS = Map.ofEntries(Map.entry("slice", Set.of()), Map.entry("http1.body", Set.of("role")),
			Map.entry("http1.target", Set.of()), Map.entry("http1.header", Set.of("name", "index")), Map.entry("gzip", Set.of()),
			Map.entry("zlib", Set.of()), Map.entry("deflate", Set.of()), Map.entry("multipart.part", Set.of("boundary", "index")),
			Map.entry("percent", Set.of("plus")), Map.entry("json.string", Set.of("pointer")), Map.entry("base64", Set.of("alphabet")),
			Map.entry("hex", Set.of()), Map.entry("tls.sni", Set.of()), Map.entry("tls.certificate", Set.of("certificate", "name")),
			Map.entry("dns.answer", Set.of("index")));
	private static final long MAX_TOTAL = 1L << 30;

	/**
	 * Does every step; a result that differs in length or digest is refused. Every evidence that the derivation names has to be
	 * in the folder.
	 */
	public static Replay of(Derivation derivation, EvidenceFolder evidence) throws Refusal, IOException {
		List<byte[]> results = new ArrayList<>();
		List<Placement> placements = new ArrayList<>();
		long total = 0;
		for (Derivation.Node node : derivation.nodes()) {
			total += node.length();
			Refusal.unless(total <= MAX_TOTAL, "a derivation is larger than this verifier bears");
			byte[] result;
			if (node.op().startsWith("capture.")) {
				Placement placement = placed(node, evidence);
				placements.add(placement);
				result = placement.result();
			} else {
				Refusal.unless(PARAMETERS.containsKey(node.op()), "an op that is not known: " + node.op());
				Refusal.unless(node.evidence().isEmpty(), "the op " + node.op() + " does not read evidence");
				Members.require(node.params(), PARAMETERS.get(node.op()), Set.of(), "the parameters of " + node.op());
				result = onBytes(node, cut(results.get(node.input()), node.ranges()));
			}
			requireAsSaid(node, results.size(), result);
			results.add(result);
		}
		return new Replay(results, placements);
	}

	private static Placement placed(Derivation.Node node, EvidenceFolder evidence) throws Refusal, IOException {
		Refusal.unless(node.evidence().isPresent(), "the op " + node.op() + " reads evidence only");
		Capture capture = evidence.capture(node.evidence().get())
				.orElseThrow(() -> new Refusal("the evidence " + node.evidence().get().substring(0, 12) + " is no capture"));
		return Placement.of(node, capture);
	}

	private static byte[] onBytes(Derivation.Node node, byte[] input) throws Refusal {
		return switch (node.op()) {
			case "slice" -> input;
			case "http1.body" -> HttpOps.body(input, Members.text(node.params(), "role"));
			case "http1.target" -> HttpOps.target(input);
			case "http1.header" -> HttpOps.header(input, Members.text(node.params(), "name"), Members.index(node.params(), "index"));
			case "gzip" -> InflateOps.gzip(input, node.length());
			case "zlib" -> InflateOps.stream(input, false, node.length());
			case "deflate" -> InflateOps.stream(input, true, node.length());
			case "multipart.part" -> TextOps.part(input, Members.text(node.params(), "boundary"), Members.index(node.params(), "index"));
			case "percent" -> TextOps.percent(input, Members.bool(node.params(), "plus"));
			case "json.string" -> JsonOps.string(input, Members.text(node.params(), "pointer"));
			case "base64" -> TextOps.base64(input, Members.text(node.params(), "alphabet"));
			case "hex" -> TextOps.hex(input);
			case "tls.sni" -> TlsOps.serverName(input);
			case "tls.certificate" -> CertificateOps.dnsName(input, Members.index(node.params(), "certificate"), Members.index(node.params(), "name"));
			case "dns.answer" -> DnsOps.answer(input, Members.index(node.params(), "index"));
			default -> throw new Refusal("an op that is not known: " + node.op());
		};
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

	/** The bytes of a match. */
	public byte[] matched(Derivation.Match match) throws Refusal {
		byte[] source = results.get(match.node());
		Refusal.unless(match.range().end() <= source.length, "the match passes the end of its node");
		return Arrays.copyOfRange(source, (int) match.range().offset(), (int) match.range().end());
	}
}
