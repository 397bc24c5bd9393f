package org.telltale.match;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.LayerListener;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.decode.Guesses;
import org.telltale.match.internal.decode.Room;
import org.telltale.match.internal.decode.Site;
import org.telltale.match.internal.pattern.BytePattern;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.PatternSet;
import org.telltale.match.internal.search.Hit;
import org.telltale.match.internal.search.LayerSearcher;

/**
 * Looks for exhibits in the layers of one capture: hand it to the reader as a listener, then ask {@link #finish()}.
 * Not thread-safe; any number of matchers may share one {@link Plan}. The same layers give the same result.
 */
public final class Matcher implements LayerListener {

	private final Plan plan;
	private final MatchBudget budget;
	private final Guesses guesses = new Guesses();
	private final SightingLedger ledger = new SightingLedger();
	private final TreeSet<Integer> unreadable = new TreeSet<>();
	private long bytesSearched;
	private long numberPlaces;
	private long ideographPlaces;
	private long refusedGuesses;
	private long refusedSightings;
	private long unseenPlaces;

	/** The exhibits and all their forms, made ready once for any number of captures. Immutable. */
	public static final class Plan {
		private final List<Sought> exhibits;
		private final PatternSet patterns;
		private final LayerSearcher searcher;

		/** Reads the exhibits' contents and makes their forms. */
		public static Plan of(List<Sought> exhibits) {
			return new Plan(List.copyOf(exhibits));
		}

		private Plan(List<Sought> exhibits) {
			this.exhibits = exhibits;
			this.patterns = PatternSet.of(exhibits);
			this.searcher = new LayerSearcher(patterns);
		}

		/** Forms that are not looked for, each with its reason; {@code where} names the exhibit. */
		public List<Problem> problems() {
			return List.copyOf(patterns.problems());
		}

		/** The byte strings that are looked for as they stand, one for each form of an exhibit; numbers and files are not among them. */
		public List<byte[]> strings() {
			return patterns.bytes().stream().map(BytePattern::bytes).toList();
		}

		/** The search alone, without decoding, for those who measure it: at how many places of the bytes an exhibit stands. */
		public int search(byte[] bytes) {
			return searcher.search(bytes, MatchBudget.DEFAULT.sightings(), unreadable -> {
			}).hits().size();
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
		if (plan.exhibits.isEmpty()) {
			return;
		}
		Room room = new Room(budget.longestGuess(), budget.guessedBytes());
		for (Layer layer : layers) {
			search(layer, 0);
			guess(layer, Coverage.of(layer, layers), 1, room);
		}
		refusedGuesses += room.refusals();
		ledger.close();
	}

	private void guess(Layer layer, Coverage covered, int step, Room room) {
		if (step > budget.guessedSteps()) {
			return;
		}
		guesses.of(new Site(layer, room, covered::covers), child -> {
			search(child, step);
			guess(child, Coverage.none(child), step + 1, room);
		});
	}

	private void search(Layer layer, int guessedSteps) {
		bytesSearched += layer.length();
		int most = Math.max(0, budget.sightings() - ledger.size());
		LayerSearcher.Found found = plan.searcher.search(layer.bytes(), most, unreadable::add);
		numberPlaces += found.numberPlaces();
		ideographPlaces += found.ideographPlaces();
		refusedSightings += found.refused();
		unseenPlaces += found.unseen();
		found.hits().forEach(hit -> ledger.offer(layer, hit, guessedSteps));
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
		return new MatchResult(sightings, problems(), bytesSearched);
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
		if (refusedGuesses > 0) {
			problems.add(new Problem("match.over-budget", Where.at("capture", 0, 0),
					refusedGuesses + " guessed decodings would have passed the limit of bytes",
					"exhibits inside of them were not looked for"));
		}
		if (refusedSightings > 0) {
			problems.add(new Problem("match.too-many-sightings", Where.at("capture", 0, 0),
					refusedSightings + " more places were found than are kept", "they are not listed"));
		}
		if (unseenPlaces > 0) {
			problems.add(new Problem("match.over-work", Where.at("capture", 0, 0),
					unseenPlaces + " places that look like exhibits were not compared: their bytes are alike at more places"
							+ " than are worth the time", "exhibits there may have been missed"));
		}
		return problems;
	}
}
