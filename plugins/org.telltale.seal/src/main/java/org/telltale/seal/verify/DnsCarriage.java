package org.telltale.seal.verify;

import java.util.List;
import java.util.Set;

import org.telltale.base.ByteRange;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;

/** How a DNS message came, in the clear, in TLS or in an HTTP response, and where it stands in what carried it (facts.md, Names that DNS gives). */
final class DnsCarriage {

	/** The sources of names that DNS is. */
	static final Set<String> SOURCES = Set.of("dns", "dot", "doh");
	private static final Set<String> CODINGS = Set.of("gzip", "zlib", "deflate", "brotli", "zstd");
	private static final int PREFIX = 2;

	private DnsCarriage() {
	}

	/** Refuses a name whose DNS message is reached in another way than its source says, stands elsewhere than a message does, or does not name the address. */
	static void require(Fact fact, DerivedCheck.Derived how) throws Refusal {
		String source = fact.text("source");
		List<Derivation.Node> nodes = how.derivation().nodes();
		int at = switch (source) {
			case "dot" -> sealed(nodes);
			case "doh" -> body(nodes, nodes.size() > 1 && nodes.get(1).op().equals("tls.decrypt") ? sealed(nodes) : 1);
			default -> clear(nodes);
		};
		Refusal.unless(at == nodes.size() - 1 && nodes.get(at).op().equals("dns.answer") && chained(nodes), "a name by " + source + " is reached in another way");
		if (source.equals("dot") || source.equals("dns") && nodes.get(0).op().equals("capture.tcp")) {
			Refusal.unless(isLed(nodes.get(at).ranges(), how.replay().results().get(at - 1)), "the two bytes in front of the DNS message are not its length");
		} else {
			requireWhole(nodes, at);
		}
		how.replay().requireNaming(nodes.get(at));
		Refusal.unless(source.equals("dns") || how.from().equals(FlowCheck.end(how.flow(), "server")), "the server of the flow did not send the answer");
	}

	/** Behind the capture. */
	private static int clear(List<Derivation.Node> nodes) throws Refusal {
		String op = nodes.get(0).op();
		Refusal.unless(op.equals("capture.udp") || op.equals("capture.tcp"), "an answer in the clear that neither a datagram nor a stream holds");
		return 1;
	}

	/** Behind the records of the server and a part of what they hold. */
	private static int sealed(List<Derivation.Node> nodes) throws Refusal {
		Refusal.unless(nodes.size() > 1 && nodes.get(1).op().equals("tls.decrypt") && nodes.get(1).params().text("side").orElse("").equals("server"),
				"an answer in TLS that the server's records do not hold");
		if (nodes.size() == 2 || !nodes.get(2).op().equals("slice")) {
			return 2;
		}
		Refusal.unless(nodes.get(2).ranges().size() == 1, "what the records hold was put together from several parts");
		return 3;
	}

	/** Behind the body of a response and its codings. */
	private static int body(List<Derivation.Node> nodes, int from) throws Refusal {
		Refusal.unless(from < nodes.size() && (nodes.get(from).op().equals("http2.data")
				|| nodes.get(from).op().equals("http1.body") && nodes.get(from).params().text("role").orElse("").equals("response")),
				"an answer in HTTP that is not in the body of a response");
		int at = from + 1;
		while (at < nodes.size() && CODINGS.contains(nodes.get(at).op())) {
			requireWhole(nodes, at++);
		}
		return at;
	}

	private static void requireWhole(List<Derivation.Node> nodes, int at) throws Refusal {
		Refusal.unless(nodes.get(at).ranges().equals(List.of(new ByteRange(0, nodes.get(at - 1).length()))), "a part of what carried the DNS message was left out");
	}

	/** Whether one range was read, and its length stands in front of it (RFC 1035 section 4.2.2). */
	private static boolean isLed(List<ByteRange> ranges, byte[] carrier) {
		ByteRange range = ranges.get(0);
		int from = (int) range.offset();
		return ranges.size() == 1 && from >= PREFIX && ((carrier[from - 2] & 0xff) << 8 | carrier[from - 1] & 0xff) == range.length();
	}

	/** Whether each node reads the one before it, and the first the capture. */
	private static boolean chained(List<Derivation.Node> nodes) {
		boolean chained = !nodes.get(0).files().isEmpty();
		for (int i = 1; i < nodes.size(); i++) {
			chained &= nodes.get(i).input() == i - 1;
		}
		return chained;
	}
}
