package org.telltale.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;

/** Replays how an address came to a name. */
public final class NameCheck implements FactCheck {

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
		if (DnsCarriage.SOURCES.contains(fact.text("source"))) {
			DnsCarriage.require(fact, how);
		}
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
				Refusal.unless(words.length == 4 && words[0].equals(name) && words[3].equals(address),
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
