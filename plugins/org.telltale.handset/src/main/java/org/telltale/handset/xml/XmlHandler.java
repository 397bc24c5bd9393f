package org.telltale.handset.xml;

import java.util.Map;

/** Hears the markup of an XML file in its order. */
public interface XmlHandler {

	/**
	 * An element begins.
	 *
	 * @param name without a prefix
	 * @param attributes by name without prefix
	 * @param offset of its start tag
	 */
	void start(String name, Map<String, String> attributes, long offset);

	/** Whether the text that follows is wanted: the rest is not decoded. */
	boolean wantsText();

	/**
	 * Text directly inside the element that is open, in pieces where markup parts it.
	 *
	 * @param whole whether it is all there; a piece is cut where it is longer than what is held
	 */
	void text(String text, boolean whole);

	/**
	 * An element ends.
	 *
	 * @param end the offset behind its end tag
	 * @return whether more is wanted
	 */
	boolean end(String name, long end);
}
