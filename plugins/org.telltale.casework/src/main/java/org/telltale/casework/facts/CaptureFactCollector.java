package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.FrameRow;
import org.telltale.capture.SetSummary;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.LayerListener;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.set.SetNaming;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.KeyTally;
import org.telltale.match.coverage.Unsearched;

/** Hears one reading of a capture and makes its facts. Used once, on the reading thread. */
public final class CaptureFactCollector implements CaptureListener {

	private final Optional<String> run;
	private final LayerListener matcher;
	private final FrameRow frames;
	private final List<FlowRecord> flows = new ArrayList<>();
	private final List<NameSeen> names = new ArrayList<>();
	private final TreeSet<String> namesKnown = new TreeSet<>();
	private final ClockWitnesses clock = new ClockWitnesses();
	private final CaptureStates states = new CaptureStates();
	private final CertificateWitnesses certificates = new CertificateWitnesses();
	private final KeyTally tally = new KeyTally(KeyLog.NONE);

	/**
	 * @param run the run that the capture belongs to
	 * @param matcher is handed every layer
	 * @param frames is handed every frame
	 */
	public CaptureFactCollector(Optional<String> run, LayerListener matcher, FrameRow frames) {
		this.run = run;
		this.frames = frames;
		this.matcher = matcher;
	}

	@Override
	public void record(CaptureRecord found) {
		tally.count(found);
		clock.record(found);
		states.record(found);
		certificates.record(found);
		if (found instanceof FlowRecord flow) {
			flows.add(flow);
		}
	}

	/** Of each address, name and source the first frame is enough. */
	@Override
	public void name(NameSeen name) {
		if (namesKnown.add(name.address() + " " + name.name() + " " + name.source())) {
			names.add(name);
		}
	}

	@Override
	public void layers(List<Layer> layers) {
		matcher.layers(layers);
	}

	@Override
	public void frame(long number, long timeNanos, long offset, int captured, long original, int flow) {
		frames.frame(number, timeNanos, offset, captured, original, flow);
	}

	/** How many TLS connections were heard of, and opened. */
	public KeyTally tally() {
		return tally;
	}

	/** The flows heard, in the order of their first frames. */
	public List<FlowRecord> flows() {
		return List.copyOf(flows);
	}

	/** The facts of the capture but for sightings, with ids. @param unsearched what the matcher could not search */
	public List<Json.Fields> facts(CaptureSummary summary, List<Unsearched> unsearched) {
		String evidence = summary.sha256().hex();
		return facts(evidence, fact -> fact.put("evidence", evidence), summary.problems(), unsearched);
	}

	/** The facts of a set but for sightings, with ids; that of the set itself is the first. @param unsearched what the matcher could not search */
	public List<Json.Fields> facts(SetSummary summary, List<Unsearched> unsearched) {
		List<Json.Fields> facts = new ArrayList<>();
		facts.add(FactLine.identified(FactLine.of("capture-set", "recounted").put("set", summary.places().id())
				.put("members", Json.texts(summary.files().stream().map(file -> file.sha256().hex()).toList()))));
		facts.addAll(facts(SetNaming.UNKNOWN, named(summary), summary.problems(), unsearched));
		return facts;
	}

	/** Names the files of a set in its facts, and the set. */
	public static UnaryOperator<Json.Fields> named(SetSummary summary) {
		SetNaming naming = new SetNaming(summary.places());
		String set = summary.places().id();
		return fact -> naming.named(fact).put("set", set);
	}

	private List<Json.Fields> facts(String evidence, UnaryOperator<Json.Fields> placed, List<Problem> problems, List<Unsearched> unsearched) {
		Map<Integer, List<Unsearched>> ofFlow = unsearched.stream().collect(Collectors.groupingBy(each -> each.carriage().flow().index()));
		List<Json.Fields> facts = new ArrayList<>();
		for (FlowRecord flow : flows) {
			Json.Fields fact = flow(placed.apply(((Json.Fields) flow.toJson(evidence)).copy()));
			UnsearchedBytes.of(flow, ofFlow.getOrDefault(flow.flow().index(), List.of())).ifPresent(list -> fact.put("unsearched", list));
			facts.add(fact);
		}
		names.forEach(name -> facts.add(placed.apply(name(name, evidence))));
		clock.facts().forEach(fact -> facts.add(placed.apply(fact)));
		facts.addAll(states.facts(placed));
		certificates.facts(evidence).forEach(fact -> facts.add(placed.apply(ofRun(fact))));
		problems.forEach(problem -> facts.add(problemFact(problem)));
		states.problem(evidence).ifPresent(problem -> facts.add(problemFact(problem)));
		facts.forEach(FactLine::identified);
		return facts;
	}

	/** The recounted members of the capture's evidence fact. */
	public static Json.Fields recounted(CaptureSummary summary) {
		Json.Fields fact = FactLine.of("evidence", "recounted").put("evidence", summary.sha256().hex()).put("length", summary.length())
				.put("kind", "capture").put("format", summary.format()).put("mib", Json.texts(summary.mib().stream().map(Digest::hex).toList()))
				.put("frames", summary.frames()).put("bytes", summary.bytes())
				.put("linkTypes", Json.array(summary.linkTypes().stream().map(type -> Json.of(type)).toList()))
				.put("truncatedFrames", summary.truncatedFrames());
		summary.firstNanos().ifPresent(first -> fact.put("first", Long.toString(first)));
		summary.lastNanos().ifPresent(last -> fact.put("last", Long.toString(last)));
		return fact;
	}

	/** A problem as a fact, with id. */
	public static Json.Fields problemFact(Problem problem) {
		return FactLine.identified(FactLine.of("problem", "quoted").put("code", problem.code()).put("what", problem.what())
				.put("consequence", problem.consequence()).put("where", Json.object().put("evidence", problem.where().evidence())
						.put("offset", problem.where().range().offset()).put("length", problem.where().range().length())));
	}

	private Json.Fields flow(Json.Fields fact) {
		fact.text("id").ifPresent(id -> fact.put("flow", id));
		return ofRun(fact.put("type", "flow").put("class", "recounted"));
	}

	private Json.Fields ofRun(Json.Fields fact) {
		run.ifPresent(id -> fact.put("run", id));
		return fact;
	}

	private static Json.Fields name(NameSeen name, String evidence) {
		return FactLine.of("name", "replayed").put("address", name.address().toString()).put("name", name.name())
				.put("source", name.source()).put("frame", name.frame()).put("flow", name.flow().id(evidence))
				.put("at", Long.toString(name.timeNanos())).put("derivation", name.derivation().orElseThrow().toJson(evidence));
	}
}
