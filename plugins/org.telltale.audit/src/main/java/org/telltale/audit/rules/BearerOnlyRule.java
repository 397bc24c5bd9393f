package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * An endpoint is called over one bearer alone, though another was watched too. Under equal rates the contacts would fall to the bearers by
 * the time for which each was observed; the chance that all fall to one is that share to the power of their number. Told where it is at most
 * a hundredth divided by the number of endpoints compared (Bonferroni).
 */
public final class BearerOnlyRule implements Rule {

	private static final double LEVEL = 0.01;

	@Override
	public String id() {
		return "bearer-only";
	}

	@Override
	public int version() {
		return 1;
	}

	/** The runs of one handset that had one bearer alone, and whose captures saw it. */
	private record Watched(Map<String, List<RunFact>> byBearer) {

		long nanos(String bearer) {
			return byBearer.get(bearer).stream().mapToLong(r -> r.time().toNanos() - r.time().fromNanos()).sum();
		}

		long nanos() {
			return byBearer.keySet().stream().mapToLong(this::nanos).sum();
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && r.values("bearer").size() == 1
				&& !r.captures().isEmpty() && r.seesEveryBearer()).toList(), r -> r.handset().orElseThrow()).values().forEach(runs -> {
					Watched watched = new Watched(Groups.by(runs, r -> r.values("bearer").getFirst()));
					if (watched.byBearer().size() > 1) {
						findings.addAll(findings(facts, watched));
					}
				});
		return findings;
	}

	private List<Finding> findings(CaseFacts facts, Watched watched) {
		Map<String, Map<String, List<FlowFact>>> contacts = new TreeMap<>();
		watched.byBearer().forEach((bearer, runs) -> runs.forEach(run -> Calls.byServer(facts, run)
				.forEach((server, flows) -> contacts.computeIfAbsent(server, s -> new TreeMap<>()).computeIfAbsent(bearer, b -> new ArrayList<>()).addAll(flows))));
		List<Finding> findings = new ArrayList<>();
		contacts.forEach((server, byBearer) -> {
			if (byBearer.size() == 1) {
				String bearer = byBearer.keySet().iterator().next();
				List<FlowFact> flows = byBearer.get(bearer);
				double chance = Math.pow((double) watched.nanos(bearer) / watched.nanos(), flows.size());
				if (chance * contacts.size() <= LEVEL) {
					findings.add(finding(facts, watched, bearer, flows, contacts.size(), chance));
				}
			}
		});
		return findings;
	}

	private Finding finding(CaseFacts facts, Watched watched, String bearer, List<FlowFact> flows, int compared, double chance) {
		TreeSet<String> others = new TreeSet<>(watched.byBearer().keySet());
		others.remove(bearer);
		return new Finding(id(), version(), "low", Calls.place(facts, flows.getFirst().server()) + " is called over " + bearer + " alone",
				Groups.count(flows.size(), "contact", "contacts") + " in " + hours(watched.nanos(bearer)) + " over " + bearer + ", none in "
						+ hours(watched.nanos() - watched.nanos(bearer)) + " over " + String.join(", ", others) + ". Were the rates equal, the chance of that would be "
						+ String.format(java.util.Locale.ROOT, "%.1e", chance) + "; " + Groups.count(compared, "endpoint was", "endpoints were") + " compared.",
				"The chance takes contacts for independent; those of one session are not. The runs differ in what was done to the handset, too.",
				flows.stream().map(FlowFact::id).toList(), List.of(),
				List.of("The test gave a cause over one bearer alone.", "A download manager or data saver that waits for a cheap connection.", "A network that does not let the endpoint be reached."));
	}

	private static String hours(long nanos) {
		return String.format(java.util.Locale.ROOT, "%.1f h", nanos / 3.6e12);
	}
}
