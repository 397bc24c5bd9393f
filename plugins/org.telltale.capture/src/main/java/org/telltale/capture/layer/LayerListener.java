package org.telltale.capture.layer;

import java.util.List;

/**
 * Is offered every layer once, on the reading thread, as soon as the transaction that it belongs to is complete.
 * What it keeps stays in memory; what it does not may go.
 */
@FunctionalInterface
public interface LayerListener {

	/** Takes no layers. */
	LayerListener NONE = layers -> {
	};

	/**
	 * One transaction: one direction's message, datagram or window of a stream, with all that was decoded from it.
	 *
	 * @param layers parents before children; windows of one stream overlap, so that nothing hides on a border
	 */
	void layers(List<Layer> layers);
}
