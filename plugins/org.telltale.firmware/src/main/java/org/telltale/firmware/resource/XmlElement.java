package org.telltale.firmware.resource;

import java.util.List;
import java.util.Optional;

/**
 * The start of an element of binary XML.
 *
 * @param depth elements it is inside of
 * @param name its name
 * @param attributes in the file's order
 */
public record XmlElement(int depth, String name, List<XmlAttribute> attributes) {

	public XmlElement {
		attributes = List.copyOf(attributes);
	}

	/** The attribute of that resource id, else of that name; empty if there is neither. */
	public Optional<XmlAttribute> attribute(long resource, String attributeName) {
		return attributes.stream().filter(attribute -> attribute.resource() == resource).findFirst()
				.or(() -> attributes.stream().filter(attribute -> attribute.resource() == 0 && attribute.name().equals(attributeName)).findFirst());
	}

	/** The text of that attribute; empty if there is none. */
	public Optional<String> text(long resource, String attributeName) {
		return attribute(resource, attributeName).map(XmlAttribute::text);
	}
}
