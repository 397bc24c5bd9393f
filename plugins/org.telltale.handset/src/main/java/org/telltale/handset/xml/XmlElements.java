package org.telltale.handset.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * Reads the elements of an XML file of evidence, text or Android's binary form, in the order of their ends. A document type is refused, no entity is
 * ever looked up, depth and size are bounded.
 */
public final class XmlElements {

	private static final int MOST_BYTES = 64 << 20;
	private static final int MOST_LEVELS = 64;
	private static final int DECLARATION_BYTES = 256;
	private static final int STEP_CHARS = 1 << 13;
	private static final Pattern ENCODING = Pattern.compile("\\W{0,3}<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.-]+)");

	/** An element that is open. */
	private record Open(String name, long number, Map<String, String> attributes, StringBuilder text, Optional<TagScanner.Tag> tag) {
	}

	private final EvidenceBytes file;
	private final Predicate<Element> sink;
	private final List<Problem> problems = new ArrayList<>();
	private final Deque<Open> open = new ArrayDeque<>();
	private final List<String> path = new ArrayList<>();
	private TagScanner tags = new TagScanner(new byte[0]);
	private boolean placed;
	private long number;

	private XmlElements(EvidenceBytes file, Predicate<Element> sink) {
		this.file = file;
		this.sink = sink;
	}

	/**
	 * Reads a file.
	 *
	 * @param sink takes each element at its end and answers whether it wants more
	 * @return what could not be read; the elements before it have been passed on
	 */
	public static List<Problem> read(EvidenceBytes file, Predicate<Element> sink) {
		XmlElements elements = new XmlElements(file, sink);
		try {
			if (BinaryXml.isAt(file.copy(0, BinaryXml.MAGIC_BYTES))) {
				return BinaryXml.read(file, sink);
			}
			elements.read();
		} catch (IOException e) {
			elements.problem("evidence.unreadable", "The file cannot be read: " + e.getMessage(), "Nothing of it is listed.");
		}
		return elements.problems;
	}

	private void read() throws IOException {
		if (file.length() > MOST_BYTES) {
			problem("xml.too-large", "The file is larger than " + MOST_BYTES + " bytes.", "Nothing of it is listed.");
			return;
		}
		byte[] bytes = file.copy(0, MOST_BYTES);
		boolean wide = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xfe) == 0xfe && (bytes[1] & 0xfe) == 0xfe);
		placed = !wide;
		if (placed) {
			long replaced = CharacterReferences.mend(bytes);
			if (replaced > 0) {
				problem("xml.characters", replaced + " references name characters that no XML text can hold.",
						"U+FFFD or a tab stands for each.");
			}
			tags = new TagScanner(bytes);
		}
		try {
			int text = wide ? bytes.length : textBytes(bytes);
			XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes, 0, text));
			events(reader);
			if (text < bytes.length && !reader.hasNext()) {
				throw new XMLStreamException("bytes that are no text", reader.getLocation());
			}
			reader.close();
		} catch (XMLStreamException e) {
			problem("xml.syntax", "The file is no well-formed XML from line " + line(e) + " on.", "What follows is not listed.");
		}
	}

	/** How many bytes are UTF-8, if the file is to be that: the JDK's parser prints what it thinks of others to standard error. */
	private static int textBytes(byte[] bytes) {
		Matcher encoding = ENCODING.matcher(new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1));
		if (encoding.lookingAt() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
			return bytes.length;
		}
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(STEP_CHARS);
		CoderResult result = decoder.decode(in, out, true);
		while (result.isOverflow()) {
			result = decoder.decode(in, out.clear(), true);
		}
		return in.position();
	}

	/** The JDK's own parser, whatever else is on the class path; nothing outside the file can be reached. */
	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		// the JDK counts every &amp; against these; with document types refused, the five predefined entities are all there are
		for (String limit : List.of("jdk.xml.entityExpansionLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit")) {
			factory.setProperty(limit, "0");
		}
		factory.setXMLReporter((message, type, related, location) -> {
			// what is wrong comes as an exception; nothing goes to standard error
		});
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("no external entity is read");
		});
		return factory;
	}

	private static String line(XMLStreamException e) {
		return e.getLocation() == null ? "1" : Integer.toString(e.getLocation().getLineNumber());
	}

	private void events(XMLStreamReader reader) throws XMLStreamException {
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
					problem("xml.doctype", "The file declares or uses a document type.", "What follows is not read: it could reach other files.");
					return;
				}
				case XMLStreamConstants.START_ELEMENT -> {
					if (open.size() >= MOST_LEVELS) {
						problem("xml.depth", "Elements are nested deeper than " + MOST_LEVELS + ".", "What follows is not listed.");
						return;
					}
					start(reader);
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
					if (!open.isEmpty()) {
						open.peek().text().append(reader.getText());
					}
				}
				case XMLStreamConstants.END_ELEMENT -> {
					if (!end()) {
						return;
					}
				}
				default -> {
					// comments, processing instructions, white space between elements
				}
			}
		}
	}

	private void start(XMLStreamReader reader) {
		Map<String, String> attributes = new HashMap<>();
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
		}
		Optional<TagScanner.Tag> tag = placed ? tags.next() : Optional.empty();
		boolean plain = reader.getPrefix() == null || reader.getPrefix().isEmpty();
		String written = plain ? reader.getLocalName() : reader.getPrefix() + ":" + reader.getLocalName();
		if (placed && !tag.map(TagScanner.Tag::name).orElse("").equals(written)) {
			placed = false;
			tag = Optional.empty();
			problem("xml.places", "The bytes of the elements cannot be told apart.", "Their places are given as the whole file.");
		}
		open.push(new Open(reader.getLocalName(), ++number, attributes, new StringBuilder(), tag));
		path.add(reader.getLocalName());
	}

	private boolean end() {
		Open ended = open.pop();
		Element element = new Element(path, ended.number(), ended.attributes(), ended.text().toString(),
				ended.tag().map(tag -> file.where(tag.bytes().offset(), tag.bytes().length())).orElse(file.where(0, file.length())),
				ended.tag().map(TagScanner.Tag::bytes));
		path.removeLast();
		return sink.test(element);
	}

	private void problem(String code, String what, String consequence) {
		problems.add(new Problem(code, file.where(0, file.length()), what, consequence));
	}
}
