package org.telltale.match.internal.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.telltale.match.internal.pattern.BytePattern;
import org.telltale.match.internal.pattern.FilePattern;
import org.telltale.match.internal.pattern.PatternSet;

/** Finds all patterns in a run of bytes. Immutable; for any number of threads. */
public final class LayerSearcher {

	private final List<BytePattern> patterns;
	private final List<FileAnchor> anchors = new ArrayList<>();
	private final List<FilePattern> digestOnly;
	private final GramSearcher grams;
	private final NumberSearcher numbers;
	private final DigestSearcher digests;
	private final XorSearcher xored;

	private record FileAnchor(FilePattern file, FilePattern.Anchor anchor) {
	}

	/** A searcher for all patterns of a set. */
	public LayerSearcher(PatternSet set) {
		patterns = List.copyOf(set.bytes());
		set.files().forEach(file -> file.anchors().forEach(anchor -> anchors.add(new FileAnchor(file, anchor))));
		digestOnly = set.files().stream().filter(file -> file.content().isEmpty()).toList();
		List<byte[]> needles = new ArrayList<>();
		patterns.forEach(pattern -> needles.add(pattern.bytes()));
		anchors.forEach(anchor -> needles.add(anchor.anchor().bytes()));
		grams = new GramSearcher(needles);
		numbers = new NumberSearcher(set.numbers());
		digests = new DigestSearcher(set.digests());
		xored = new XorSearcher(set.xored());
	}

	/**
	 * What a search gave.
	 *
	 * @param hits in {@link Hit#ORDER}
	 * @param numberPlaces how many digits had no digit before them: where a number could begin
	 * @param ideographPlaces where two ideographs stood in UTF-8: where such a text could begin
	 * @param digestPlaces what is as long as a digest, in hexadecimal digits or base64
	 */
	public record Found(List<Hit> hits, long numberPlaces, long ideographPlaces, long digestPlaces) {
	}

	/**
	 * Every place where an exhibit stands. Of places of one exhibit that share bytes, only the
	 * first is given; of the pieces of one copy of a file, only the longest, and none inside a whole other file.
	 *
	 * @param unreadable hears of an exhibit, by its index, whose content cannot be read any more
	 */
	public Found search(byte[] bytes, IntConsumer unreadable) {
		List<Hit> hits = new ArrayList<>();
		FileProbe files = new FileProbe(bytes, unreadable);
		grams.search(bytes, (needle, at) -> {
			if (needle >= patterns.size()) {
				FileAnchor anchor = anchors.get(needle - patterns.size());
				files.candidate(anchor.file(), anchor.anchor(), at);
			} else if (patterns.get(needle).isAt(bytes, at)) {
				BytePattern pattern = patterns.get(needle);
				hits.add(new Hit(pattern.sought(), pattern.variantAt(bytes, at), pattern.start(at), pattern.end(at), pattern.log10Probability()));
			}
		});
		long numberPlaces = numbers.search(bytes, hits::add);
		long digestPlaces = digests.search(bytes, hits::add);
		xored.search(bytes, hits::add);
		digestOnly.forEach(files::whole);
		hits.addAll(files.hits());
		hits.sort(Hit.ORDER);
		ByteOrders.settle(bytes, hits);
		return new Found(apart(hits), numberPlaces, IdeographPlaces.count(bytes), digestPlaces);
	}

	private static List<Hit> apart(List<Hit> sorted) {
		List<Hit> kept = new ArrayList<>();
		Map<Integer, Integer> ends = new HashMap<>();
		for (Hit hit : sorted) {
			if (ends.getOrDefault(hit.sought(), 0) <= hit.from()) {
				kept.add(hit);
				ends.put(hit.sought(), hit.to());
			}
		}
		return kept;
	}
}
