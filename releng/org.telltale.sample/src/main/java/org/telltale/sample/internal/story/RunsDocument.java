package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

/** The file {@code runs.json}. */
final class RunsDocument {

	private static final String UNCERTAINTY = "PT2S";

	private RunsDocument() {
	}

	static Json of(List<Run> runs) {
		Json other = Json.object().put("id", "D2").put("description", "another handset on the laboratory's network, not under test")
				.put("addresses", Json.texts(List.of(Cast.OTHER_HANDSET.four()))).put("macs",
				Json.texts(List.of(Cast.OTHER_HANDSET.mac())));
		Json order = Json.object().put("rom", Json.object().put("order", Json.texts(List.of("stock", "ota", "ota-reset"))));
		return Json.object().put("synthetic", true).put("handsets", Json.array(Cast.UNITS.stream().map(Unit::toJson).toList())).put("otherDevices",
				Json.array(List.of(other)))
				.put("dimensions", order).put("runs", Json.array(runs.stream().map(RunsDocument::run).toList()));
	}

	private static Json run(Run run) {
		Json.Fields fields = Json.object().put("id", run.id()).put("title", run.title()).put("start", run.start().toString())
				.put("end", run.end().toString()).put("hypothetical", run.id().equals("R6"));
		run.unit().ifPresent(unit -> fields.put("handset", unit.id()).put("addresses", Json.texts(unit.addresses())).put("macs", Json.texts(unit.macs())));
		fields.put("conditions", Json.array(run.conditions().stream().map(condition -> condition(run, condition)).toList()));
		fields.put("stimuli", Json.array(run.stimuli().stream().map(RunsDocument::stimulus).toList()));
		fields.put("captures", Json.array(run.recordings().stream().map(RunsDocument::capture).toList()));
		return fields;
	}

	private static Json condition(Run run, Condition condition) {
		Json.Fields source = Json.object().put("kind", condition.kind());
		if (!condition.evidence().isEmpty()) {
			source.put("evidence", name(condition.evidence())).put("path", condition.evidence()).put("reference", condition.reference());
		}
		if (!condition.by().isEmpty()) {
			source.put("by", condition.by());
		}
		return Json.object().put("dimension", condition.dimension()).put("value", condition.value()).put("from", run.start().toString())
				.put("to", run.end().toString()).put("uncertainty", UNCERTAINTY).put("source", source);
	}

	/** The name by which an imported file is known. */
	private static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static Json stimulus(Stimulus stimulus) {
		Json.Fields fields = Json.object().put("at", CaptureInstant.instantOf(stimulus.nanos()).toString()).put("kind", stimulus.kind());
		if (!stimulus.exhibits().isEmpty()) {
			fields.put("exhibit", stimulus.exhibits().getFirst()).put("exhibits", Json.texts(new ArrayList<>(stimulus.exhibits())));
		}
		return fields;
	}

	private static Json capture(Recording recording) {
		return Json.object().put("file", name(recording.file())).put("path", recording.file()).put("point", recording.point()).put("sees",
				Json.texts(recording.sees()))
				.put("clockOffset", recording.clockOffset().negated().toString()).put("clockUncertainty", "PT1S");
	}
}
