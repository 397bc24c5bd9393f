package org.telltale.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;

/** Reads broken images to their end: none may throw, and none may give other bytes than those at the places that it names. */
final class Hostile {

	private static final Limits SMALL = new Limits(4, 2000, 1 << 22, 1 << 20, 50, 4096);

	private final ContainerReader reader;

	Hostile(ContainerReader reader) {
		this.reader = reader;
	}

	/** Each byte of these changed in several ways. */
	void flip(byte[] image, IntStream places) {
		places.forEach(at -> {
			byte was = image[at];
			for (int value : new int[] {was ^ 1, was ^ 0x80, 0, 0xff}) {
				image[at] = (byte) value;
				read(image);
			}
			image[at] = was;
		});
	}

	/** Several bytes at once, by a fixed sequence. */
	void scatter(byte[] image, int[] places, int rounds) {
		Random random = new Random(5);
		for (int i = 0; i < rounds; i++) {
			byte[] broken = image.clone();
			for (int k = 0; k < 4; k++) {
				broken[places[random.nextInt(places.length)]] = (byte) random.nextInt(256);
			}
			read(broken);
		}
	}

	/** Cut off at these lengths; answers the problems of each. */
	List<List<Problem>> cut(byte[] image, IntStream lengths) {
		return lengths.mapToObj(length -> read(Arrays.copyOf(image, length))).toList();
	}

	private List<Problem> read(byte[] image) {
		try {
			Budget budget = new Budget(SMALL, image.length);
			Outcome<Container> outcome = reader.read(Source.of(image), new Place("e", ""), budget);
			List<Problem> problems = new ArrayList<>(outcome.problems());
			for (Entry entry : outcome.value().map(Container::entries).orElse(List.of())) {
				Outcome<Source> opened = entry.content().open(budget);
				problems.addAll(opened.problems());
				if (opened.value().isPresent()) {
					compare(image, opened.value().get());
				}
			}
			return problems;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void compare(byte[] image, Source source) throws IOException {
		ByteRange range = new ByteRange(0, Math.min(source.length(), 1 << 16));
		byte[] bytes = source.bytes(0, (int) range.length());
		Optional<List<ByteRange>> origin = source.origin(range);
		int at = 0;
		for (ByteRange place : origin.orElse(List.of())) {
			if (!Arrays.equals(bytes, at, at + (int) place.length(), image, (int) place.offset(), (int) place.end())) {
				throw new AssertionError("other bytes stand at " + place);
			}
			at += (int) place.length();
		}
	}
}
