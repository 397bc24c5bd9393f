package org.telltale.match;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.LayerListener;
import org.telltale.match.coverage.Lacks;
import org.telltale.match.coverage.Unsearched;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.decode.Guesses;
import org.telltale.match.internal.decode.Room;
import org.telltale.match.internal.decode.Site;
import org.telltale.match.internal.decode.Wanted;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.FilePattern;
import org.telltale.match.internal.pattern.PatternSet;
import org.telltale.match.internal.search.Hit;
import org.telltale.match.internal.search.LayerSearcher;

/**
 * Looks for exhibits in the layers of one capture: hand it to the reader as a listener, then ask {@link #finish()}.
 * Not thread-safe; any number of matchers may share one {@link Plan}. The same layers give the same result.
 */
public final class Matcher implements LayerListener {

	/** Flows and reasons that are told one by one. */
	private static final int MOST_TOLD = 1000;

	private final Plan plan;
	private final MatchBudget budget;
	private final Guesses guesses = new Guesses();
	private final SightingLedger ledger = new SightingLedger();
	private final TreeSet<Integer> unreadable = new TreeSet<>();
	private long bytesSearched;
	private long numberPlaces;
	private long ideographPlaces;
	private final Lacks lacks = new Lacks();
	private long refusedSightings;

	/** The exhibits and all their forms, made ready once for any number of captures. Immutable. */
	public static final class Plan {
		private final List<Sought> exhibits;
		private final PatternSet patterns;
		private final LayerSearcher searcher;
		private final Wanted wanted;

		/** Reads the exhibits' contents and makes their forms. */
		public static Plan of(List<Sought> exhibits) {
			return new Plan(List.copyOf(exhibits));
		}

		private Plan(List<Sought> exhibits) {
			this.exhibits = exhibits;
			this.patterns = PatternSet.of(exhibits);
			this.searcher = new LayerSearcher(patterns);
			this.wanted = new Wanted(patterns.shortest(), patterns.files().stream().filter(file -> file.content().isEmpty()).map(FilePattern::length)
					.collect(Collectors.toSet()));
		}

		/** Forms that are not looked for, each with its reason; {@code where} names the exhibit. */
		public List<Problem> problems() {
			return List.copyOf(patterns.problems());
		}
	}

	/** A matcher for one capture. */
	public Matcher(Plan plan, MatchBudget budget) {
		this.plan = plan;
		this.budget = budget;
	}

	/** A matcher for one capture with the usual budget. */
	public Matcher(Plan plan) {
		this(plan, MatchBudget.DEFAULT);
	}

	@Override
	public void layers(List<Layer> layers) {
		if (plan.exhibits.isEmpty() || layers.isEmpty()) {
			return;
		}
		Room room = new Room(budget.longestGuess(), budget.guessedBytes(), layers.getFirst().carriage(), lacks);
		for (Layer layer : layers) {
			search(layer, 0);
			guess(layer, Coverage.of(layer, layers), 1, room);
		}
		ledger.close();
	}

	private void guess(Layer layer, Coverage covered, int step, Room room) {
		if (step > budget.guessedSteps()) {
			return;
		}
		guesses.of(new Site(layer, room, plan.wanted, covered::covers, this::isBarren), child -> {
			search(child, step);
			guess(child, Coverage.none(child), step + 1, room);
		});
	}

	/** Searches bytes that are no layer yet; true, and then they count as searched, if nothing stands in them. */
	private boolean isBarren(byte[] bytes) {
		if (!Guesses.seeNothing(bytes)) {
			return false;
		}
		LayerSearcher.Found found = plan.searcher.search(bytes, unreadable::add);
		boolean barren = found.hits().isEmpty();
		if (barren) {
			count(bytes.length, found);
		}
		return barren;
	}

	private void count(int length, LayerSearcher.Found found) {
		bytesSearched += length;
		numberPlaces += found.numberPlaces();
		ideographPlaces += found.ideographPlaces();
	}

	private void search(Layer layer, int guessedSteps) {
		LayerSearcher.Found found = plan.searcher.search(layer.bytes(), unreadable::add);
		count(layer.length(), found);
		for (Hit hit : found.hits()) {
			if (ledger.size() >= budget.sightings()) {
				refusedSightings++;
			} else {
				ledger.offer(layer, hit, guessedSteps);
			}
		}
	}

	/** Everything that was found; the matcher takes no layers after that. */
	public MatchResult finish() {
		List<Sighting> sightings = new ArrayList<>();
		for (SightingLedger.Entry entry : ledger.entries()) {
			Sought sought = plan.exhibits.get(entry.hit().sought());
			sightings.add(new Sighting(sought.exhibitId(), sought.kind(), entry.hit().variant(), entry.carriage(),
					entry.frames(), entry.matchFrames(), entry.chain(), chance(entry.hit()),
					entry.derivation(), entry.excerpt()));
		}
		return new MatchResult(sightings, problems(), bytesSearched, lacks.all());
	}

	private int chance(Hit hit) {
		boolean number = hit.variant() instanceof Variant.Digits || hit.variant() instanceof Variant.Phone;
		boolean ideographs = hit.variant().equals(new Variant.Text("utf-8"))
				&& plan.exhibits.get(hit.sought()).value().filter(value -> value.matches("(?s)[\\u3000-\\u9fff]{2}.*")).isPresent();
		long places = number ? numberPlaces : ideographs ? ideographPlaces : bytesSearched;
		return ChanceModel.expectedHits(places, hit.log10Probability());
	}

	private List<Problem> problems() {
		List<Problem> problems = new ArrayList<>(plan.problems());
		for (int index : unreadable) {
			problems.add(new Problem("match.content-unreadable", Where.at("exhibit " + plan.exhibits.get(index).exhibitId(), 0, 0),
					"the exhibit's content could not be read while it was compared", "copies of it may have been missed"));
		}
		List<Unsearched> unsearched = lacks.all();
		unsearched.stream().limit(MOST_TOLD).map(Unsearched::toProblem).forEach(problems::add);
		if (unsearched.size() > MOST_TOLD) {
			List<Unsearched> rest = unsearched.subList(MOST_TOLD, unsearched.size());
			problems.add(new Problem("match.not-searched", Where.at("capture", 0, 0), rest.stream().mapToLong(Unsearched::bytes).sum()
					+ " bytes of further flows were over budget, cut, damaged, encrypted or in an unknown encoding", "exhibits inside of them may have been missed"));
		}
		if (refusedSightings > 0) {
			problems.add(new Problem("match.too-many-sightings", Where.at("capture", 0, 0),
					refusedSightings + " more places were found than are kept", "they are not listed"));
		}
		return problems;
	}
}
