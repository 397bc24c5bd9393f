package org.telltale.audit.rules;

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
 * A server is called at another rate under one value of a condition than under another, by contacts for each hour that was watched; compared are
 * runs that differ in one condition alone. Given their sum, the contacts of two Poisson counts are binomial with the share of the watched time:
 * the test is exact and two-sided (the smaller tail doubled), the interval of the ratio is that of Clopper and Pearson at 95 %. Told where p times
 * the number of comparisons (Bonferroni) is at most 0.01, and not where the flows for each hour point the other way.
 */
public final class ContactRateRule implements Rule {

	private static final double LEVEL = 0.01;

	@Override
	public String id() {
		return "contact-rate";
	}

	@Override
	public int version() {
		return 3;
	}

	/** What was seen of a server in the runs with a value, in how much time. */
	private record Count(long contacts, long flows, long nanos) {

		static Count of(Contacts contacts, List<RunFact> runs, String server) {
			List<Contacts.Seen> seen = runs.stream().map(run -> contacts.of(run, server)).toList();
			return new Count(seen.stream().mapToLong(Contacts.Seen::contacts).sum(), seen.stream().mapToLong(Contacts.Seen::begun).sum(),
					seen.stream().mapToLong(Contacts.Seen::nanos).sum());
		}

		double perHour(long number) {
			return number / (nanos / 3.6e12);
		}
	}

	private record Comparison(Contrast contrast, String server, Count a, Count b, double p) {

		static Comparison of(Contrast contrast, String server, Count a, Count b) {
			BinomialDistribution expected = BinomialDistribution.of(Math.toIntExact(a.contacts() + b.contacts()), share(a, b));
			int seen = Math.toIntExact(a.contacts());
			return new Comparison(contrast, server, a, b, Math.min(1, 2 * Math.min(expected.cumulativeProbability(seen), expected.survivalProbability(seen - 1))));
		}

		private static double share(Count a, Count b) {
			return (double) a.nanos() / (a.nanos() + b.nanos());
		}

		/** Positive where A's rate of contacts is the higher one. */
		int direction() {
			return Double.compare(a.perHour(a.contacts()), b.perHour(b.contacts()));
		}

		/** Whether the rates of the flows say the opposite of those of the contacts. */
		boolean isContradictedByFlows() {
			return direction() * Double.compare(a.perHour(a.flows()), b.perHour(b.flows())) < 0;
		}

		/** Bounds of the ratio of A's rate to B's, at 95 %. */
		double[] ratio() {
			double low = a.contacts() == 0 ? 0 : BetaDistribution.of(a.contacts(), b.contacts() + 1.0).inverseCumulativeProbability(0.025);
			double high = b.contacts() == 0 ? 1 : BetaDistribution.of(a.contacts() + 1.0, b.contacts()).inverseCumulativeProbability(0.975);
			double odds = share(a, b) / (1 - share(a, b));
			return new double[] { low / (1 - low) / odds, high / (1 - high) / odds };
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Contacts contacts = new Contacts(facts);
		List<Comparison> comparisons = new ArrayList<>();
		for (Contrast contrast : Contrast.all(facts, contacts)) {
			Stream.concat(contrast.runsA().stream(), contrast.runsB().stream()).flatMap(run -> contacts.servers(run).stream()).distinct().sorted().forEach(server -> {
				Count a = Count.of(contacts, contrast.runsA(), server);
				Count b = Count.of(contacts, contrast.runsB(), server);
				if (a.nanos() > 0 && b.nanos() > 0) {
					comparisons.add(Comparison.of(contrast, server, a, b));
				}
			});
		}
		return comparisons.stream().filter(c -> c.p() * comparisons.size() <= LEVEL && !c.isContradictedByFlows())
				.map(c -> finding(facts, contacts, c, comparisons.size())).toList();
	}

	private Finding finding(CaseFacts facts, Contacts contacts, Comparison found, int compared) {
		double[] ratio = found.ratio();
		Contrast contrast = found.contrast();
		List<String> supports = Stream.concat(contrast.runsA().stream(), contrast.runsB().stream())
				.flatMap(run -> contacts.of(run, found.server()).flows().stream()).map(FlowFact::id).toList();
		return new Finding(id(), version(), "information",
				Groups.sentence(facts.nameOfHandset(contrast.runsA().getFirst())) + " calls " + Calls.place(facts, found.server()) + (found.direction() > 0 ? " more" : " less") + " often with "
						+ contrast.dimension() + " = " + contrast.valueA() + " than with " + contrast.valueB(),
				words(found.a(), contrast.valueA(), contrast.runsA()) + "; " + words(found.b(), contrast.valueB(), contrast.runsB()) + ". Ratio of the rates: " + number(ratio[0]) + " to "
						+ number(ratio[1]) + " (95 %, exact); p = " + String.format(Locale.ROOT, "%.1e", found.p()) + ", "
						+ Groups.count(compared, "comparison was", "comparisons were") + " made.",
				"The test takes contacts for independent; the runs differ in this condition alone as recorded, but what was done to the handset differs too. It shows a difference, not its cause." + contrast.unrecorded(),
				supports, List.of(), List.of("The stimuli of the runs.", "Another condition that changed with this one.", "Contacts that come in groups."));
	}

	private static String words(Count count, String value, List<RunFact> runs) {
		return value + ", " + Groups.runs(runs.stream().map(RunFact::id).toList()) + ": " + Groups.count(count.contacts(), "contact", "contacts") + " in " + number(count.nanos() / 3.6e12) + " h";
	}

	private static String number(double value) {
		return Double.isInfinite(value) ? "no upper bound" : String.format(Locale.ROOT, "%.3g", value);
	}
}
