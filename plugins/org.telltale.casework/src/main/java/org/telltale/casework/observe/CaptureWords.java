package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.observed.Networks;
import org.telltale.base.json.Json;

/** What captures say: over which kind of interface the handset's flows came, and what it told DHCP servers of itself. */
final class CaptureWords {

	/** IEEE 802.11, plain and behind the headers of Prism, Radiotap and AVS. */
	private static final Set<Long> WIRELESS = Set.of(105L, 119L, 127L, 163L);
	private static final long SECOND = 1_000_000_000L;

	private final RunFinder runs;
	private final List<Json.Fields> captures;
	private final List<Json.Fields> handsets;
	private final Map<String, List<Json.Fields>> flows;
	private final Map<String, List<Json.Fields>> states;

	/** @param facts handsets, flows, states and evidence count */
	CaptureWords(RunFinder runs, Collection<Json.Fields> facts) {
		this.runs = runs;
		this.captures = of(facts, "evidence").filter(item -> item.text("kind").equals(Optional.of("capture"))).toList();
		this.handsets = of(facts, "handset").toList();
		this.flows = of(facts, "flow").collect(Collectors.groupingBy(CaptureWords::evidence));
		this.states = of(facts, "state").collect(Collectors.groupingBy(CaptureWords::evidence));
	}

	List<Counters.InRun> seen() {
		List<Counters.InRun> seen = new ArrayList<>();
		captures.forEach(capture -> capture.text("run").flatMap(runs::run).ifPresent(run -> {
			bearer(capture, run).ifPresent(seen::add);
			leases(capture, run, seen);
		}));
		return seen;
	}

	private static Stream<Json.Fields> of(Collection<Json.Fields> facts, String type) {
		return facts.stream().filter(fact -> RunFinder.isOf(fact, type));
	}

	private Stream<Json.Fields> states(Json.Fields capture) {
		return states.getOrDefault(evidence(capture), List.of()).stream();
	}

	private Optional<Counters.InRun> bearer(Json.Fields capture, RunFinder.Run run) {
		List<Json.Fields> own = flows.getOrDefault(evidence(capture), List.of()).stream().filter(flow -> flow.text("run").equals(Optional.of(run.id()))
				&& flow.text("device").equals(Optional.of(run.handset()))).toList();
		List<Json.Fields> interfaces = states(capture).filter(state -> state.text("dimension").equals(Optional.of("interface"))).toList();
		Set<Optional<String>> kinds = interfaces.stream().map(state -> Networks.ofInterface(state.text("value").orElse(""))).collect(Collectors.toSet());
		boolean wireless = !capture.items("linkTypes").isEmpty() && capture.items("linkTypes").stream().allMatch(type -> type.asInteger().filter(WIRELESS::contains).isPresent());
		Optional<String> named = kinds.size() == 1 ? kinds.iterator().next() : Optional.empty();
		boolean several = kinds.size() > 1 && kinds.stream().anyMatch(Optional::isPresent);
		if (own.isEmpty() || named.isEmpty() && (several || !wireless)) {
			return Optional.empty();
		}
		Span span = new Span(Span.WITHIN, "capture", Optional.of(own.stream().mapToLong(flow -> flow.integer("first").orElse(0L)).min().orElseThrow() + offset(capture)),
				Optional.of(own.stream().mapToLong(flow -> flow.integer("last").orElse(0L)).max().orElseThrow() + offset(capture) + 1), uncertainty(capture));
		String text = named.isPresent() ? "interface " + interfaces.stream().map(state -> state.text("value").orElse("")).distinct().collect(Collectors.joining(", ")) : "frames of IEEE 802.11";
		return Optional.of(new Counters.InRun(new Seen("bearer", named.orElse("wifi"), "capture", text + "; " + own.size() + " flows of the handset", evidence(capture),
				Optional.empty(), named.isPresent() ? interfaces : List.of(capture), span), new RunFinder.Place(run, "capture", span)));
	}

	private void leases(Json.Fields capture, RunFinder.Run run, List<Counters.InRun> seen) {
		Set<String> macs = handsets.stream().filter(handset -> handset.text("handset").equals(Optional.of(run.handset()))).flatMap(handset -> handset.items("addresses").stream())
				.flatMap(address -> address.asText().stream()).map(address -> address.toLowerCase(Locale.ROOT).replace('-', ':')).collect(Collectors.toSet());
		states(capture).filter(state -> state.text("device").filter(macs::contains).isPresent()).forEach(state -> {
			Span span = Span.at(Span.MOMENT, "capture", state.integer("time").orElse(0L) + offset(capture), uncertainty(capture));
			seen.add(new Counters.InRun(new Seen(state.text("dimension").orElse(""), state.text("value").orElse(""), "capture", state.text("text").orElse(""), evidence(capture),
					Optional.empty(), List.of(state), span), new RunFinder.Place(run, "capture", span)));
		});
	}

	private static String evidence(Json capture) {
		return capture.text("evidence").orElse("");
	}

	private static long offset(Json capture) {
		return capture.integer("clockOffset").orElse(0L);
	}

	private static long uncertainty(Json capture) {
		return capture.integer("clockUncertainty").filter(nanos -> nanos > 0).orElse(SECOND);
	}
}
