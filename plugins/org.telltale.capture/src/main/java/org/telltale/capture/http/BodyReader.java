package org.telltale.capture.http;

import java.util.List;
import org.telltale.capture.layer.Layer;

/** Looks into bodies behind their codings, for what they carry in a form of its own. On the thread of its flow. */
public interface BodyReader {

	/**
	 * Takes a body.
	 *
	 * @param layers gets what is decoded from it, where the body has a layer
	 * @param expansion what may still be expanded for this message
	 */
	void read(HttpContent.Message message, HttpContent.Content content, List<Layer> layers, HttpContent.Expansion expansion);
}
