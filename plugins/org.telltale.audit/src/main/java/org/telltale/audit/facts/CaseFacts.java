package org.telltale.audit.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.RunFact.CapturePoint;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.RunFact.RomReading;
import org.telltale.audit.facts.RunFact.StimulusFact;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;

/** All facts of a case, indexed for audit. Immutable once made; the facts are taken as docs/formats/facts.md has them. */
public final class CaseFacts {

	private static final String STATEMENT = "statement";

	private final Map<String, List<Json.Fields>> byType = new TreeMap<>();
	private final List<RunFact> runs;
	private final List<SightingFact> sightings;
	private final List<FlowFact> flows;
	private final Map<String, List<FlowFact>> flowsByRun;
	private final Map<String, FlowFact> flowsByName = new TreeMap<>();
	private final Set<String> background;
	private final Map<String, Interval> frames = new TreeMap<>();
	private final Map<String, List<String>> sets = new TreeMap<>();
	private final Map<String, SortedSet<String>> names = new TreeMap<>();
	private final Map<String, ExhibitFact> exhibits = new TreeMap<>();
	private final List<ClaimFact> claims;
	private final RomDefaults romDefaults;
	private final NamedRows namedRows;

	/** Indexes the facts; their order does not matter. */
	public CaseFacts(Collection<Json.Fields> facts) {
		facts.stream().sorted(Comparator.comparing((Json.Fields f) -> text(f, "id")))
				.forEach(fact -> byType.computeIfAbsent(text(fact, "type"), t -> new ArrayList<>()).add(fact));
		sightings = ofType("sighting").stream().map(CaseFacts::sighting).toList();
		flows = ofType("flow").stream().map(CaseFacts::flow).toList();
		flows.forEach(flow -> flowsByName.putIfAbsent(flow.flow(), flow));
		flowsByRun = flows.stream().filter(f -> f.run().isPresent()).collect(Collectors.groupingBy(f -> f.run().get()));
		ofType("exhibit").stream().map(CaseFacts::exhibit).forEach(e -> exhibits.put(e.id(), e));
		claims = ofType("claim").stream().map(CaseFacts::claim).sorted(Comparator.comparing(ClaimFact::id)).toList();
		romDefaults = new RomDefaults(ofType("rom-default"));
		namedRows = new NamedRows(ofType("setting"), ofType("evidence"));
		runs = ofType("run").stream().map(this::run).sorted(Comparator.comparing(RunFact::id, CaseFacts::byNumberInName)).toList();
		Set<String> controls = controls().stream().map(RunFact::id).collect(Collectors.toSet());
		background = flows.stream().filter(f -> f.run().filter(controls::contains).isPresent()).map(FlowFact::server).collect(Collectors.toCollection(TreeSet::new));
		ofType("evidence").stream().filter(f -> f.integer("first").isPresent())
				.forEach(f -> frames.put(text(f, "evidence"), new Interval(number(f, "first"), f.integer("last").orElse(number(f, "first")))));
		ofType("capture-set").stream().map(f -> f.items("members").stream().flatMap(m -> m.asText().stream()).toList())
				.forEach(members -> members.forEach(member -> sets.putIfAbsent(member, members)));
		ofType("name").stream().filter(f -> f.text("address").isPresent() && f.text("name").isPresent() && !text(f, "source").equals("parameter"))
				.forEach(f -> names.computeIfAbsent(text(f, "address"), a -> new TreeSet<>()).add(text(f, "name")));
	}

	/** The facts of a type, sorted by id. */
	public List<Json.Fields> ofType(String type) {
		return byType.getOrDefault(type, List.of());
	}

	/** What was read of ROMs. */
	public RomDefaults romDefaults() {
		return romDefaults;
	}

	/** What the files that conditions name have at the places named. */
	public NamedRows namedRows() {
		return namedRows;
	}

	/** All runs; R2 before R10. */
	public List<RunFact> runs() {
		return runs;
	}

	/** The runs that measured the laboratory: those without a handset, but for what was made up. */
	public List<RunFact> controls() {
		return runs.stream().filter(run -> run.handset().isEmpty() && !run.hypothetical()).toList();
	}

	/** How a run's handset is called in a sentence: by its name where the case has several. */
	public String nameOfHandset(RunFact run) {
		boolean several = runs.stream().flatMap(each -> each.handset().stream()).distinct().count() > 1;
		return several ? run.handset().map(handset -> "handset " + handset).orElse("no handset") : "the handset";
	}

	/** All sightings, sorted by fact id. */
	public List<SightingFact> sightings() {
		return sightings;
	}

	/** All flows, sorted by fact id. */
	public List<FlowFact> flows() {
		return flows;
	}

	/** The run of that name. */
	public Optional<RunFact> run(String id) {
		return runs.stream().filter(run -> run.id().equals(id)).findFirst();
	}

	/** The flow of that name: what sightings call it, not its fact id. */
	public Optional<FlowFact> flow(String name) {
		return Optional.ofNullable(flowsByName.get(name));
	}

	/** The flows that were captured in a run, whoever's they are, sorted by fact id. */
	public List<FlowFact> flowsIn(RunFact run) {
		return flowsByRun.getOrDefault(run.id(), List.of());
	}

	/** The flows of a run that are attributed to its handset, sorted by fact id; none of a control run. */
	public List<FlowFact> flowsOf(RunFact run) {
		return flowsIn(run).stream().filter(f -> f.device().isPresent() && f.device().equals(run.handset())).toList();
	}

	/** Addresses of the servers that control runs reached: what the laboratory calls without the handset. */
	public Set<String> background() {
		return Collections.unmodifiableSet(background);
	}

	/** The names of an address as the case has them, sorted; what a parameter inside of a request says is none. */
	public SortedSet<String> namesOf(String address) {
		return Collections.unmodifiableSortedSet(names.getOrDefault(address, Collections.emptySortedSet()));
	}

	/** From a capture's first frame to its last in true time, the files of its set taken together; empty if it has no frames. */
	public Optional<Interval> framesOf(CapturePoint capture) {
		List<Interval> seen = sets.getOrDefault(capture.evidence(), List.of(capture.evidence())).stream().filter(frames::containsKey).map(frames::get).toList();
		return seen.isEmpty() ? Optional.empty()
				: Optional.of(new Interval(seen.stream().mapToLong(Interval::fromNanos).min().orElseThrow() + capture.offsetNanos(),
						seen.stream().mapToLong(Interval::toNanos).max().orElseThrow() + capture.offsetNanos()));
	}

	/** All claims, sorted by id. */
	public List<ClaimFact> claims() {
		return claims;
	}

	/** The exhibit of that id in the exhibit list. */
	public Optional<ExhibitFact> exhibit(String id) {
		return Optional.ofNullable(exhibits.get(id));
	}

	/** The exhibits, sorted by id. */
	public Collection<ExhibitFact> exhibits() {
		return exhibits.values();
	}

	/** The order of a dimension's values from low to high; empty if it declares none. */
	public List<String> order(String dimension) {
		return ofType("dimension").stream().filter(f -> text(f, "dimension").equals(dimension)).findFirst()
				.map(f -> f.items("order").stream().flatMap(v -> v.asText().stream()).toList()).orElse(List.of());
	}

	/** Compares names so that a number inside them counts as a number: R2 before R10. */
	public static int byNumberInName(String a, String b) {
		String wordA = a.replaceAll("\\d+$", "");
		String wordB = b.replaceAll("\\d+$", "");
		String digitsA = a.substring(wordA.length());
		String digitsB = b.substring(wordB.length());
		int byWord = wordA.compareTo(wordB);
		int byLength = Integer.compare(digitsA.length(), digitsB.length());
		return byWord != 0 ? byWord : byLength != 0 ? byLength : digitsA.compareTo(digitsB);
	}

	private RunFact run(Json.Fields fact) {
		String id = text(fact, "run");
		List<ConditionFact> conditions = of(id, "condition").stream().map(this::condition)
				.sorted(Comparator.comparing((ConditionFact c) -> c.time().fromNanos()).thenComparing(ConditionFact::id)).toList();
		List<StimulusFact> stimuli = of(id, "stimulus").stream()
				.map(f -> new StimulusFact(text(f, "id"), number(f, "at"), text(f, "kind"),
						f.items("exhibits").stream().flatMap(e -> e.asText().stream()).toList()))
				.sorted(Comparator.comparing(StimulusFact::atNanos).thenComparing(StimulusFact::id)).toList();
		List<CapturePoint> captures = of(id, "capture-point").stream()
				.map(f -> new CapturePoint(text(f, "evidence"), text(f, "point"),
						f.items("sees").stream().flatMap(e -> e.asText().stream()).toList(), number(f, "clockOffset"),
						number(f, "clockUncertainty")))
				.sorted(Comparator.comparing(CapturePoint::evidence)).toList();
		return new RunFact(id, fact.text("handset"), new Interval(number(fact, "start"), number(fact, "end")),
				fact.bool("hypothetical").orElse(false), fact.text("excluded"), fact.text("handset").flatMap(this::make), conditions, stimuli, captures);
	}

	private Optional<String> make(String handset) {
		return ofType("handset").stream().filter(f -> text(f, "handset").equals(handset)).findFirst().flatMap(f -> f.text("make"));
	}

	private List<Json.Fields> of(String run, String type) {
		return ofType(type).stream().filter(f -> text(f, "run").equals(run)).toList();
	}

	private ConditionFact condition(Json.Fields f) {
		Json source = f.get("source").orElse(Json.object());
		RomReading rom = romDefaults.reading(source, text(f, "value"));
		String kind = source.text("kind").orElse(STATEMENT);
		return new ConditionFact(text(f, "id"), text(f, "dimension"), text(f, "value"),
				new Interval(number(f, "from"), number(f, "to")), number(f, "uncertainty"),
				source.text("evidence").isEmpty() || kind.equals(RomDefaults.KIND) && rom != RomReading.HOLDS || namedRows.doNotBearOut(source, text(f, "value")) ? STATEMENT : kind, rom);
	}

	private static SightingFact sighting(Json.Fields f) {
		return new SightingFact(text(f, "id"), text(f, "exhibitId"), ExhibitKind.valueOf(text(f, "kind")), text(f, "strength"),
				text(f, "direction"), f.text("run"), f.text("device"), text(f, "evidence"), text(f, "flow"), number(f, "at"),
				f.get("server").flatMap(s -> s.text("address")).orElse(""), f.text("host"),
				f.integer("log10Chance").orElse(0L),
				f.get("derivation").stream().flatMap(d -> d.items("nodes").stream()).anyMatch(n -> n.text("op").equals(Optional.of("tls.decrypt"))));
	}

	private static FlowFact flow(Json.Fields f) {
		return new FlowFact(text(f, "id"), text(f, "flow"), text(f, "evidence"), f.text("run"), f.text("device"), f.text("handset").orElse("unknown"),
				f.get("server").flatMap(s -> s.text("address")).orElse(""),
				f.get("server").flatMap(s -> s.integer("port")).orElse(0L).intValue(), f.text("protocol").orElse("unknown"),
				number(f, "first"), number(f, "last"), both(f, "frames", "out"), both(f, "frames", "in"), both(f, "bytes", "out"),
				both(f, "bytes", "in"), both(f, "payload", "out"), both(f, "payload", "in"), both(f, "unreadable", "out"), f.items("unsearched").stream()
						.filter(each -> text(each, "direction").equals("out"))
						.map(each -> new FlowFact.Unsearched(text(each, "reason"), each.bool("encrypted").orElse(false), number(each, "bytes"))).toList(),
				both(f, "gaps", "out"), f.text("hint"));
	}

	private static ExhibitFact exhibit(Json.Fields f) {
		return new ExhibitFact(text(f, "id"), text(f, "exhibitId"), ExhibitKind.valueOf(text(f, "kind")), f.text("value"), number(f, "length"), f.bool("sought").orElse(true));
	}

	private static ClaimFact claim(Json.Fields f) {
		return new ClaimFact(text(f, "id"), text(f, "claim"), text(f, "claimant"), text(f, "date"), text(f, "text"),
				text(f, "source"), f.text("subject"), text(f, "predicate"));
	}

	private static long both(Json f, String name, String side) {
		return f.get(name).flatMap(v -> v.integer(side)).orElse(0L);
	}

	private static String text(Json f, String name) {
		return f.text(name).orElse("");
	}

	private static long number(Json f, String name) {
		return f.integer(name).orElse(0L);
	}
}
