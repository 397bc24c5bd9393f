package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * A server is called over one bearer alone, though another was watched too. Under equal rates the contacts would fall to the bearers by the time
 * for which each was watched; the chance that all fall to one, whichever, is the sum of those shares, each to the power of their number. Told where it is at most a
 * hundredth divided by the number of addresses compared, of all handsets (Bonferroni), and not where another address of the same name was called over another bearer.
 */
public final class BearerOnlyRule implements Rule {

	private static final double LEVEL = 0.01;

	@Override
	public String id() {
		return "bearer-only";
	}

	@Override
	public int version() {
		return 2;
	}

	/** What was seen of a server over a bearer, in how much time. */
	private record Count(List<FlowFact> flows, long contacts, long nanos) {

		static Count of(Contacts contacts, List<RunFact> runs, String server) {
			List<Contacts.Seen> seen = runs.stream().map(run -> contacts.of(run, server)).toList();
			return new Count(seen.stream().flatMap(s -> s.flows().stream()).toList(), seen.stream().mapToLong(Contacts.Seen::contacts).sum(),
					seen.stream().mapToLong(Contacts.Seen::nanos).sum());
		}
	}

	/** A server that was called over one bearer of those that were watched. */
	private record Alone(String server, String bearer, Count calls, Map<String, Long> others) {

		long nanosOverOthers() {
			return others.values().stream().mapToLong(Long::longValue).sum();
		}

		/** The bearer was picked since it has the contacts: so of any bearer. */
		double chance() {
			double all = calls.nanos() + nanosOverOthers();
			return calls.contacts() == 0 ? 1
					: Math.min(1, Stream.concat(Stream.of(calls.nanos()), others.values().stream()).mapToDouble(nanos -> Math.pow(nanos / all, calls.contacts())).sum());
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Contacts contacts = new Contacts(facts);
		List<Alone> found = new ArrayList<>();
		LongAdder compared = new LongAdder();
		Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && r.values("bearer").size() == 1
				&& r.seesEveryBearer() && contacts.isWatched(r)).toList(), r -> r.handset().orElseThrow()).values().forEach(runs -> {
					Map<String, List<RunFact>> byBearer = Groups.by(runs, r -> r.values("bearer").getFirst());
					if (byBearer.size() > 1) {
						found.addAll(alone(facts, contacts, byBearer, compared));
					}
				});
		return found.stream().filter(alone -> alone.chance() * compared.sum() <= LEVEL).map(alone -> finding(facts, alone, compared.sum())).toList();
	}

	/** What is called over one bearer alone; the addresses that were compared are added. */
	private static List<Alone> alone(CaseFacts facts, Contacts contacts, Map<String, List<RunFact>> byBearer, LongAdder compared) {
		Map<String, Set<String>> servers = new TreeMap<>();
		Map<String, Set<String>> names = new TreeMap<>();
		byBearer.forEach((bearer, runs) -> {
			Set<String> over = servers.computeIfAbsent(bearer, b -> new TreeSet<>());
			runs.forEach(run -> over.addAll(contacts.servers(run)));
			over.forEach(server -> facts.namesOf(server).forEach(name -> names.computeIfAbsent(name, n -> new TreeSet<>()).add(bearer)));
		});
		Set<String> called = servers.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
		compared.add(called.size());
		List<Alone> found = new ArrayList<>();
		for (String server : called) {
			List<String> bearers = servers.keySet().stream().filter(bearer -> servers.get(bearer).contains(server)).toList();
			if (bearers.size() == 1 && facts.namesOf(server).stream().allMatch(name -> names.get(name).size() == 1)) {
				found.add(alone(contacts, byBearer, server, bearers.getFirst()));
			}
		}
		return found;
	}

	private static Alone alone(Contacts contacts, Map<String, List<RunFact>> byBearer, String server, String bearer) {
		Map<String, Long> others = new TreeMap<>();
		byBearer.forEach((other, runs) -> others.put(other, Count.of(contacts, runs, server).nanos()));
		others.remove(bearer);
		return new Alone(server, bearer, Count.of(contacts, byBearer.get(bearer), server), others);
	}

	private Finding finding(CaseFacts facts, Alone alone, long compared) {
		return new Finding(id(), version(), "low", Calls.place(facts, alone.server()) + " is called over " + alone.bearer() + " alone",
				Groups.count(alone.calls().contacts(), "contact", "contacts") + " in " + hours(alone.calls().nanos()) + " over " + alone.bearer() + ", none in "
						+ hours(alone.nanosOverOthers()) + " over " + String.join(", ", alone.others().keySet()) + ". Were the rates equal, the chance that all fall to one bearer, whichever, would be "
						+ String.format(Locale.ROOT, "%.1e", alone.chance()) + "; " + Groups.count(compared, "address was", "addresses were") + " compared.",
				"The chance takes contacts for independent; those of one session are not. The runs differ in what was done to the handset, too.",
				alone.calls().flows().stream().map(FlowFact::id).toList(), List.of(),
				List.of("The test gave a cause over one bearer alone.", "A download manager or data saver that waits for a cheap connection.", "A network that does not let the endpoint be reached.",
						"Another address of the same service, whose name is not known, was called over another bearer."));
	}

	private static String hours(long nanos) {
		return String.format(Locale.ROOT, "%.1f h", nanos / 3.6e12);
	}
}
