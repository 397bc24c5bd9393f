package org.telltale.handset.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;

/**
 * An element at its end.
 *
 * @param path the local names from the root to this element
 * @param number which one of all elements it is, from 1, counted by their starts
 * @param attributes by local name
 * @param text the text directly inside it
 * @param place the bytes of its start tag, or of the whole file where they are not known
 * @param tag the range of its start tag in a text file; empty where it is not known
 */
public record Element(List<String> path, long number, Map<String, String> attributes, String text, Where place, Optional<ByteRange> tag) {

	public Element {
		path = List.copyOf(path);
		attributes = Map.copyOf(attributes);
	}

	/** Its own local name. */
	public String name() {
		return path.getLast();
	}

	/** An attribute. */
	public Optional<String> attribute(String name) {
		return Optional.ofNullable(attributes.get(name));
	}
}
