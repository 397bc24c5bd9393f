package org.telltale.match.internal.photo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.search.Hit;

/** Compares the pictures of one capture with an album, within a budget; counts what could not be compared. Not thread-safe. */
public final class PictureSearcher {

	private final Album album;
	private final Map<NotComparable.Reason, Integer> passedOver = new EnumMap<>(NotComparable.Reason.class);
	private final Map<Integer, Optional<NotComparable.Reason>> refused = new TreeMap<>();
	private long pixelsLeft;
	private int overBudget;
	private long compared;

	/**
	 * @param album what is looked for
	 * @param pixels how many pixels may be decoded, each as often as its picture has scans
	 */
	public PictureSearcher(Album album, long pixels) {
		this.album = album;
		this.pixelsLeft = pixels;
	}

	/**
	 * What became of a run of bytes.
	 *
	 * @param hits what the picture looks like, in the order of the exhibits
	 * @param whole false for a picture that was not compared
	 */
	public record Compared(List<Hit> hits, boolean whole) {
		private static final Compared NOTHING = new Compared(List.of(), true);
		private static final Compared NOT = new Compared(List.of(), false);
	}

	/**
	 * Compares a run of bytes, if it begins as a picture.
	 *
	 * @param known what is known of it: an exhibit that stands in it whole or in part is not compared
	 * @param guessed whether the bytes were made by a guess: wrong ones often begin well, so that a damaged picture is not counted
	 */
	public Compared search(byte[] bytes, List<Hit> known, boolean guessed) {
		if (album.isEmpty()) {
			return Compared.NOTHING;
		}
		if (!Picture.isAt(bytes)) {
			if (Picture.isOfOtherForm(bytes)) {
				passedOver.merge(NotComparable.Reason.FORMAT, 1, Integer::sum);
				return Compared.NOT;
			}
			return Compared.NOTHING;
		}
		try {
			return compare(bytes, known.stream().map(Hit::sought).collect(Collectors.toSet()));
		} catch (NotComparable e) {
			if (!guessed || e.reason() != NotComparable.Reason.DAMAGED) {
				passedOver.merge(e.reason(), 1, Integer::sum);
				return Compared.NOT;
			}
			return Compared.NOTHING;
		}
	}

	private Compared compare(byte[] bytes, Set<Integer> known) throws NotComparable {
		Picture picture = Picture.of(bytes);
		if (picture.work() > pixelsLeft) {
			overBudget++;
			return Compared.NOT;
		}
		pixelsLeft -= picture.work();
		Sketch sketch = Sketch.of(picture);
		compared++;
		List<Hit> hits = new ArrayList<>();
		for (Album.Alike alike : album.alike(picture, sketch, refused)) {
			if (!known.contains(alike.sought())) {
				hits.add(new Hit(alike.sought(), new Variant.Picture(alike.likeness()), 0, picture.length(), ChanceModel.picture()));
			}
		}
		return new Compared(hits, true);
	}

	/** How many pictures were compared. */
	public long compared() {
		return compared;
	}

	/**
	 * What was not compared.
	 *
	 * @param ids the exhibits' ids by their indexes
	 */
	public List<Problem> problems(IntFunction<String> ids) {
		List<Problem> problems = new ArrayList<>();
		refused.forEach((index, reason) -> problems.add(new Problem("match.photo-not-comparable", Where.at("exhibit " + ids.apply(index), 0, 0),
				reason.map(why -> "the photo is " + why.words()).orElse("the photo's content could not be read while it was compared"),
				"copies of it that were coded anew or scaled are not recognised")));
		if (!passedOver.isEmpty()) {
			String counts = passedOver.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().words()).collect(Collectors.joining(", "));
			problems.add(new Problem("match.pictures-not-compared", Where.at("capture", 0, 0),
					"pictures were not compared with the photos: " + counts,
					"an exhibit that was coded anew or scaled is not recognised among them"));
		}
		if (overBudget > 0) {
			problems.add(new Problem("match.pictures-over-budget", Where.at("capture", 0, 0),
					overBudget + " pictures would have passed the limit of pixels", "an exhibit that was coded anew or scaled is not recognised among them"));
		}
		return problems;
	}
}
