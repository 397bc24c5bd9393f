package org.telltale.match.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.BytePatterns;
import org.telltale.match.internal.pattern.FilePattern;
import org.telltale.match.internal.pattern.PatternSet;
import org.telltale.match.internal.sieve.NeedleSearcher;

/** Finds all patterns in a run of bytes. Immutable; for any number of threads. */
public final class LayerSearcher {

	private static final Variant UTF_8 = new Variant.Text("utf-8");

	private final BytePatterns patterns;
	private final List<FileAnchor> anchors = new ArrayList<>();
	private final Map<Long, List<FilePattern>> digestOnly;
	private final NeedleSearcher needles;
	private final NumberSearcher numbers;
	private final DigestSearcher digests;
	private final XorSearcher xored;
	private final boolean ideographs;
	private final int reach;

	private record FileAnchor(FilePattern file, FilePattern.Anchor anchor) {
	}

	/** A searcher for all patterns of a set. */
	public LayerSearcher(PatternSet set) {
		patterns = set.bytes();
		set.files().forEach(file -> file.anchors().forEach(anchor -> anchors.add(new FileAnchor(file, anchor))));
		digestOnly = set.files().stream().filter(file -> file.content().isEmpty())
				.collect(Collectors.groupingBy(FilePattern::length));
		needles = new NeedleSearcher(patterns.strings());
		numbers = new NumberSearcher(set.numbers());
		digests = new DigestSearcher(patterns, set.crcs());
		xored = new XorSearcher(set.xored());
		ideographs = IntStream.range(0, patterns.size()).anyMatch(i -> patterns.variant(i).equals(UTF_8) && IdeographPlaces.begins(patterns.strings().get(i), 0));
		reach = Math.max(needles.reach(), xored.reach()) + 1; // a plus before a number, a byte of which bits belong to a match
	}

	/**
	 * What a search gave.
	 *
	 * @param hits in {@link Hit#ORDER}
	 * @param numberPlaces how many digits had no digit before them: where a number could begin
	 * @param ideographPlaces where two ideographs stood in UTF-8: where such a text could begin; 0 if no exhibit begins
	 *            so
	 * @param digestPlaces what is as long as a digest, in hexadecimal digits or base64
	 * @param refused how many more hits there were than were asked for
	 * @param unseen at how many places an exhibit was not compared, because too much had been compared already
	 */
	public record Found(List<Hit> hits, long numberPlaces, long ideographPlaces, long digestPlaces, long refused, long unseen) {
	}

	/**
	 * Every place where an exhibit stands. Of places of one exhibit that share bytes, only the
	 * first is given; of the pieces of one copy of a file, only the longest, and none inside a whole other file. Time and
	 * memory are bounded by the number of bytes and patterns, whatever the bytes are; what is left out for that is counted.
	 *
	 * @param most how many hits are given
	 * @param unreadable hears of an exhibit, by its index, whose content cannot be read any more
	 * @param places room for {@link NeedleSearcher#ROOM} numbers
	 */
	public Found search(byte[] bytes, int most, IntConsumer unreadable, int[] places) {
		HitList hits = new HitList(bytes, most, patterns.size());
		FileProbe files = new FileProbe(bytes, unreadable);
		NumberSearcher.Pass pass = numbers.pass(bytes, hits);
		DigestSearcher.Pass digestPass = digests.pass(bytes, hits);
		XorSearcher.Pass xorPass = xored.pass(bytes, hits);
		Candidates candidates = new Candidates(bytes, hits, files);
		for (int from = 0; from < bytes.length; from += NeedleSearcher.CHUNK) {
			int to = Math.min(bytes.length, from + NeedleSearcher.CHUNK);
			needles.search(bytes, from, to, places, candidates);
			pass.search(to);
			digestPass.search(to);
			xorPass.search(from, to, places);
			hits.settle(to - reach);
		}
		files.wholes(digestOnly.getOrDefault((long) bytes.length, List.of()));
		files.hits().forEach(hits::found);
		hits.settle();
		List<Hit> kept = hits.kept();
		kept.sort(Hit.ORDER);
		return new Found(kept, pass.places(), ideographs ? IdeographPlaces.count(bytes) : 0, digestPass.places(), hits.refused(),
				hits.unseen() + files.refused());
	}

	/**
	 * Whether it is plain that {@link #search} of these few bytes would find nothing, and count nothing: told from their classes and
	 * the bitmaps, and nothing is made for it. False does not say that something is there.
	 */
	public boolean seesNothing(byte[] bytes) {
		return !needles.mayName(bytes) && numbers.seesNothing(bytes) && digests.seesNothing(bytes) && xored.isEmpty()
				&& !digestOnly.containsKey((long) bytes.length) && (!ideographs || IdeographPlaces.count(bytes) == 0);
	}

	/** Compares what may stand somewhere. */
	private final class Candidates implements NeedleSearcher.Candidate {

		private final byte[] bytes;
		private final HitList hits;
		private final FileProbe files;

		Candidates(byte[] bytes, HitList hits, FileProbe files) {
			this.bytes = bytes;
			this.hits = hits;
			this.files = files;
		}

		@Override
		public void at(int needle, int at) {
			if (needle >= patterns.size()) {
				FileAnchor anchor = anchors.get(needle - patterns.size());
				files.candidate(anchor.file(), anchor.anchor(), at);
				return;
			}
			int sought = patterns.sought(needle);
			if (hits.wants(sought, at, patterns.strings().length(needle)) && patterns.isAt(needle, bytes, at)) {
				hits.found(new Hit(sought, patterns.variantAt(needle, bytes, at), patterns.start(needle, at), patterns.end(needle, at),
						patterns.log10Probability(needle)));
			}
		}

		@Override
		public boolean isSpent() {
			return hits.isSpent() && (anchors.isEmpty() || files.isSpent());
		}

		@Override
		public void passed(int strings) {
			hits.passed(strings);
		}
	}
}
