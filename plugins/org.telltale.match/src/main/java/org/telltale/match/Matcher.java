package org.telltale.match;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.LayerListener;
import org.telltale.match.coverage.Lack;
import org.telltale.match.coverage.Lacks;
import org.telltale.match.coverage.Unsearched;
import org.telltale.match.exhibit.Digested;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.decode.Guesses;
import org.telltale.match.internal.decode.Room;
import org.telltale.match.internal.decode.Site;
import org.telltale.match.internal.decode.Wanted;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.FilePattern;
import org.telltale.match.internal.pattern.PatternSet;
import org.telltale.match.internal.photo.Album;
import org.telltale.match.internal.photo.PictureSearcher;
import org.telltale.match.internal.search.Hit;
import org.telltale.match.internal.search.LayerSearcher;
import org.telltale.match.internal.search.SaltedDigests;
import org.telltale.match.internal.sieve.NeedleSearcher;

/**
 * Looks for exhibits in the layers of one capture: hand it to the reader as a listener, then ask {@link #finish()}.
 * Not thread-safe; any number of matchers may share one {@link Plan}. The same layers give the same result.
 */
public final class Matcher implements LayerListener {

	private static final Variant UTF_8 = new Variant.Text("utf-8");
	/** Flows and reasons that are told one by one. */
	private static final int MOST_TOLD = 1000;

	private final Plan plan;
	private final MatchBudget budget;
	private final SaltedDigests salted;
	private final Guesses guesses = new Guesses();
	private final SightingLedger ledger = new SightingLedger();
	private final PictureSearcher pictures;
	/** For each search the same. */
	private final int[] places = new int[NeedleSearcher.ROOM];
	private final TreeSet<Integer> unreadable = new TreeSet<>();
	private long bytesSearched;
	private long numberPlaces;
	private long ideographPlaces;
	private long digestPlaces;
	private final Lacks lacks = new Lacks();

	/** The exhibits and all their forms, made ready once for any number of captures, by any number of threads. */
	public static final class Plan {
		private final List<Sought> exhibits;
		private final PatternSet patterns;
		private final LayerSearcher searcher;
		private final Wanted wanted;
		private final Album album;

		/** Reads the exhibits' contents and makes their forms. */
		public static Plan of(List<Sought> exhibits) {
			return new Plan(List.copyOf(exhibits), false);
		}

		/** The same with texts under XOR with one byte, which costs a second search. */
		public static Plan withXored(List<Sought> exhibits) {
			return new Plan(List.copyOf(exhibits), true);
		}

		private Plan(List<Sought> exhibits, boolean xored) {
			this.exhibits = exhibits;
			this.patterns = PatternSet.of(exhibits, xored);
			this.searcher = new LayerSearcher(patterns);
			this.wanted = new Wanted(patterns.shortest(), patterns.files().stream().filter(file -> file.content().isEmpty()).map(FilePattern::length)
					.collect(Collectors.toSet()));
			this.album = new Album(exhibits);
		}

		/** Forms that are not looked for, each with its reason; {@code where} names the exhibit. */
		public List<Problem> problems() {
			return List.copyOf(patterns.problems());
		}

		/** The byte strings that are looked for as they stand, one for each form of an exhibit; numbers and files are not among them. */
		public List<byte[]> strings() {
			return IntStream.range(0, patterns.bytes().size()).mapToObj(patterns.bytes().strings()::get).toList();
		}

		/** The search alone, without decoding, for those who measure it: at how many places of the bytes an exhibit stands. */
		public int search(byte[] bytes) {
			return searcher.search(bytes, MatchBudget.DEFAULT.sightings(), unreadable -> {
			}, new int[NeedleSearcher.ROOM]).hits().size();
		}
	}

	/** A matcher for one capture. */
	public Matcher(Plan plan, MatchBudget budget) {
		this.plan = plan;
		this.budget = budget;
		this.salted = new SaltedDigests(plan.patterns.salted(), budget.saltedDigests());
		this.pictures = new PictureSearcher(plan.album, budget.pixels());
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
		Room room = new Room(budget.longestGuess(), budget.guessedBytes(), lacks);
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
		if (!guesses.seeNothing(bytes, plan.wanted)) {
			return false;
		}
		if (plan.searcher.seesNothing(bytes)) {
			bytesSearched += bytes.length;
			return true;
		}
		LayerSearcher.Found found = plan.searcher.search(bytes, mostHits(), unreadable::add, places);
		boolean barren = found.hits().isEmpty() && found.refused() == 0 && found.unseen() == 0 && (found.digestPlaces() == 0 || plan.patterns.salted().isEmpty());
		if (barren) {
			count(bytes.length, found);
		}
		return barren;
	}

	private int mostHits() {
		return Math.max(0, budget.sightings() - ledger.size());
	}

	private void count(int length, LayerSearcher.Found found) {
		bytesSearched += length;
		numberPlaces += found.numberPlaces();
		ideographPlaces += found.ideographPlaces();
		digestPlaces += found.digestPlaces();
	}

	private void search(Layer layer, int guessedSteps) {
		LayerSearcher.Found found = plan.searcher.search(layer.bytes(), mostHits(), unreadable::add, places);
		count(layer.length(), found);
		if (found.unseen() > 0) {
			lacks.add(layer, Lack.OVER_WORK, layer.length());
		}
		List<Hit> hits = new ArrayList<>(found.hits());
		if (layer.carriage().direction() != Direction.IN && found.digestPlaces() > 0) {
			salted.search(layer.bytes(), found.hits(), hits::add);
		}
		PictureSearcher.Compared compared = pictures.search(layer.bytes(), found.hits(), guessedSteps > 0);
		hits.addAll(compared.hits());
		if (!compared.whole()) {
			lacks.add(layer, Lack.PICTURE, layer.length());
		}
		boolean refused = found.refused() > 0;
		for (Hit hit : hits) {
			if (ledger.size() >= budget.sightings()) {
				refused = true;
			} else if (!HexDump.isOnlyReadAgain(layer, hit)) {
				ledger.offer(layer, hit, guessedSteps);
			}
		}
		if (refused) {
			lacks.add(layer, Lack.TOO_MANY, layer.length());
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
		return switch (hit.variant()) {
			case Variant.Digits digits -> ChanceModel.expectedHits(numberPlaces, hit.log10Probability());
			case Variant.Phone phone -> ChanceModel.expectedHits(numberPlaces, hit.log10Probability());
			case Variant.Text text when text.equals(UTF_8) && value(hit).matches("(?s)[\\u3000-\\u9fff]{2}.*") ->
				ChanceModel.expectedHits(ideographPlaces, hit.log10Probability());
			case Variant.OfDigest(String algorithm, Digested of, String spelling) when spelling.equals("raw") ->
				Math.max(ChanceModel.expectedHits(bytesSearched, hit.log10Probability()), equalValues(hit));
			case Variant.OfDigest digest -> spelledDigest(hit);
			case Variant.OfCrc crc -> spelledDigest(hit);
			case Variant.Salted digest -> spelledDigest(hit);
			case Variant.Picture picture -> ChanceModel.expectedHits(pictures.compared(), hit.log10Probability());
			default -> ChanceModel.expectedHits(bytesSearched, hit.log10Probability());
		};
	}

	private int spelledDigest(Hit hit) {
		return Math.max(ChanceModel.expectedHits(digestPlaces, hit.log10Probability()), equalValues(hit));
	}

	/** How many of the digests that were met may be of an equal value from elsewhere. */
	private int equalValues(Hit hit) {
		return ChanceModel.expectedHits(digestPlaces, ChanceModel.value(value(hit)));
	}

	private String value(Hit hit) {
		return plan.exhibits.get(hit.sought()).value().orElse("");
	}

	private List<Problem> problems() {
		List<Problem> problems = new ArrayList<>(plan.problems());
		for (int index : unreadable) {
			problems.add(new Problem("match.content-unreadable", Where.at("exhibit " + plan.exhibits.get(index).exhibitId(), 0, 0),
					"the exhibit's content could not be read while it was compared", "copies of it may have been missed"));
		}
		List<Unsearched> unsearched = lacks.all().stream().filter(each -> each.lack() != Lack.PICTURE).toList();
		unsearched.stream().limit(MOST_TOLD).map(Unsearched::toProblem).forEach(problems::add);
		if (unsearched.size() > MOST_TOLD) {
			List<Unsearched> rest = unsearched.subList(MOST_TOLD, unsearched.size());
			problems.add(new Problem("match.not-searched", Where.at("capture", 0, 0), rest.stream().mapToLong(Unsearched::bytes).sum()
					+ " bytes of further flows were over budget, cut, damaged, encrypted, in an unknown encoding or too rich in what looks like exhibits", "exhibits inside of them may have been missed"));
		}
		problems.addAll(pictures.problems(index -> plan.exhibits.get(index).exhibitId()));
		if (salted.refused() > 0) {
			problems.add(new Problem("match.salted-over-budget", Where.at("capture", 0, 0),
					salted.refused() + " times something like a digest was not tried with all words near it",
					"salted digests of identifiers may have been missed there"));
		}
		return problems;
	}
}
