package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** One cell of one run, by the rules in their order. */
final class RunCell {

	private static final int FEWEST_STIMULI = 3;
	private static final Set<String> STRONG = Set.of("exact", "digest", "partial");
	/** A sighting that chance alone could give is no witness. */
	private static final int MOST_LOG10_CHANCE = -6;

	private static final String NOT_RECORDED = "condition-not-recorded";

	/** How a sighting's time lies to W. */
	private enum Where {
		WITHIN, UNKNOWN, PARTLY, BEYOND
	}

	/** What a sighting is worth. */
	private enum Worth {
		WITNESS, CHANCE, SIMILAR;

		static Worth of(Fact sighting) throws Refusal {
			return !STRONG.contains(sighting.text("strength")) ? SIMILAR : sighting.integer("log10Chance") <= MOST_LOG10_CHANCE ? WITNESS : CHANCE;
		}
	}

	private final CaseFacts facts;
	private final Predicate predicate;
	private final CaseFacts.Run run;
	private final String column;
	private final Optional<String> subject;
	/** When none of them fails. */
	private final Times notFailed;
	private final Times window;
	/** When it is unknown whether the claim speaks of the moment. */
	private final Times unknown;
	private final List<CaseFacts.Condition> tested;
	private final List<CaseFacts.Stimulus> stimuli;

	RunCell(CaseFacts facts, Predicate predicate, Optional<String> subject, CaseFacts.Run run, String column) throws Refusal {
		this.facts = facts;
		this.predicate = predicate;
		this.subject = subject;
		this.run = run;
		this.column = column;
		Times whole = Times.of(List.of(run.span()));
		Times holds = whole;
		Times possible = whole;
		for (Predicate.Test test : predicate.when()) {
			holds = holds.and(passing(test).without(failing(test)));
			possible = possible.without(failing(test).without(passing(test)));
		}
		this.notFailed = possible;
		if (predicate.form() == Predicate.Form.ONLY_AFTER) {
			Times said = passing(predicate.act().orElseThrow());
			Times denied = failing(predicate.act().orElseThrow());
			OptionalLong act = said.without(denied).and(whole).start();
			OptionalLong perhaps = said.and(denied).and(whole).start();
			long done = act.orElse(Long.MAX_VALUE);
			holds = holds.before(Math.min(done, perhaps.orElse(Long.MAX_VALUE)));
			holds = act.isPresent() ? holds : holds.and(Times.of(Stream.concat(said.intervals().stream(), denied.intervals().stream()).toList()));
			possible = possible.before(done);
		}
		this.window = holds;
		this.unknown = possible.without(holds);
		this.tested = facts.conditions(run).stream().filter(c -> predicate.dimensions().contains(c.dimension())).toList();
		this.stimuli = stimuliIn(window);
	}

	private List<CaseFacts.Stimulus> stimuliIn(Times times) {
		return facts.stimuli(run).stream().filter(s -> times.contains(s.at()) && s.exhibits().stream().anyMatch(this::isOfColumn)).toList();
	}

	private boolean isOfColumn(String exhibit) {
		return Column.holds(column, facts.exhibit(exhibit).kind());
	}

	/** When a condition says that a test passes. */
	private Times passing(Predicate.Test test) throws Refusal {
		return said(test, true);
	}

	/** When a condition of the test's dimension says that it does not. */
	private Times failing(Predicate.Test test) throws Refusal {
		return said(test, false);
	}

	private Times said(Predicate.Test test, boolean passes) throws Refusal {
		List<String> values = new ArrayList<>(test.values());
		if (test.atLeast()) {
			List<String> order = facts.order(test.dimension());
			int least = order.indexOf(test.values().get(0));
			Refusal.unless(least >= 0, "a predicate needs an order of " + test.dimension() + " that has " + test.values().get(0));
			values = order.subList(least, order.size());
		}
		List<String> passing = values;
		return Times.of(facts.conditions(run).stream().filter(c -> c.dimension().equals(test.dimension()) && passing.contains(c.value()) == passes)
				.map(CaseFacts.Condition::span).toList());
	}

	Cell compute() throws Refusal {
		Optional<String> notApplicable = notApplicable();
		if (notApplicable.isPresent()) {
			return cell("not applicable", List.of(new Cell.Reason(notApplicable.get(), 0)), List.of(), 0, 0, Optional.empty());
		}
		List<String> witnesses = sightings(Worth.WITNESS, Where.WITHIN);
		if (!witnesses.isEmpty()) {
			return cell("contradicted", List.of(new Cell.Reason("witness", witnesses.size())), witnesses, stimuli.size(), 0, Optional.empty());
		}
		int unplaced = sightings(Worth.WITNESS, Where.UNKNOWN).size();
		if (unplaced > 0) {
			return cell("inconclusive", List.of(new Cell.Reason(NOT_RECORDED, unplaced)), List.of(), stimuli.size(), 0, Optional.empty());
		}
		if (facts.points(run).isEmpty() || stimuli.isEmpty()) {
			return cell("not tested", notTested(), List.of(), stimuli.size(), 0, Optional.empty());
		}
		long unreadable = unreadable();
		long smallest = smallest();
		List<Cell.Reason> doubts = doubts();
		if (!doubts.isEmpty()) {
			return cell("inconclusive", doubts, List.of(), stimuli.size(), unreadable, Optional.of(smallest));
		}
		String verdict = unreadable >= smallest ? "inconclusive" : unreadable > 0 ? "excluded by volume" : "not contradicted";
		String code = unreadable >= smallest ? "unreadable-bytes" : unreadable > 0 ? "volume" : "all-controls";
		return cell(verdict, List.of(new Cell.Reason(code, unreadable)), List.of(), stimuli.size(), unreadable, Optional.of(smallest));
	}

	private List<Cell.Reason> notTested() throws Refusal {
		int unrecorded = stimuliIn(unknown).size();
		if (facts.points(run).isEmpty()) {
			return List.of(new Cell.Reason("no-capture", 0));
		}
		List<Cell.Reason> reasons = new ArrayList<>();
		reasons.add(unrecorded > 0 || window.isEmpty() && !unknown.isEmpty() ? new Cell.Reason(NOT_RECORDED, unrecorded) : new Cell.Reason("no-stimulus", 0));
		addIf(reasons, "weak-not-recorded", weakUnrecorded());
		return reasons;
	}

	/** How many sightings that are no witnesses lie where it is unknown whether the claim speaks of them. */
	private int weakUnrecorded() throws Refusal {
		return sightings(Worth.SIMILAR, Where.UNKNOWN).size() + sightings(Worth.CHANCE, Where.UNKNOWN).size();
	}

	private Optional<String> notApplicable() {
		if (run.handset().isEmpty()) {
			return Optional.of("no-handset");
		}
		if (run.excluded()) {
			return Optional.of("unit-excluded");
		}
		if (run.isOfOtherMake(subject)) {
			return Optional.of("other-make");
		}
		return notFailed.isEmpty() ? Optional.of("outside-condition") : Optional.empty();
	}

	private Cell cell(String verdict, List<Cell.Reason> reasons, List<String> witnesses, long count, long unreadable, Optional<Long> smallest) {
		long clocks = facts.points(run).stream().mapToLong(CaseFacts.Point::clockUncertainty).max().orElse(0);
		List<String> sources = List.copyOf(new TreeSet<>(tested.stream().map(CaseFacts.Condition::sourceKind).toList()));
		Cell.Left left = new Cell.Left(unknown.nanos(), verdict.equals("not applicable") ? 0 : stimuliIn(unknown).size());
		return new Cell(verdict, reasons, witnesses, window.nanos(), left, count, unreadable, smallest, clocks + blur(), sources, run.hypothetical());
	}

	private long blur() {
		return tested.stream().mapToLong(CaseFacts.Condition::uncertainty).max().orElse(0);
	}

	private Where where(long t, long u) {
		if (window.surelyContains(t, u, run.span())) {
			return Where.WITHIN;
		}
		return unknown.maybeContains(t, u, run.span()) ? Where.UNKNOWN : window.maybeContains(t, u, run.span()) ? Where.PARTLY : Where.BEYOND;
	}

	/** Ids, sorted, of the run's outgoing sightings of its own handset that are worth that and lie there. */
	private List<String> sightings(Worth worth, Where place) throws Refusal {
		TreeSet<String> ids = new TreeSet<>();
		for (Fact sighting : facts.sightings(run)) {
			boolean meant = Column.holds(column, sighting.text("kind")) && sighting.text("direction").equals("out")
					&& sighting.json().text("device").equals(run.handset()) && Worth.of(sighting) == worth
					&& !(predicate.form() == Predicate.Form.ONLY_ENCRYPTED && decrypted(sighting));
			if (meant) {
				CaseFacts.Point point = facts.point(run, sighting.text("evidence"));
				long t = sighting.integer("at") + point.clockOffset();
				long u = point.clockUncertainty() + blur();
				if (where(t, u) == place) {
					ids.add(sighting.id());
				}
			}
		}
		return List.copyOf(ids);
	}

	/** Whether the way to a sighting's bytes has a decryption op. */
	private static boolean decrypted(Fact sighting) {
		return sighting.json().get("derivation").stream().flatMap(derivation -> derivation.items("nodes").stream())
				.anyMatch(node -> node.text("op").equals(Optional.of("tls.decrypt")));
	}

	private List<Cell.Reason> doubts() throws Refusal {
		List<Cell.Reason> doubts = new ArrayList<>();
		addIf(doubts, "similar-only", sightings(Worth.SIMILAR, Where.WITHIN).size());
		addIf(doubts, "chance-only", sightings(Worth.CHANCE, Where.WITHIN).size());
		addIf(doubts, "undecidable-time", sightings(Worth.WITNESS, Where.PARTLY).size());
		addIf(doubts, "weak-not-recorded", weakUnrecorded());
		if (bearerNotObserved()) {
			doubts.add(new Cell.Reason("bearer-not-observed", 0));
		}
		addIf(doubts, "not-covered", stimuli.stream().filter(s -> pointsAskedAbout(s.at()).stream().anyMatch(points -> points.stream().noneMatch(p -> p.reaches(s.at(), run.span().to())))).count());
		addIf(doubts, "not-searched", stimuli.stream().flatMap(s -> s.exhibits().stream()).filter(this::isOfColumn).distinct().filter(e -> !facts.exhibit(e).sought()).count());
		if (stimuli.size() < FEWEST_STIMULI) {
			doubts.add(new Cell.Reason("few-stimuli", stimuli.size()));
		}
		if (!positiveControl()) {
			doubts.add(new Cell.Reason("no-positive-control", 0));
		}
		addIf(doubts, "gap", ownFlows().stream().mapToLong(flow -> CaseFacts.out(flow, "gaps")).sum());
		if (truncated()) {
			doubts.add(new Cell.Reason("truncated", 0));
		}
		return doubts;
	}

	private static void addIf(List<Cell.Reason> doubts, String code, long number) {
		if (number > 0) {
			doubts.add(new Cell.Reason(code, number));
		}
	}

	private boolean bearerNotObserved() {
		return facts.conditions(run).stream().filter(c -> c.dimension().equals("bearer"))
				.filter(c -> !Times.of(List.of(c.span())).and(window).isEmpty())
				.anyMatch(c -> facts.points(run).stream().noneMatch(p -> p.sees().contains(c.value())));
	}

	/** For each bearer that the run had in W from a moment on and that is seen, the captures that see it; all captures where there is no such bearer. */
	private List<List<CaseFacts.Point>> pointsAskedAbout(long from) {
		Times rest = window.and(Times.of(List.of(new Times.Interval(from, run.span().to()))));
		List<List<CaseFacts.Point>> asked = new ArrayList<>();
		for (CaseFacts.Condition condition : facts.conditions(run)) {
			List<CaseFacts.Point> seeing = facts.points(run).stream().filter(p -> p.sees().contains(condition.value())).toList();
			if (condition.dimension().equals("bearer") && !seeing.isEmpty() && !rest.and(Times.of(List.of(condition.span()))).isEmpty()) {
				asked.add(seeing);
			}
		}
		return asked.isEmpty() ? List.of(facts.points(run)) : asked;
	}

	private boolean positiveControl() throws Refusal {
		for (List<CaseFacts.Point> points : pointsAskedAbout(run.span().from())) {
			if (!positiveControl(points)) {
				return false;
			}
		}
		return true;
	}

	private boolean positiveControl(List<CaseFacts.Point> points) throws Refusal {
		Set<String> own = new TreeSet<>(points.stream().map(CaseFacts.Point::point).toList());
		for (CaseFacts.Run other : facts.runs()) {
			if (!other.id().equals(run.id()) && !other.hypothetical() && !other.excluded() && other.handset().equals(run.handset())) {
				Set<String> evidence = new TreeSet<>(facts.points(other).stream().filter(p -> own.contains(p.point())).map(CaseFacts.Point::evidence).toList());
				Set<String> stimulated = new TreeSet<>(facts.stimuli(other).stream().flatMap(s -> s.exhibits().stream()).toList());
				for (Fact sighting : facts.sightings(other)) {
					if (sighting.text("direction").equals("out") && Worth.of(sighting) == Worth.WITNESS && Column.holds(column, sighting.text("kind")) && evidence.contains(sighting.text("evidence"))
							&& stimulated.contains(sighting.text("exhibitId"))) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private boolean truncated() {
		List<CaseFacts.Point> points = facts.points(run);
		return points.stream().filter(p -> p.truncatedFrames() > 0)
				.anyMatch(p -> p.sees().isEmpty() || points.stream().noneMatch(other -> other.point().equals(p.point()) && other.truncatedFrames() == 0 && other.sees().containsAll(p.sees())));
	}

	private List<Fact> ownFlows() {
		return facts.flows(run).stream().filter(flow -> flow.json().text("device").equals(run.handset())).toList();
	}

	private long unreadable() throws Refusal {
		long firstStimulus = stimuli.stream().mapToLong(CaseFacts.Stimulus::at).min().orElseThrow();
		Set<String> baseline = new TreeSet<>();
		for (CaseFacts.Run control : facts.runs()) {
			if (control.handset().isEmpty() && !control.hypothetical()) {
				facts.flows(control).forEach(flow -> baseline.add(CaseFacts.server(flow)));
			}
		}
		TreeMap<String, Long> byPoint = new TreeMap<>();
		for (Fact flow : ownFlows()) {
			CaseFacts.Point point = facts.point(run, flow.text("evidence"));
			if (flow.integer("last") + point.clockOffset() >= firstStimulus && !baseline.contains(CaseFacts.server(flow))) {
				byPoint.merge(point.point(), hidden(flow), Long::sum);
			}
		}
		return SeveralPoints.total(facts.points(run), byPoint);
	}

	/** Bytes of a flow's way out in which the kind may stand unseen. */
	private long hidden(Fact flow) throws Refusal {
		boolean encryptedCounts = predicate.form() != Predicate.Form.ONLY_ENCRYPTED;
		long bytes = encryptedCounts ? CaseFacts.out(flow, "unreadable") : 0;
		for (Json item : flow.json().items("unsearched")) {
			boolean out = item.text("direction").equals(Optional.of("out"));
			boolean ofThisKind = column.equals("PHOTO") || !item.text("reason").equals(Optional.of("match.picture"));
			if (out && ofThisKind && (encryptedCounts || !item.bool("encrypted").orElse(false))) {
				bytes += item.integer("bytes").filter(count -> count >= 0)
						.orElseThrow(() -> new Refusal("what could not be searched of the flow " + flow.json().text("flow").orElse("") + " has no count of bytes"));
			}
		}
		return bytes;
	}

	private long smallest() throws Refusal {
		long smallest = Long.MAX_VALUE;
		for (CaseFacts.Stimulus stimulus : stimuli) {
			for (String exhibit : stimulus.exhibits()) {
				if (isOfColumn(exhibit)) {
					smallest = Math.min(smallest, Column.smallest(facts.exhibit(exhibit)));
				}
			}
		}
		return Math.max(1, smallest);
	}
}
