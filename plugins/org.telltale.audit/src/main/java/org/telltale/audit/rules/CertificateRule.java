package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
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
		return 3;
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
		Map<String, List<Json.Fields>> byRun = Groups.by(alike, each -> each.text("run").orElse(""));
		List<Sign> signs = new ArrayList<>();
		Map<String, Set<String>> where = new LinkedHashMap<>();
		byRun.values().forEach(shown -> signs(facts, shown).forEach(sign -> {
			signs.add(counts(facts, shown.getFirst()) ? sign : new Sign("information", sign.text(), sign.facts()));
			where.computeIfAbsent(sign.text(), text -> new TreeSet<>(CaseFacts::byNumberInName)).addAll(runs(shown));
		}));
		if (signs.isEmpty()) {
			return Optional.empty();
		}
		Json.Fields first = alike.getFirst();
		return Optional.of(new Finding(id(), version(), Sign.heaviest(signs),
				"The certificate that " + place(facts, first) + " showed in " + Groups.runs(runs(alike)) + " "
						+ where.entrySet().stream().map(sign -> sign.getKey() + (sign.getValue().size() == byRun.size() ? "" : " (in " + Groups.runs(sign.getValue()) + ")")).collect(Collectors.joining("; ")),
				words(first) + " It was shown in " + Groups.count(byRun.values().stream().mapToLong(shown -> sum(most(facts, shown, "connections"), "connections")).sum(), "connection", "connections")
						+ (byRun.values().stream().anyMatch(shown -> ways(facts, shown).size() > 1) ? ", of each run those of the capture points that count together and saw most of them." : "."),
				"Nothing of it was verified: it says what somebody claims. An odd certificate shows no interception and no purpose, and a good one shows neither that nobody intercepts nor who reads the data."
						+ byRun.values().stream().map(shown -> countsTwice(facts, most(facts, shown, "connections"))).filter(text -> !text.isEmpty()).findFirst().orElse(""),
				ids(alike), List.of(), alternatives(alike)));
	}

	/** What is odd in it in one run, and how often it was given up there. */
	private static List<Sign> signs(CaseFacts facts, List<Json.Fields> shown) {
		List<Sign> signs = new ArrayList<>();
		shown.forEach(each -> Certificates.signs(facts, each).stream().filter(sign -> !signs.contains(sign)).forEach(signs::add));
		List<Json.Fields> most = most(facts, shown, "refused");
		long refused = sum(most, "refused");
		if (refused > 0) {
			signs.add(new Sign("low", "was given up by the handset right behind it in " + refused + " of " + Groups.count(sum(most, "connections"), "connection", "connections"), List.of()));
		}
		return signs;
	}

	/** What two points saw happened once: of those of a run what the points that count together saw most of. */
	private static List<Json.Fields> most(CaseFacts facts, List<Json.Fields> shown, String member) {
		return ways(facts, shown).stream().max(Comparator.comparingLong(seen -> sum(seen, member))).orElseThrow();
	}

	/** What was shown in one run, in each way to count it once. */
	private static List<List<Json.Fields>> ways(CaseFacts facts, List<Json.Fields> shown) {
		return shown.getFirst().text("run").flatMap(facts::run).map(run -> run.byPoint(shown, each -> each.text("evidence").orElse(""))).orElse(List.of(shown));
	}

	private static String countsTwice(CaseFacts facts, List<Json.Fields> shown) {
		return shown.getFirst().text("run").flatMap(facts::run).map(run -> run.countsTwice(shown.stream().flatMap(each -> each.text("flow").flatMap(facts::flow).stream()).toList())).orElse("");
	}

	private static long sum(List<Json.Fields> shown, String member) {
		return shown.stream().mapToLong(each -> each.integer(member).orElse(0L)).sum();
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
		return new Finding(id(), version(), issuers.values().stream().filter(of -> of.stream().anyMatch(each -> counts(facts, each))).count() > 1 ? "medium" : "information",
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
