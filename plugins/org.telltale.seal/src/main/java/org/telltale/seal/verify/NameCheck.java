package org.telltale.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;

/** Replays how an address came to a name. */
public final class NameCheck implements FactCheck {

	private static final Set<String> CODINGS = Set.of("gzip", "zlib", "deflate", "brotli", "zstd");

	private final DerivedCheck derived;

	/** A check over a folder of evidence. */
	public NameCheck(FactTable table, EvidenceFolder folder) {
		this.derived = new DerivedCheck(table, folder);
	}

	@Override
	public boolean holds(Fact fact) throws Refusal, IOException {
		Optional<DerivedCheck.Derived> replayed = derived.derived(fact);
		if (replayed.isEmpty()) {
			return false;
		}
		DerivedCheck.Derived how = replayed.get();
		Refusal.unless(how.derivation().match().isEmpty(), "a name's derivation has a match");
		requireCarrier(fact, how);
		byte[] bytes = how.replay().results().get(how.replay().results().size() - 1);
		boolean shown = fact.text("source").equals("certificate");
		requireName(fact, how.derivation().nodes(), new String(bytes, StandardCharsets.ISO_8859_1), (shown ? how.from() : how.to()).address().toString());
		long frame = fact.integer("frame");
		int over = how.files().frame(fact.text("evidence"), frame);
		Refusal.unless(how.frames().contains(over), "the name's frame is none that its derivation reads");
		Refusal.unless(fact.integer("at") == how.files().capture().time(over), "the name's time is not that of its frame");
		return true;
	}

	private static void requireName(Fact fact, List<Derivation.Node> nodes, String result, String named) throws Refusal {
		String name = fact.text("name");
		String address = fact.text("address");
		Derivation.Node last = nodes.get(nodes.size() - 1);
		switch (fact.text("source")) {
			case "dns", "dot", "doh" -> {
				String[] words = result.split(" ", -1);
				Refusal.unless(last.op().equals("dns.answer") && words.length == 4 && words[0].equals(name) && words[3].equals(address),
						"the DNS answer gives another name or address");
			}
			case "sni" -> Refusal.unless((last.op().equals("tls.sni") || last.op().equals("tls.handshake-sni")) && result.equals(name) && named.equals(address),
					"the ClientHello names another server, or goes to another address");
			case "certificate" -> Refusal.unless((last.op().equals("tls.certificate") || last.op().equals("tls.handshake-certificate"))
					&& last.params().integer("certificate").orElse(-1L) == 0 && result.equals(name) && named.equals(address),
					"the certificate names another server, or comes from another address");
			case "http-host" -> Refusal.unless(isHost(last) && result.replaceFirst(":\\d*$", "").equals(name) && named.equals(address),
					"the Host field names another host, or goes to another address");
			case "parameter" -> Refusal.unless(isParameter(last, nodes) && result.equals(name) && named.equals(address),
					"the request's parameter is another name, or goes to another address");
			case "parameter-answer" -> Refusal.unless(last.op().equals("httpdns.answer") && result.equals(name + " " + address),
					"the answer gives another name or address");
			default -> throw new Refusal("a source of names that is not known");
		}
	}

	/** What stands between the capture and a DNS answer says how it came: in the clear, in TLS, or in an HTTP response (facts.md, Names that DNS gives). */
	private static void requireCarrier(Fact fact, DerivedCheck.Derived how) throws Refusal {
		String source = fact.text("source");
		boolean sealed = source.equals("dot");
		if (!source.equals("dns") && !sealed && !source.equals("doh")) {
			return;
		}
		List<Derivation.Node> nodes = how.derivation().nodes();
		int at = sealed || source.equals("doh") && nodes.size() > 1 && nodes.get(1).op().equals("tls.decrypt") ? sealed(nodes) : 1;
		if (source.equals("doh")) {
			at = body(nodes, at);
		}
		Refusal.unless(at == nodes.size() - 1 && chained(nodes), "a name by " + source + " is reached in another way");
		Derivation.Node last = nodes.get(at);
		Refusal.unless(!last.op().equals("dns.answer") || how.replay().isInternetAnswer(last), "the DNS message is no answer to a query, or of another class");
		Refusal.unless(source.equals("dns") || how.from().equals(FlowCheck.end(how.flow(), "server")), "the server of the flow did not send the answer");
	}

	/** Behind the records of the server and a part of what they hold. */
	private static int sealed(List<Derivation.Node> nodes) throws Refusal {
		Refusal.unless(nodes.size() > 1 && nodes.get(1).op().equals("tls.decrypt") && nodes.get(1).params().text("side").orElse("").equals("server"),
				"an answer in TLS that the server's records do not hold");
		return nodes.size() > 2 && nodes.get(2).op().equals("slice") ? 3 : 2;
	}

	/** Behind the body of a response and its codings. */
	private static int body(List<Derivation.Node> nodes, int from) throws Refusal {
		Refusal.unless(from < nodes.size() && (nodes.get(from).op().equals("http2.data")
				|| nodes.get(from).op().equals("http1.body") && nodes.get(from).params().text("role").orElse("").equals("response")),
				"an answer in HTTP that is not in the body of a response");
		int at = from + 1;
		while (at < nodes.size() && CODINGS.contains(nodes.get(at).op())) {
			at++;
		}
		return at;
	}

	/** Whether each node reads the one before it, and the first the capture. */
	private static boolean chained(List<Derivation.Node> nodes) {
		boolean chained = !nodes.get(0).files().isEmpty();
		for (int i = 1; i < nodes.size(); i++) {
			chained &= nodes.get(i).input() == i - 1;
		}
		return chained;
	}

	private static boolean isHost(Derivation.Node node) {
		String field = node.params().text("name").orElse("");
		return node.op().equals("http1.header") && field.equals("host")
				|| node.op().equals("http2.header") && (field.equals(":authority") || field.equals("host"));
	}

	/** A parameter of the target, as it stands or with one step more. */
	private static boolean isParameter(Derivation.Node last, List<Derivation.Node> nodes) {
		boolean step = (last.op().equals("percent") || last.op().equals("slice")) && last.input() >= 0;
		return (step ? nodes.get(last.input()) : last).op().equals("url.parameter");
	}
}
