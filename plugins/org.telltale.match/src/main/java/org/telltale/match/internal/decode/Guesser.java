package org.telltale.match.internal.decode;

import java.util.function.Consumer;
import org.telltale.capture.layer.Layer;

/** Finds one encoding in a layer. Stateless; wrong guesses are harmless, since what they give is only searched. */
interface Guesser {

	/**
	 * Makes a layer of every run of bytes that may be in the encoding.
	 *
	 * @param found takes the new layers, in the order in which they stand
	 */
	void guess(Site site, Consumer<Layer> found);
}
