package org.telltale.match.internal.decode;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.capture.layer.Layer;

/** All guessers, in a fixed order. Not thread-safe. */
public final class Guesses {

	/** Bytes of results that are looked at before a layer is made of them. No archive is as short, and no picture that holds a thing in pieces. */
	static final int SMALL = 128;

	private final List<Guesser> guessers = List.of(new StreamGuesser(), new PercentGuesser(), new JsonGuesser(),
			new EscapesGuesser(), new EntitiesGuesser(), new QuotedGuesser(), new HexGuesser(), new HexListGuesser(), new RadixGuesser(),
			new StructureGuesser(), new PartGuesser());

	private final Glance glance = new Glance();

	/** Whether no guesser would make anything of {@value #SMALL} bytes or fewer. */
	public boolean seeNothing(byte[] bytes, Wanted wanted) {
		return glance.seesNothing(bytes) && !RadixGuesser.mayStand(bytes) && !HexGuesser.mayStand(bytes) && !StreamGuesser.mayBeWhole(bytes)
				&& !StructureGuesser.mayStand(bytes, wanted.shortest());
	}

	/**
	 * Makes every layer that one guessed step can make from a layer.
	 *
	 * @param found takes them, encoding after encoding, each in the order in which they stand
	 */
	public void of(Site site, Consumer<Layer> found) {
		for (Guesser guesser : guessers) {
			guesser.guess(site, child -> {
				if (child.length() > 0) {
					found.accept(child);
				}
			});
		}
	}
}
