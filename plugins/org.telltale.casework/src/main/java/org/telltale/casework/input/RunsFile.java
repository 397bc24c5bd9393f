package org.telltale.casework.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.model.CapturePoint;
import org.telltale.model.Condition;
import org.telltale.model.Dimension;
import org.telltale.model.Exhibit;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.SourceKind;
import org.telltale.model.Stimulus;
import org.telltale.model.TelltaleFactory;

/**
 * What a runs file holds (docs/formats/runs.md), as model objects that belong to no case yet.
 *
 * @param handsets with ids, addresses and MACs
 * @param dimensions with their orders
 * @param runs with conditions, stimuli and captures; a capture names its file, evidence is tied to it on import
 */
public record RunsFile(List<Handset> handsets, List<Dimension> dimensions, List<Run> runs) {

	public RunsFile {
		handsets = List.copyOf(handsets);
		dimensions = List.copyOf(dimensions);
		runs = List.copyOf(runs);
	}

	/** Reads a file; stimuli refer to exhibits that the case has. With any problem there is no value. */
	public static Outcome<RunsFile> read(String name, String text, List<Exhibit> exhibits) {
		if (ListTable.isTable(text)) {
			ListTable.Read table = ListTable.runs(text);
			InputProblems problems = new InputProblems(name, table.places());
			table.faults().forEach(fault -> problems.add("", fault));
			Optional<RunsFile> value = table.faults().isEmpty() ? Optional.of(new Reader(problems, exhibits).read(table.json())) : Optional.empty();
			return new Outcome<>(problems.list().isEmpty() ? value : Optional.empty(), problems.list());
		}
		InputProblems problems = new InputProblems(name);
		Optional<RunsFile> value = Optional.empty();
		try {
			value = Optional.of(new Reader(problems, exhibits).read(JsonReader.read(text)));
		} catch (JsonSyntaxException e) {
			problems.add("", e.getMessage());
		}
		return new Outcome<>(problems.list().isEmpty() ? value : Optional.empty(), problems.list());
	}

	private static final class Reader {

		private final InputProblems problems;
		private final Map<String, Exhibit> exhibits = new TreeMap<>();
		private final Map<String, Handset> handsets = new TreeMap<>();

		Reader(InputProblems problems, List<Exhibit> known) {
			this.problems = problems;
			known.forEach(exhibit -> exhibits.put(exhibit.getId(), exhibit));
		}

		RunsFile read(Json json) {
			each(json, "", "handsets", (item, at) -> {
				Handset handset = handset(item, at);
				requireOnce(handsets.put(handset.getId(), handset) == null, at, handset.getId());
			});
			List<Dimension> dimensions = dimensions(json.get("dimensions").orElse(Json.object()));
			List<Run> runs = new ArrayList<>();
			Set<String> ids = new TreeSet<>();
			if (json.items("runs").isEmpty()) {
				problems.add("/runs", "a list of runs is wanted");
			}
			each(json, "", "runs", (item, at) -> {
				Run run = run(item, at);
				requireOnce(ids.add(run.getId()), at, run.getId());
				runs.add(run);
			});
			return new RunsFile(List.copyOf(handsets.values()), dimensions, runs);
		}

		private void requireOnce(boolean once, String pointer, String id) {
			if (!once) {
				problems.add(pointer + "/id", "\"" + id + "\" stands twice");
			}
		}

		private List<Dimension> dimensions(Json json) {
			List<Dimension> dimensions = new ArrayList<>();
			if (json instanceof Json.Fields fields) {
				fields.members().forEach((name, dimension) -> {
					Dimension made = TelltaleFactory.eINSTANCE.createDimension();
					made.setName(name);
					made.getValues().addAll(problems.texts(dimension, "/dimensions/" + name, "order"));
					dimensions.add(made);
				});
			} else {
				problems.add("/dimensions", "members with the dimensions' names are wanted, in { and }");
			}
			return dimensions;
		}

		private Handset handset(Json json, String pointer) {
			Handset handset = TelltaleFactory.eINSTANCE.createHandset();
			handset.setId(problems.text(json, pointer, "id"));
			handset.setMake(json.text("make").orElse(""));
			handset.setModel(json.text("model").orElse(""));
			handset.setBuild(json.text("build").orElse(""));
			handset.setSerial(json.text("serial").orElse(""));
			handset.setExcludedBecause(json.text("excluded").orElse(""));
			json.text("imei").ifPresent(handset.getImeis()::add);
			handset.getImeis().addAll(problems.texts(json, pointer, "imeis"));
			for (String name : List.of("addresses", "macs")) {
				handset.getAddresses().addAll(problems.texts(json, pointer, name));
			}
			json.text("mac").ifPresent(handset.getAddresses()::add);
			return handset;
		}

		private Run run(Json json, String pointer) {
			Run run = TelltaleFactory.eINSTANCE.createRun();
			run.setId(problems.text(json, pointer, "id"));
			run.setTitle(json.text("title").orElse(""));
			run.setHypothetical(json.bool("hypothetical").orElse(false));
			run.setStart(problems.instant(json, pointer, "start"));
			run.setEnd(problems.instant(json, pointer, "end"));
			if (!run.getEnd().isAfter(run.getStart())) {
				problems.add(pointer + "/end", "the run has to end after it starts");
			}
			json.text("handset").ifPresent(id -> {
				if (!handsets.containsKey(id)) {
					problems.add(pointer + "/handset", "no handset \"" + id + "\" is listed");
				} else {
					run.setHandset(handsets.get(id));
				}
			});
			each(json, pointer, "conditions", (item, at) -> run.getConditions().add(condition(run, item, at)));
			each(json, pointer, "stimuli", (item, at) -> run.getStimuli().addAll(stimuli(item, at)));
			each(json, pointer, "captures", (item, at) -> run.getCaptures().add(capture(item, at)));
			return run;
		}

		private interface Item {
			void take(Json item, String pointer);
		}

		private void each(Json json, String pointer, String name, Item consumer) {
			List<Json> items = problems.items(json, pointer, name);
			for (int i = 0; i < items.size(); i++) {
				consumer.take(items.get(i), pointer + "/" + name + "/" + i);
			}
		}

		private Condition condition(Run run, Json json, String pointer) {
			Condition condition = TelltaleFactory.eINSTANCE.createCondition();
			condition.setDimension(problems.text(json, pointer, "dimension"));
			condition.setValue(problems.text(json, pointer, "value"));
			condition.setFrom(problems.optionalInstant(json, pointer, "from").orElse(run.getStart()));
			condition.setTo(problems.optionalInstant(json, pointer, "to").orElse(run.getEnd()));
			condition.setUncertainty(problems.duration(json, pointer, "uncertainty"));
			Json source = json.get("source").orElse(Json.object());
			String kind = problems.text(source, pointer + "/source", "kind");
			SourceKind known = SourceKind.get(kind);
			if (known == null) {
				problems.add(pointer + "/source/kind", "\"" + kind + "\" is none of settings, screenshot, log, rom-default, capture, properties, counter, dump, statement");
			} else {
				condition.setSource(known);
			}
			condition.setReference(new ConditionSource(source.text("evidence").orElse(""),
					source.text("reference").orElse("")).text());
			condition.setBy(source.text("by").orElse(""));
			return condition;
		}

		private List<Stimulus> stimuli(Json json, String pointer) {
			Set<String> ids = new TreeSet<>(problems.texts(json, pointer, "exhibits"));
			json.text("exhibit").ifPresent(ids::add);
			List<Stimulus> made = new ArrayList<>();
			for (String id : ids) {
				if (exhibits.containsKey(id)) {
					made.add(stimulus(json, pointer, Optional.of(exhibits.get(id))));
				} else {
					problems.add(pointer, "the case has no exhibit \"" + id + "\"; enter the exhibits first");
				}
			}
			return ids.isEmpty() ? List.of(stimulus(json, pointer, Optional.empty())) : made;
		}

		private Stimulus stimulus(Json json, String pointer, Optional<Exhibit> exhibit) {
			Stimulus stimulus = TelltaleFactory.eINSTANCE.createStimulus();
			stimulus.setAt(problems.instant(json, pointer, "at"));
			stimulus.setKind(problems.text(json, pointer, "kind"));
			stimulus.setUncertainty(problems.duration(json, pointer, "uncertainty"));
			exhibit.ifPresent(stimulus::setExhibit);
			return stimulus;
		}

		private RunCapture capture(Json json, String pointer) {
			RunCapture capture = TelltaleFactory.eINSTANCE.createRunCapture();
			capture.setFile(problems.text(json, pointer, "file"));
			String point = json.text("point").orElse("unknown");
			CapturePoint known = CapturePoint.get(point);
			if (known == null) {
				problems.add(pointer + "/point", "\"" + point + "\" is none of handset, ap, gateway, vpn");
			} else {
				capture.setPoint(known);
			}
			capture.getSees().addAll(problems.texts(json, pointer, "sees"));
			capture.setClockOffset(problems.duration(json, pointer, "clockOffset"));
			capture.setClockUncertainty(problems.duration(json, pointer, "clockUncertainty"));
			return capture;
		}
	}
}
