package org.telltale.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.match.exhibit.Strength;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.search.Hit;

/**
 * Makes one sighting of the same bytes seen several times: through several layers of a transaction, in overlapping
 * windows of a stream, in a datagram that is captured or sent twice. Of several ways to the same bytes the one with the
 * fewest guesses stays, and of these the one that the protocol tells most about.
 */
final class SightingLedger {

	private static final int REMEMBERED = 256;
	private static final long REPEATED_WITHIN_NANOS = 3_000_000_000L;
	private static final Comparator<Candidate> PREFERENCE = Comparator
			.<Candidate, Strength>comparing(candidate -> candidate.hit.variant().strength())
			.thenComparingInt(Candidate::guessedSteps)
			.thenComparing(Comparator.comparingInt((Candidate candidate) -> candidate.layer.depth()).reversed())
			.thenComparingInt(Candidate::order);

	private final List<Candidate> offered = new ArrayList<>();
	private final List<Entry> entries = new ArrayList<>();
	private final Map<Key, Deque<Kept>> kept = new HashMap<>();

	/** A hit in a layer of the open transaction. */
	private record Candidate(Layer layer, Hit hit, int guessedSteps, int order, List<ByteRange> places) {
	}

	private record Key(int flow, boolean fromClient, int sought) {
	}

	/** What must be remembered of a sighting to know it again. */
	private record Kept(Hit hit, List<ByteRange> places, Optional<String> datagram, long timeNanos) {
	}

	/** A sighting without what is only known at the end. */
	record Entry(Hit hit, Carriage carriage, List<FrameRef> frames, List<FrameRef> matchFrames, List<String> chain,
			Derivation derivation, Excerpt excerpt) {
	}

	/** Takes a hit in a layer of the open transaction. */
	void offer(Layer layer, Hit hit, int guessedSteps) {
		ByteRange range = new ByteRange(hit.from(), hit.to() - hit.from());
		offered.add(new Candidate(layer, hit, guessedSteps, offered.size(), layer.fileRanges(range)));
	}

	/** How many sightings there are, those of the open transaction counted before they are merged. */
	int size() {
		return entries.size() + offered.size();
	}

	/** Ends the open transaction. */
	void close() {
		offered.sort(PREFERENCE);
		Map<Integer, List<Candidate>> chosen = new HashMap<>();
		Set<Candidate> stays = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Candidate candidate : offered) {
			List<Candidate> ofExhibit = chosen.computeIfAbsent(candidate.hit.sought(), sought -> new ArrayList<>());
			if (ofExhibit.stream().noneMatch(better -> isSame(better, candidate))) {
				ofExhibit.add(candidate);
				stays.add(candidate);
			}
		}
		offered.sort(Comparator.comparingInt(Candidate::order));
		for (Candidate candidate : offered) {
			if (stays.contains(candidate)) {
				keep(candidate);
			}
		}
		offered.clear();
	}

	private static boolean isSame(Candidate better, Candidate other) {
		return better.layer != other.layer && isLike(better.hit, other.hit) && share(better.places, other.places);
	}

	/** A digest and the value itself are two things to say, even of the same bytes; a file, a part of it and what looks like it are not. */
	private static boolean isLike(Hit one, Hit other) {
		return isFile(one) == isFile(other) && (isFile(one) || one.variant().strength() == other.variant().strength());
	}

	private static boolean isFile(Hit hit) {
		return hit.variant() instanceof Variant.File || hit.variant() instanceof Variant.FilePart || hit.variant() instanceof Variant.Picture;
	}

	/** Whether half of the shorter or more is common to both. */
	private static boolean share(List<ByteRange> one, List<ByteRange> other) {
		long common = 0;
		int at = 0;
		for (ByteRange range : one) {
			while (at < other.size() && other.get(at).end() <= range.offset()) {
				at++;
			}
			for (int i = at; i < other.size() && other.get(i).offset() < range.end(); i++) {
				common += Math.min(range.end(), other.get(i).end()) - Math.max(range.offset(), other.get(i).offset());
			}
		}
		return common > 0 && common * 2 >= Math.min(total(one), total(other));
	}

	private static long total(List<ByteRange> ranges) {
		return ranges.stream().mapToLong(ByteRange::length).sum();
	}

	private void keep(Candidate candidate) {
		Layer layer = candidate.layer;
		ByteRange range = new ByteRange(candidate.hit.from(), candidate.hit.to() - candidate.hit.from());
		List<FrameRef> frames = layer.frames(range);
		Carriage carriage = layer.carriage();
		Key key = new Key(carriage.flow().index(), carriage.fromClient(), candidate.hit.sought());
		boolean datagram = layer.leaf().op().equals("capture.udp");
		Kept now = new Kept(candidate.hit, candidate.places,
				datagram ? Optional.of(layer.leaf().digest().hex()) : Optional.empty(), frames.getLast().timeNanos());
		Deque<Kept> before = kept.computeIfAbsent(key, any -> new ArrayDeque<>());
		if (before.stream().anyMatch(earlier -> isRepeated(earlier, now))) {
			return;
		}
		before.addLast(now);
		if (before.size() > REMEMBERED) {
			before.removeFirst();
		}
		Json match = candidate.hit.variant().toJson();
		entries.add(new Entry(candidate.hit, carriage, layer.listedFrames(), frames, layer.chain(),
				Derivation.of(layer, Optional.of(new Derivation.Match(range, match))), Excerpt.of(layer, range)));
	}

	private static boolean isRepeated(Kept earlier, Kept now) {
		if (!isLike(earlier.hit, now.hit)) {
			return false;
		}
		boolean sameDatagram = now.datagram.isPresent() && now.datagram.equals(earlier.datagram)
				&& !now.places.equals(earlier.places) && earlier.hit.from() == now.hit.from()
				&& Math.abs(now.timeNanos - earlier.timeNanos) <= REPEATED_WITHIN_NANOS;
		return sameDatagram || now.datagram.isEmpty() && share(earlier.places, now.places);
	}

	/** The sightings so far, in the order in which their transactions were closed and, in one, their bytes stand. */
	List<Entry> entries() {
		return entries;
	}
}
