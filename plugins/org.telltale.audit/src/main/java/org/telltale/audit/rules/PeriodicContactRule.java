package org.telltale.audit.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.period.ContactSeries;
import org.telltale.audit.period.Period;
import org.telltale.audit.period.PeriodSearch;

/**
 * The handset calls a server at regular intervals: docs/formats/periods.md. What control runs reach too is the laboratory's background; where half of the contacts or
 * more follow a stimulus within a minute, the test explains them. Told where p times the number of series (Bonferroni) is at most 0.01.
 */
public final class PeriodicContactRule implements Rule {

	private static final double LEVEL = 0.01;
	private static final int FEWEST_CONTACTS = 4;
	private static final long AFTER_STIMULUS_NANOS = Duration.ofMinutes(1).toNanos();
	/** Contacts that are left over are said to be periods apart if they are so within a minute. */
	private static final double LEFT_OVER_SECONDS = 60;
	private static final int MINUTE = 60;
	private static final int HOUR = 3600;

	@Override
	public String id() {
		return "periodic-contact";
	}

	@Override
	public int version() {
		return 6;
	}

	/**
	 * The contacts of a run with a server, each once, as the capture points have them that saw most.
	 *
	 * @param flows sorted by fact id
	 * @param series when they began
	 */
	public record Contacts(RunFact run, String server, List<FlowFact> flows, ContactSeries series) {
		public Contacts {
			flows = List.copyOf(flows);
		}
	}

	/**
	 * Contacts that keep a period.
	 *
	 * @param result its periods, at least one
	 * @param searched how many series were searched
	 */
	public record Periodic(Contacts contacts, PeriodSearch.Result result, int searched) {
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		return periodic(facts).stream().map(found -> finding(facts, found.contacts(), found.result(), found.searched())).toList();
	}

	/** The contacts that findings are made of, in their order. */
	public static List<Periodic> periodic(CaseFacts facts) {
		List<Contacts> searched = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			for (Map.Entry<String, List<FlowFact>> called : Calls.byServer(facts, run).entrySet()) {
				Optional.of(fullest(run, called.getKey(), called.getValue())).filter(c -> !answersTheTest(run, c.flows()))
						.filter(c -> c.series().size() >= FEWEST_CONTACTS).ifPresent(searched::add);
			}
		}
		PeriodSearch search = new PeriodSearch(LEVEL / Math.max(1, searched.size()));
		return searched.stream().map(contacts -> new Periodic(contacts, search.search(contacts.series()), searched.size()))
				.filter(found -> !found.result().periods().isEmpty()).toList();
	}

	/** The contacts at the points that saw most of them, then at those with most flows, then at the first. */
	private static Contacts fullest(RunFact run, String server, List<FlowFact> called) {
		return run.byPoint(called).stream().map(flows -> new Contacts(run, server, flows, series(run, flows)))
				.max(Comparator.comparingInt((Contacts c) -> c.series().size()).thenComparingInt(c -> c.flows().size())).orElseThrow();
	}

	private static ContactSeries series(RunFact run, List<FlowFact> flows) {
		return ContactSeries.of(flows.stream().mapToLong(f -> start(run, f)).toArray(), run.time().fromNanos(), run.time().toNanos());
	}

	private static long start(RunFact run, FlowFact flow) {
		return flow.firstNanos() + run.offsetNanos(flow.evidence());
	}

	private static boolean answersTheTest(RunFact run, List<FlowFact> flows) {
		long answers = flows.stream().mapToLong(f -> start(run, f)).filter(at -> run.stimuli().stream().anyMatch(s -> at >= s.atNanos() && at - s.atNanos() < AFTER_STIMULUS_NANOS)).count();
		return 2 * answers >= flows.size();
	}

	private Finding finding(CaseFacts facts, Contacts contacts, PeriodSearch.Result result, int searched) {
		RunFact run = contacts.run();
		long out = contacts.flows().stream().mapToLong(FlowFact::payloadOut).sum();
		String leftOver = leftOver(result);
		return new Finding(id(), version(), run.counts() ? "medium" : "information",
				"Run " + run.id() + run.reservation() + ": " + Calls.place(facts, contacts.server()) + " is called about every "
						+ result.periods().stream().map(PeriodicContactRule::title).collect(Collectors.joining(", and about every ")) + (leftOver.isEmpty() ? "" : "; " + leftOver),
				result.periods().stream().map(PeriodicContactRule::sentence).collect(Collectors.joining(" ")) + " " + Groups.count(contacts.series().size(), "contact", "contacts")
						+ " in " + words(contacts.series().watchedSeconds()) + ", " + out + " payload bytes out in all. " + rest(result, leftOver) + "p includes the search over all periods; "
						+ Groups.count(searched, "series was", "series were") + " searched, p times that is at most " + LEVEL + ".",
				"Regularity shows a timer, not what is sent; a push service keeps its connection alive in the same way. A habit kept to some minutes of the day for weeks looks like a timer too." + run.countsTwice(contacts.flows()),
				contacts.flows().stream().map(FlowFact::id).toList(), List.of(), List.of("Keep-alive of a push or mail service.", "Clock or weather service."), Explanations.ofFlows(facts, contacts.flows()));
	}

	private static String title(Period period) {
		return words(period.seconds()) + " (" + period.contacts() + " contacts, " + (period.missing() == 0 ? "none" : period.missing()) + " missing, p = " + p(period) + ")";
	}

	private static String sentence(Period period) {
		return String.format(Locale.ROOT, "Period %.1f s, %s; median deviation %.1f s, score %.2f of 1.", period.seconds(),
				period.kind() == Period.Kind.CLOCK ? "by a clock: each contact keeps the phase" : "counted from each contact to the next", period.spreadSeconds(), period.score());
	}

	private static String p(Period period) {
		return period.p() < 1e-99 ? "below 1e-99" : String.format(Locale.ROOT, "%.0e", period.p());
	}

	private static String rest(PeriodSearch.Result result, String leftOver) {
		String few = leftOver.isEmpty() ? "" : "So few may follow the same timer, but whether they come at intervals of their own cannot be told from chance. ";
		return (result.rest().size() == 0 ? "Each contact belongs to a period. " : Groups.count(result.rest().size(), "contact belongs", "contacts belong") + " to no period. ") + few;
	}

	/** Two or three contacts that are left over, each the same number of periods, two or more, behind the one before; else nothing. */
	private static String leftOver(PeriodSearch.Result result) {
		ContactSeries rest = result.rest();
		if (rest.size() < 2 || rest.size() >= FEWEST_CONTACTS) {
			return "";
		}
		double period = result.periods().getFirst().seconds();
		double times = Math.rint((rest.at(1) - rest.at(0)) / period);
		boolean isEven = times >= 2 && IntStream.range(1, rest.size()).allMatch(i -> Math.abs(rest.at(i) - rest.at(i - 1) - times * period) <= LEFT_OVER_SECONDS);
		return isEven ? rest.size() + " more contacts are " + words(times * period) + " apart, too few to tell a period" : "";
	}

	/** A duration by its two largest units: {@code 24 h}, {@code 1 h 30 min}, {@code 45 s}. */
	private static String words(double seconds) {
		long whole = Math.round(seconds);
		long minutes = Math.round(seconds / (double) MINUTE);
		return whole >= HOUR ? units(minutes / 60, "h", minutes % 60, "min") : whole >= MINUTE ? units(whole / 60, "min", whole % 60, "s") : whole + " s";
	}

	private static String units(long large, String largeUnit, long small, String smallUnit) {
		return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
	}
}
