package org.telltale.firmware.apk;

import java.util.Optional;
import java.util.Set;
import org.telltale.firmware.resource.CompiledXml;
import org.telltale.firmware.resource.XmlAttribute;
import org.telltale.firmware.resource.XmlElement;

/** Reads the element {@code overlay} of a compiled manifest; the first one counts. */
final class OverlayReader {

	private static final long TARGET = 0x01010021;
	private static final long PRIORITY = 0x0101001c;
	private static final long STATIC = 0x0101055a;
	private static final Set<Long> KNOWN = Set.of(TARGET, PRIORITY, STATIC);
	private static final Set<String> HARMLESS = Set.of("targetPackage", "priority", "isStatic", "targetName", "category");

	private OverlayReader() {
	}

	static Optional<Overlay> read(CompiledXml xml) {
		return xml.elements().stream().filter(element -> element.name().equals("overlay")).findFirst().flatMap(OverlayReader::overlay);
	}

	private static Optional<Overlay> overlay(XmlElement element) {
		Optional<XmlAttribute> priority = element.attribute(PRIORITY, "priority");
		Optional<Integer> number = priority.isEmpty() ? Optional.of(0)
				: priority.filter(attribute -> attribute.type() == XmlAttribute.DECIMAL).map(attribute -> (int) attribute.data());
		boolean conditional = element.attributes().stream()
				.anyMatch(attribute -> !KNOWN.contains(attribute.resource()) && !HARMLESS.contains(attribute.name()));
		return element.text(TARGET, "targetPackage").map(target -> new Overlay(target,
				element.text(STATIC, "isStatic").filter("true"::equals).isPresent(), number, conditional));
	}
}
