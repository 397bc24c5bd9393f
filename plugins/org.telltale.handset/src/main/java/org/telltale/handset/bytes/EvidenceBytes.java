package org.telltale.handset.bytes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;
import org.telltale.container.Place;
import org.telltale.container.Source;

/**
 * The bytes of one file of evidence and where they stand, so that what is read from them can say its place: ranges of
 * the image if they are stored plainly there, else of the file inside it.
 *
 * @param place the evidence and the path inside it
 * @param source its bytes, at random and read-only
 */
public record EvidenceBytes(Place place, Source source) {

	/** A whole item of evidence that is in memory. The array is not copied. */
	public static EvidenceBytes of(String evidence, byte[] bytes) {
		return new EvidenceBytes(new Place(evidence, ""), Source.of(bytes));
	}

	/** Nothing, under the place of this with an ending: what a file that is not there beside it would be. */
	public EvidenceBytes absent(String ending) {
		Place beside = place.path().isEmpty() ? new Place(place.evidence() + ending, "") : new Place(place.evidence(), place.path() + ending);
		return new EvidenceBytes(beside, Source.of(new byte[0]));
	}

	/** What names the file's own bytes: the evidence, or {@code evidence!/path} for a file inside it. */
	public String name() {
		return place.path().isEmpty() ? place.evidence() : place.evidence() + Place.INSIDE + place.path();
	}

	/** The number of bytes. */
	public long length() {
		return source.length();
	}

	/** The place of {@code [offset, offset + length)}; cut where the file ends. */
	public Where where(long offset, long length) {
		return place.where(source, offset, length);
	}

	/** The places of {@code [offset, offset + length)}: ranges of the evidence if they are stored plainly there, in their order, else one of this file. */
	public List<Where> places(long offset, long length) {
		Optional<List<ByteRange>> origin = source.origin(new ByteRange(offset, length));
		return origin.filter(ranges -> !ranges.isEmpty()).map(ranges -> ranges.stream().map(range -> new Where(place.evidence(), range)).toList())
				.orElseGet(() -> List.of(where(offset, length)));
	}

	/**
	 * A copy of up to {@code count} bytes from {@code offset}; shorter where the file ends. No more is allocated than is
	 * there.
	 *
	 * @throws IOException if the medium cannot be read
	 */
	public byte[] copy(long offset, int count) throws IOException {
		return source.bytes(offset, count);
	}

	/** Fills an array from {@code offset}; answers how many bytes there were. */
	public int read(long offset, byte[] into) throws IOException {
		return source.read(offset, into, 0, into.length);
	}
}
