package org.telltale.casework.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.CaptureInstant;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.casework.input.ClaimSource;
import org.telltale.casework.input.ConditionSource;
import org.telltale.model.CaseFile;
import org.telltale.model.Claim;
import org.telltale.model.Condition;
import org.telltale.model.Dimension;
import org.telltale.model.Exhibit;
import org.telltale.model.ExhibitAttribute;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.Stimulus;

/** The quoted facts that come from the case model: handsets, runs, capture points, conditions, stimuli, exhibits, claims. */
public final class ModelFacts {

	private static final String QUOTED = "quoted";

	private final CaseFile file;
	private final Set<String> unsought;

	/** Reads the model as it is when {@link #facts()} is called. @param unsought ids of exhibits that could not be searched for */
	public ModelFacts(CaseFile file, Set<String> unsought) {
		this.file = file;
		this.unsought = Set.copyOf(unsought);
	}

	/** The facts, with ids, in the model's order. */
	public List<Json.Fields> facts() {
		List<Json.Fields> facts = new ArrayList<>();
		file.getDimensions().forEach(dimension -> facts.add(dimension(dimension)));
		file.getHandsets().forEach(handset -> facts.add(handset(handset)));
		file.getExhibits().forEach(exhibit -> facts.add(exhibit(exhibit)));
		file.getClaims().forEach(claim -> facts.add(claim(claim)));
		for (Run run : file.getRuns()) {
			facts.add(run(run));
			text(run.getTitle()).ifPresent(title -> facts.add(FactLine.of("run-title", QUOTED).put("run", run.getId()).put("title", title)));
			run.getCaptures().stream().filter(c -> c.getEvidence() != null).forEach(capture -> facts.add(capturePoint(run, capture)));
			run.getConditions().forEach(condition -> facts.add(condition(run, condition)));
			facts.addAll(stimuli(run));
		}
		facts.forEach(FactLine::identified);
		return facts;
	}

	private static Json.Fields dimension(Dimension dimension) {
		return FactLine.of("dimension", QUOTED).put("dimension", dimension.getName()).put("order", Json.texts(dimension.getValues()));
	}

	private static Json.Fields handset(Handset handset) {
		Json.Fields fact = FactLine.of("handset", QUOTED).put("handset", handset.getId());
		text(handset.getMake()).ifPresent(make -> fact.put("make", make));
		text(handset.getModel()).ifPresent(model -> fact.put("model", model));
		text(handset.getBuild()).ifPresent(build -> fact.put("build", build));
		text(handset.getSerial()).ifPresent(serial -> fact.put("serial", serial));
		text(handset.getExcludedBecause()).ifPresent(reason -> fact.put("excluded", reason));
		return fact.put("imeis", Json.texts(handset.getImeis())).put("addresses", Json.texts(handset.getAddresses()));
	}

	private Json.Fields exhibit(Exhibit exhibit) {
		boolean photo = exhibit.getKind() == org.telltale.model.ExhibitKind.PHOTO;
		Json.Fields fact = FactLine.of("exhibit", QUOTED).put("exhibitId", exhibit.getId()).put("kind", exhibit.getKind().getLiteral());
		if (!photo) {
			fact.put("value", exhibit.getValue());
		}
		text(exhibit.getSha256()).ifPresent(sha -> fact.put("sha256", sha));
		if (unsought.contains(exhibit.getId())) {
			fact.put("sought", false);
		}
		if (exhibit.getLength() > 0) {
			fact.put("length", exhibit.getLength());
		}
		Json.Fields source = Json.object();
		if (exhibit.getEvidence() != null) {
			source.put("evidence", exhibit.getEvidence().getId());
		}
		text(exhibit.getSource()).ifPresent(path -> source.put("path", path));
		for (ExhibitAttribute attribute : exhibit.getAttributes()) {
			if (List.of("table", "row", "by", "deleted", ExhibitPlace.ENCODED).contains(attribute.getName())) {
				source.put(attribute.getName(), attribute.getValue());
			}
		}
		List<ByteRange> ranges = ExhibitPlace.of(exhibit);
		if (!ranges.isEmpty()) {
			source.put(ExhibitPlace.ATTRIBUTE, pairs(ranges));
		}
		return fact.put("source", source);
	}

	private static Json pairs(List<ByteRange> ranges) {
		return Json.array(ranges.stream().map(range -> Json.array(List.of(Json.of(range.offset()), Json.of(range.length())))).toList());
	}

	private static Json.Fields claim(Claim claim) {
		ClaimSource source = ClaimSource.of(claim.getSource());
		Json.Fields fact = FactLine.of("claim", QUOTED).put("claim", claim.getId()).put("claimant", claim.getClaimant()).put("date", claim.getDate())
				.put("text", claim.getText()).put("source", source.text()).put("predicate", claim.getPredicateText());
		text(claim.getSubject()).ifPresent(subject -> fact.put("subject", subject));
		text(claim.getVersion()).ifPresent(version -> fact.put("version", version));
		text(claim.getRegion()).ifPresent(region -> fact.put("region", region));
		text(source.file()).ifPresent(file -> {
			Json.Fields archive = Json.object().put("file", file);
			if (claim.getArchive() != null) {
				archive.put("evidence", claim.getArchive().getId());
			}
			fact.put("archive", archive);
		});
		return fact;
	}

	private static Json.Fields run(Run run) {
		Json.Fields fact = FactLine.of("run", QUOTED).put("run", run.getId()).put("start", nanos(run.getStart())).put("end", nanos(run.getEnd()))
				.put("hypothetical", run.isHypothetical());
		Handset handset = run.getHandset();
		if (handset != null) {
			fact.put("handset", handset.getId());
			text(handset.getExcludedBecause()).ifPresent(reason -> fact.put("excluded", reason));
		}
		return fact;
	}

	private static Json.Fields capturePoint(Run run, RunCapture capture) {
		return FactLine.of("capture-point", QUOTED).put("run", run.getId()).put("evidence", capture.getEvidence().getId())
				.put("point", capture.getPoint().getLiteral()).put("sees", Json.texts(capture.getSees()))
				.put("clockOffset", nanos(capture.getClockOffset())).put("clockUncertainty", nanos(capture.getClockUncertainty()));
	}

	private static Json.Fields condition(Run run, Condition condition) {
		Json.Fields source = Json.object().put("kind", condition.getSource().getLiteral());
		if (condition.getEvidence() != null) {
			source.put("evidence", condition.getEvidence().getId());
		}
		ConditionSource named = ConditionSource.of(condition.getReference());
		text(named.file()).ifPresent(file -> source.put("file", file));
		text(named.place()).ifPresent(place -> source.put("reference", place));
		if (!named.bytes().isEmpty()) {
			source.put("bytes", pairs(named.bytes()));
		}
		text(condition.getBy()).ifPresent(by -> source.put("by", by));
		return FactLine.of("condition", QUOTED).put("run", run.getId()).put("dimension", condition.getDimension())
				.put("value", condition.getValue()).put("from", nanos(condition.getFrom() == null ? run.getStart() : condition.getFrom()))
				.put("to", nanos(condition.getTo() == null ? run.getEnd() : condition.getTo()))
				.put("uncertainty", nanos(condition.getUncertainty())).put("source", source);
	}

	/** The model keeps one exhibit a stimulus; what was done at one moment in one way is one stimulus with several. */
	private static List<Json.Fields> stimuli(Run run) {
		Map<String, List<Stimulus>> together = new LinkedHashMap<>();
		for (Stimulus stimulus : run.getStimuli()) {
			together.computeIfAbsent(stimulus.getAt() + " " + stimulus.getKind(), k -> new ArrayList<>()).add(stimulus);
		}
		List<Json.Fields> facts = new ArrayList<>();
		for (List<Stimulus> group : together.values()) {
			List<String> exhibits = group.stream().filter(s -> s.getExhibit() != null).map(s -> s.getExhibit().getId()).sorted().distinct().toList();
			facts.add(FactLine.of("stimulus", QUOTED).put("run", run.getId()).put("at", nanos(group.getFirst().getAt()))
					.put("kind", group.getFirst().getKind()).put("exhibits", Json.texts(exhibits)));
		}
		return facts;
	}

	static Optional<String> text(String value) {
		return Optional.ofNullable(value).filter(v -> !v.isBlank());
	}

	static String nanos(Instant instant) {
		return Long.toString(instant == null ? 0 : CaptureInstant.nanosOf(instant));
	}

	static String nanos(Duration duration) {
		return Long.toString(duration == null ? 0 : duration.toNanos());
	}
}
