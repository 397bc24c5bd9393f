package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.base.json.Json;

/**
 * What is wrong or odd in certificates that servers showed the handset: one finding for each server, name and certificate; and one for each name for
 * which certificates of several issuers were shown.
 */
public final class CertificateRule implements Rule {

	@Override
	public String id() {
		return "certificate";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Json.Fields> shown = facts.ofType("certificate").stream().filter(each -> isHandsets(facts, each)).toList();
		List<Finding> findings = new ArrayList<>();
		Groups.by(shown, each -> place(facts, each) + "\n" + each.text("sni").orElse("") + "\n" + each.text("sha256").orElse("")).values()
				.forEach(alike -> finding(facts, alike).ifPresent(findings::add));
		Groups.by(shown.stream().filter(each -> each.text("issuer").isPresent() && each.text("sni").isPresent()).toList(), each -> each.text("sni").orElseThrow()).forEach((name, of) -> {
			Map<String, List<Json.Fields>> issuers = Groups.by(of, each -> each.text("issuer").orElseThrow());
			if (issuers.size() > 1) {
				findings.add(changed(facts, name, issuers));
			}
		});
		return findings;
	}

	/** Whether it was shown in a connection of its run's handset. */
	private static boolean isHandsets(CaseFacts facts, Json.Fields shown) {
		Optional<FlowFact> flow = shown.text("flow").flatMap(facts::flow);
		return flow.flatMap(FlowFact::device).isPresent() && flow.flatMap(FlowFact::device).equals(shown.text("run").flatMap(facts::run).flatMap(run -> run.handset()));
	}

	private static String place(CaseFacts facts, Json.Fields shown) {
		return Calls.place(facts, shown.get("server").flatMap(server -> server.text("address")).orElse(""));
	}

	private Optional<Finding> finding(CaseFacts facts, List<Json.Fields> alike) {
		Map<String, Sign> signs = new LinkedHashMap<>();
		alike.forEach(each -> Certificates.signs(facts, each).forEach(sign -> signs.putIfAbsent(sign.text(), sign)));
		if (signs.isEmpty()) {
			return Optional.empty();
		}
		Json.Fields first = alike.getFirst();
		boolean counts = alike.stream().anyMatch(each -> counts(facts, each));
		return Optional.of(new Finding(id(), version(), counts ? Sign.heaviest(List.copyOf(signs.values())) : "information",
				"The certificate that " + place(facts, first) + " showed in " + Groups.runs(runs(alike)) + " " + String.join("; ", signs.keySet()),
				words(first) + " It was shown in " + Groups.count(alike.stream().mapToLong(each -> each.integer("connections").orElse(0L)).sum(), "connection", "connections") + ".",
				"Nothing of it was verified: it says what somebody claims. An odd certificate shows no interception and no purpose, and a good one shows neither that nobody intercepts nor who reads the data.",
				ids(alike), List.of(), alternatives(alike)));
	}

	private static List<String> alternatives(List<Json.Fields> alike) {
		List<String> alternatives = new ArrayList<>(List.of("The operator's carelessness, or an authority of its own that its own program knows.", "An interceptor: the laboratory's own, or another on the way."));
		if (alike.stream().anyMatch(each -> each.integer("refused").orElse(0L) > 0)) {
			alternatives.add("Where the handset gave up: pinning, an authority that it does not trust, or a person who went away.");
		}
		return alternatives;
	}

	private static String words(Json.Fields shown) {
		return shown.text("sha256").map(digest -> "Subject " + shown.text("subject").orElse("not readable") + ", issuer " + shown.text("issuer").orElse("not readable") + ", valid from "
				+ shown.text("notBefore").orElse("?") + " to " + shown.text("notAfter").orElse("?") + ", " + shown.text("key").orElse("unknown key")
				+ shown.integer("keyBits").map(bits -> " of " + bits + " bits").orElse("") + ", signed by " + shown.text("signature").orElse("?") + ", SHA-256 " + digest + ".")
				.orElse("The certificate itself was sealed and not opened.");
	}

	private Finding changed(CaseFacts facts, String name, Map<String, List<Json.Fields>> issuers) {
		List<Json.Fields> all = issuers.values().stream().flatMap(List::stream).toList();
		return new Finding(id(), version(), all.stream().anyMatch(each -> counts(facts, each)) ? "medium" : "information",
				"Certificates of " + issuers.size() + " issuers were shown for " + name,
				issuers.entrySet().stream().map(each -> each.getKey() + " in " + Groups.runs(runs(each.getValue()))).collect(Collectors.joining("; ")) + ".",
				"The issuers are what the certificates claim; nothing was verified. That the issuer changed does not show an interception.", ids(all), List.of(),
				List.of("The operator changed to another authority, or has servers with certificates of several.", "An interceptor in some of the runs: the laboratory's own, or another on the way."));
	}

	private static boolean counts(CaseFacts facts, Json.Fields shown) {
		return shown.text("run").flatMap(facts::run).filter(run -> run.counts()).isPresent();
	}

	private static Set<String> runs(List<Json.Fields> shown) {
		Set<String> runs = new TreeSet<>(CaseFacts::byNumberInName);
		shown.forEach(each -> each.text("run").ifPresent(runs::add));
		return runs;
	}

	private static List<String> ids(List<Json.Fields> shown) {
		return shown.stream().flatMap(each -> each.text("id").stream()).toList();
	}
}
