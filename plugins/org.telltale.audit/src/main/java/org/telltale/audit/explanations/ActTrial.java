package org.telltale.audit.explanations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact.StimulusFact;

/** Something that was done to the handset at most a minute before, or while a connection lasted, and written down as a stimulus. */
final class ActTrial implements Trial {

	private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
	private static final double SECOND_NANOS = 1e9;

	/** The last stimulus that a moment may follow. @param isSure whether it does so whichever way the clock is off */
	private record Followed(StimulusFact stimulus, boolean isSure, long afterNanos) {
	}

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<Followed> followed = moments.stream().flatMap(moment -> followed(moment).stream()).toList();
		List<List<StimulusFact>> during = moments.stream().filter(moment -> followed(moment).isEmpty()).map(ActTrial::during).filter(acts -> !acts.isEmpty()).toList();
		long sure = followed.stream().filter(Followed::isSure).count();
		boolean written = moments.stream().noneMatch(moment -> moment.run().stimuli().isEmpty());
		Explanation.Outcome outcome = sure == moments.size() ? Explanation.Outcome.APPLIES
				: followed.isEmpty() && during.isEmpty() && written ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		return new Explanation("act", outcome, text(moments, followed, sure, written || !during.isEmpty()) + during(during),
				Stream.concat(followed.stream().map(Followed::stimulus), during.stream().flatMap(List::stream)).map(StimulusFact::id).toList());
	}

	/** What was done while a connection lasted: it may have sent then. */
	private static List<StimulusFact> during(Moment moment) {
		long end = moment.endNanos() + moment.run().uncertaintyNanos(moment.flow().evidence());
		return moment.run().stimuli().stream().filter(stimulus -> stimulus.atNanos() >= moment.atNanos() && stimulus.atNanos() <= end).toList();
	}

	private static String during(List<List<StimulusFact>> during) {
		return during.isEmpty() ? "" : " While " + Trial.count(during.size()) + " lasted, something was done: " + during.stream().flatMap(List::stream).map(StimulusFact::kind).distinct().sorted()
				.collect(Collectors.joining(", ")) + ".";
	}

	private static String text(List<Moment> moments, List<Followed> followed, long sure, boolean written) {
		if (!written && followed.isEmpty()) {
			return "It is not recorded for each of the runs that something was done to the handset.";
		} else if (followed.isEmpty()) {
			return "Nothing that is recorded was done to the handset in the minute before " + (moments.size() == 1 ? "it." : "any of the " + moments.size() + " moments.");
		}
		long nearest = followed.stream().mapToLong(Followed::afterNanos).min().orElseThrow();
		long farthest = followed.stream().mapToLong(Followed::afterNanos).max().orElseThrow();
		TreeSet<String> kinds = new TreeSet<>();
		followed.forEach(each -> kinds.add(each.stimulus().kind()));
		List<String> seconds = new ArrayList<>(List.of(seconds(nearest)));
		if (!seconds.contains(seconds(farthest))) {
			seconds.add(seconds(farthest));
		}
		return sure + " of " + moments.size() + (moments.size() == 1 ? " moment follows" : " moments follow") + " what was done to the handset within a minute"
				+ (sure < followed.size() ? ", and " + (followed.size() - sure) + " more may, by the clock's uncertainty" : "") + ": " + String.join(", ", kinds) + ", "
				+ String.join(" to ", seconds) + " s before.";
	}

	private static String seconds(long nanos) {
		return Long.toString(Math.round(nanos / SECOND_NANOS));
	}

	private static Optional<Followed> followed(Moment moment) {
		long uncertainty = moment.run().uncertaintyNanos(moment.flow().evidence());
		return moment.run().stimuli().stream().map(stimulus -> followed(stimulus, moment.atNanos() - stimulus.atNanos(), uncertainty))
				.flatMap(Optional::stream).max(Comparator.comparing(Followed::isSure).thenComparing(each -> each.stimulus().atNanos()).thenComparing(each -> each.stimulus().id()));
	}

	private static Optional<Followed> followed(StimulusFact stimulus, long after, long uncertainty) {
		boolean sure = after >= uncertainty && after <= MINUTE_NANOS - uncertainty;
		return after < -uncertainty || after > MINUTE_NANOS + uncertainty ? Optional.empty() : Optional.of(new Followed(stimulus, sure, after));
	}
}
