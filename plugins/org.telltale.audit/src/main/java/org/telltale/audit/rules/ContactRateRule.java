package org.telltale.audit.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * A server is called at another rate under one value of a condition than under another. Contacts are flows that begin ten seconds or more after
 * the one before; of each value the rate is contacts by observed hours of runs in which it alone held. Given their sum, the contacts of two
 * Poisson counts are binomial with the share of the observed time: the test is exact and two-sided (the smaller tail doubled), the interval of
 * the ratio is that of Clopper and Pearson at 95 %. Told where p times the number of comparisons (Bonferroni) is at most 0.01.
 */
public final class ContactRateRule implements Rule {

	private static final double LEVEL = 0.01;
	private static final long ONE_CONTACT_NANOS = Duration.ofSeconds(10).toNanos();
	/** The bearer has a rule of its own. */
	private static final String BEARER = "bearer";

	@Override
	public String id() {
		return "contact-rate";
	}

	@Override
	public int version() {
		return 1;
	}

	/** What was seen of a server in the runs with a value. */
	private record Count(long contacts, long nanos, List<String> flows) {

		double perHour() {
			return contacts / (nanos / 3.6e12);
		}
	}

	private record Comparison(String handset, String dimension, String server, String valueA, String valueB, Count a, Count b) {

		private double share() {
			return (double) a.nanos() / (a.nanos() + b.nanos());
		}

		double p() {
			BinomialDistribution expected = BinomialDistribution.of(Math.toIntExact(a.contacts() + b.contacts()), share());
			int seen = Math.toIntExact(a.contacts());
			return Math.min(1, 2 * Math.min(expected.cumulativeProbability(seen), expected.survivalProbability(seen - 1)));
		}

		/** Bounds of the ratio of A's rate to B's, at 95 %. */
		double[] ratio() {
			double low = a.contacts() == 0 ? 0 : BetaDistribution.of(a.contacts(), b.contacts() + 1.0).inverseCumulativeProbability(0.025);
			double high = b.contacts() == 0 ? 1 : BetaDistribution.of(a.contacts() + 1.0, b.contacts()).inverseCumulativeProbability(0.975);
			double odds = share() / (1 - share());
			return new double[] { low / (1 - low) / odds, high / (1 - high) / odds };
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Comparison> comparisons = new ArrayList<>();
		Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && !r.captures().isEmpty() && r.seesEveryBearer()).toList(),
				r -> r.handset().orElseThrow()).forEach((handset, runs) -> runs.stream().flatMap(r -> r.conditions().stream()).map(RunFact.ConditionFact::dimension)
						.filter(d -> !d.equals(BEARER)).distinct().sorted().forEach(dimension -> comparisons.addAll(compare(facts, handset, runs, dimension))));
		return comparisons.stream().filter(c -> c.p() * comparisons.size() <= LEVEL).map(c -> finding(facts, c, comparisons.size())).toList();
	}

	private static List<Comparison> compare(CaseFacts facts, String handset, List<RunFact> runs, String dimension) {
		Map<String, List<RunFact>> byValue = Groups.by(runs.stream().filter(r -> r.values(dimension).size() == 1).toList(), r -> r.values(dimension).getFirst());
		Map<String, Map<String, Count>> seen = new TreeMap<>();
		byValue.forEach((value, group) -> group.stream().flatMap(run -> Calls.byServer(facts, run).keySet().stream()).distinct()
				.forEach(server -> seen.computeIfAbsent(server, s -> new TreeMap<>())));
		List<Comparison> comparisons = new ArrayList<>();
		List<String> values = List.copyOf(byValue.keySet());
		for (String server : seen.keySet()) {
			List<Count> counts = values.stream().map(value -> count(facts, byValue.get(value), server)).toList();
			for (int i = 0; i < values.size(); i++) {
				for (int j = i + 1; j < values.size(); j++) {
					if (counts.get(i).contacts() + counts.get(j).contacts() > 0) {
						comparisons.add(new Comparison(handset, dimension, server, values.get(i), values.get(j), counts.get(i), counts.get(j)));
					}
				}
			}
		}
		return comparisons;
	}

	private static Count count(CaseFacts facts, List<RunFact> runs, String server) {
		long contacts = 0;
		long nanos = 0;
		List<String> flows = new ArrayList<>();
		for (RunFact run : runs) {
			nanos += run.time().toNanos() - run.time().fromNanos();
			List<FlowFact> calls = facts.flowsOf(run).stream().filter(f -> f.server().equals(server)).toList();
			contacts += Groups.by(calls, FlowFact::evidence).values().stream().mapToLong(ContactRateRule::contacts).max().orElse(0);
			calls.forEach(call -> flows.add(call.id()));
		}
		return new Count(contacts, nanos, flows);
	}

	private static long contacts(List<FlowFact> flows) {
		long[] starts = flows.stream().mapToLong(FlowFact::firstNanos).sorted().toArray();
		long contacts = 0;
		for (int i = 0; i < starts.length; i++) {
			contacts += i == 0 || starts[i] - starts[i - 1] >= ONE_CONTACT_NANOS ? 1 : 0;
		}
		return contacts;
	}

	private Finding finding(CaseFacts facts, Comparison found, int compared) {
		double[] ratio = found.ratio();
		List<String> supports = new ArrayList<>(found.a().flows());
		supports.addAll(found.b().flows());
		boolean more = found.a().perHour() > found.b().perHour();
		String handset = facts.runs().stream().filter(r -> r.handset().filter(found.handset()::equals).isPresent()).findFirst().map(facts::nameOfHandset).orElse("the handset");
		return new Finding(id(), version(), "information",
				Groups.sentence(handset) + " calls " + Calls.place(facts, found.server()) + (more ? " more" : " less") + " often with " + found.dimension() + " = " + found.valueA() + " than with "
						+ found.valueB(),
				words(found.a(), found.valueA()) + ", " + words(found.b(), found.valueB()) + ". Ratio of the rates: " + number(ratio[0]) + " to " + number(ratio[1])
						+ " (95 %, exact); p = " + String.format(Locale.ROOT, "%.1e", found.p()) + ", " + Groups.count(compared, "comparison was", "comparisons were") + " made.",
				"The test takes contacts for independent and the runs for alike but for this condition; what was done to the handset differs. It shows a difference, not its cause.",
				supports, List.of(), List.of("The stimuli of the runs.", "Another condition that changed with this one.", "Contacts that come in groups."));
	}

	private static String words(Count count, String value) {
		return value + ": " + Groups.count(count.contacts(), "contact", "contacts") + " in " + number(count.nanos() / 3.6e12) + " h";
	}

	private static String number(double value) {
		return Double.isInfinite(value) ? "no upper bound" : String.format(Locale.ROOT, "%.3g", value);
	}
}
