package org.telltale.audit.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * A server is called at another rate under one value of a condition than under another. Contacts are flows that begin ten seconds or more after
 * the one before; compared are runs that differ in one condition alone, by contacts for each hour. Given their sum, the contacts of two
 * Poisson counts are binomial with the share of the observed time: the test is exact and two-sided (the smaller tail doubled), the interval of
 * the ratio is that of Clopper and Pearson at 95 %. Told where p times the number of comparisons (Bonferroni) is at most 0.01.
 */
public final class ContactRateRule implements Rule {

	private static final double LEVEL = 0.01;
	private static final long ONE_CONTACT_NANOS = Duration.ofSeconds(10).toNanos();

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

	private record Comparison(Contrast contrast, String server, Count a, Count b) {

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
		for (Contrast contrast : Contrast.all(facts)) {
			Stream.concat(contrast.runsA().stream(), contrast.runsB().stream()).flatMap(run -> Calls.byServer(facts, run).keySet().stream()).distinct().sorted()
					.forEach(server -> comparisons.add(new Comparison(contrast, server, count(facts, contrast.runsA(), server), count(facts, contrast.runsB(), server))));
		}
		return comparisons.stream().filter(c -> c.p() * comparisons.size() <= LEVEL).map(c -> finding(facts, c, comparisons.size())).toList();
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
		Contrast contrast = found.contrast();
		return new Finding(id(), version(), "information",
				Groups.sentence(facts.nameOfHandset(contrast.runsA().getFirst())) + " calls " + Calls.place(facts, found.server()) + (more ? " more" : " less") + " often with " + contrast.dimension() + " = " + contrast.valueA() + " than with "
						+ contrast.valueB(),
				words(found.a(), contrast.valueA()) + ", " + words(found.b(), contrast.valueB()) + ". Ratio of the rates: " + number(ratio[0]) + " to " + number(ratio[1])
						+ " (95 %, exact); p = " + String.format(Locale.ROOT, "%.1e", found.p()) + ", " + Groups.count(compared, "comparison was", "comparisons were") + " made.",
				"The test takes contacts for independent; the runs differ in this condition alone as recorded, but what was done to the handset differs too. It shows a difference, not its cause.",
				supports, List.of(), List.of("The stimuli of the runs.", "Another condition that changed with this one.", "Contacts that come in groups."));
	}

	private static String words(Count count, String value) {
		return value + ": " + Groups.count(count.contacts(), "contact", "contacts") + " in " + number(count.nanos() / 3.6e12) + " h";
	}

	private static String number(double value) {
		return Double.isInfinite(value) ? "no upper bound" : String.format(Locale.ROOT, "%.3g", value);
	}
}
