package org.telltale.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.audit.observed.Observation;
import org.telltale.base.ByteRange;
import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.input.ConditionSource;
import org.telltale.model.CaseFile;
import org.telltale.model.Condition;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Run;
import org.telltale.model.SourceKind;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;

/** Makes conditions of observations that a person adopts (docs/formats/observations.md, Adopting). */
final class Adoption {

	private final CaseFile file;

	Adoption(CaseFile file) {
		this.file = file;
	}

	/**
	 * Makes observations conditions of their runs, as one edit of the case.
	 *
	 * @param known the case's observations by their ids
	 * @return those that the case does not have, or that belong to no run of it; if there is any, nothing is adopted
	 */
	List<String> adopt(Case edited, List<String> observations, Map<String, Json.Fields> known, String by, String reason) throws CaseException {
		List<String> wrong = observations.stream().filter(id -> Optional.ofNullable(known.get(id)).flatMap(this::run).isEmpty()).toList();
		if (wrong.isEmpty()) {
			Request request = new Request(edited.actor(), Action.ADOPT_OBSERVATION, List.copyOf(observations), Json.object().put("by", by), reason);
			edited.edit(request, "Adopt what the evidence says", () -> observations.stream().distinct().map(known::get).forEach(fact -> {
				Run run = run(fact).orElseThrow();
				run.getConditions().add(condition(fact, run, by));
			}));
		}
		return wrong;
	}

	/** The run of an observation; empty if it has none, or the case has it no more. */
	Optional<Run> run(Json.Fields fact) {
		return file.getRuns().stream().filter(run -> fact.text("run").equals(Optional.of(run.getId()))).findFirst();
	}

	/** The condition that an observation becomes; it belongs to no run yet. */
	Condition condition(Json.Fields fact, Run run, String by) {
		Observation seen = Observation.of(fact);
		Condition condition = TelltaleFactory.eINSTANCE.createCondition();
		condition.setDimension(seen.dimension());
		condition.setValue(seen.value());
		Duration uncertainty = Duration.ofNanos(seen.isTimed() ? seen.uncertaintyNanos() : 0);
		boolean isMoment = seen.isTimed() && seen.extent().equals("moment");
		Optional<Instant> moment = fact.integer("at").filter(at -> isMoment).map(CaptureInstant::instantOf).map(at -> inside(run, at));
		condition.setFrom(inside(run, moment.map(at -> at.minus(uncertainty)).or(() -> fact.integer("from").map(CaptureInstant::instantOf)).orElse(run.getStart())));
		condition.setTo(inside(run, moment.map(at -> at.plus(uncertainty)).or(() -> fact.integer("to").map(CaptureInstant::instantOf)).orElse(run.getEnd())));
		condition.setUncertainty(uncertainty);
		condition.setSource(seen.isTimed() ? SourceKind.get(seen.basis()) : SourceKind.STATEMENT);
		Optional<EvidenceItem> item = file.getEvidence().stream().filter(each -> each.getId().equals(seen.evidence())).findFirst();
		item.ifPresent(condition::setEvidence);
		condition.setReference(new ConditionSource(item.map(EvidenceItem::getSource).orElse(""), seen.place(), places(fact, seen.evidence())).text());
		condition.setBy(by);
		return condition;
	}

	private static Instant inside(Run run, Instant moment) {
		return moment.isBefore(run.getStart()) ? run.getStart() : moment.isAfter(run.getEnd()) ? run.getEnd() : moment;
	}

	/** The places that stand plainly in the item. */
	private static List<ByteRange> places(Json.Fields fact, String item) {
		List<ByteRange> places = new ArrayList<>();
		for (Json place : fact.get("source").map(source -> source.items("places")).orElse(List.of())) {
			Optional<Long> offset = place.integer("offset");
			Optional<Long> length = place.integer("length");
			if (place.text("evidence").equals(Optional.of(item)) && offset.isPresent() && length.isPresent()) {
				places.add(new ByteRange(offset.get(), length.get()));
			}
		}
		return places;
	}
}
