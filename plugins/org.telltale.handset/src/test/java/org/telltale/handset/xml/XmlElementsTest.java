package org.telltale.handset.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

class XmlElementsTest {

	private final List<Element> elements = new ArrayList<>();

	@Test
	void whatStandsBeforeBytesThatAreNoTextIsRead() {
		for (String text : List.of("<a><b/>\u00ff</a>", "<a><b/></a>\u00ff", "<?xml version='1.0' encoding='utf-8'?><a><b/>\u00ff</a>")) {
			List<String> names = new ArrayList<>();
			List<Problem> problems = XmlElements.read(EvidenceBytes.of("x", text.getBytes(StandardCharsets.ISO_8859_1)), element -> names.add(element.name()));
			assertEquals("b", names.getFirst(), text);
			assertEquals(List.of("xml.syntax"), problems.stream().map(Problem::code).toList(), text);
		}
		String other = "<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00ff</a>";
		assertEquals(List.of(), XmlElements.read(EvidenceBytes.of("x", other.getBytes(StandardCharsets.ISO_8859_1)), element -> element.text().equals("\u00ff")));
	}

	@Test
	void placesAreThoseOfTheStartTags() {
		String xml = "<?xml version='1.0'?><!-- <a> --><r>é<a x='>'/><![CDATA[<a>]]><b y=\"1\">t</b></r>";
		assertEquals(List.of(), read(xml, StandardCharsets.UTF_8));
		assertEquals(List.of("<a x='>'/>", "<b y=\"1\">", "<r>"), elements.stream().map(element -> slice(xml, element)).toList());
		assertEquals(List.of(2L, 3L, 1L), elements.stream().map(Element::number).toList());
		assertEquals("t", elements.get(1).text());
	}

	@Test
	void utf16IsReadWithThePlaceOfTheWholeFile() {
		String xml = "\uFEFF<r><a x='你好'/></r>";
		assertEquals(List.of(), read(xml, StandardCharsets.UTF_16LE));
		assertEquals("你好", elements.getFirst().attributes().get("x"));
		assertEquals(0, elements.getFirst().place().range().offset());
	}

	@Test
	void halvesOfAnEmojiAreJoinedAndLaterPlacesStay() {
		String xml = "<r><a x='&#55357;&#56832;!'/><b x='&#55357;' y='&#1;&#xD83D;&#xDE00;'/></r>";
		List<Problem> problems = read(xml, StandardCharsets.UTF_8);
		assertEquals("😀!", elements.get(0).attributes().get("x"));
		assertEquals("\uFFFD", elements.get(1).attributes().get("x"));
		assertEquals("😀", elements.get(1).attributes().get("y").strip());
		assertTrue(slice(xml, elements.get(1)).startsWith("<b x="));
		assertEquals(List.of("xml.characters"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void externalEntityReachesNobody() throws IOException {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String address = "http://127.0.0.1:" + listener.getLocalPort() + "/e";
			for (String doctype : List.of("<!DOCTYPE r SYSTEM '" + address + "'>", "<!DOCTYPE r [<!ENTITY e SYSTEM '" + address + "'>]>",
					"<!DOCTYPE r [<!ENTITY % e SYSTEM '" + address + "'> %e;]>")) {
				elements.clear();
				assertEquals("xml.doctype", read(doctype + "<r><a>&e;</a></r>", StandardCharsets.UTF_8).getFirst().code());
				assertEquals(List.of(), elements);
			}
			listener.setSoTimeout(100);
			Assertions.assertThrows(SocketTimeoutException.class, listener::accept);
		}
	}

	@Test
	void entitiesThatGrowAreRefused() {
		String xml = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><r>&c;</r>";
		assertEquals("xml.doctype", read(xml, StandardCharsets.UTF_8).getFirst().code());
		assertEquals("xml.syntax", read("<r>&lol;</r>", StandardCharsets.UTF_8).getFirst().code().replace("xml.doctype", "xml.syntax"));
	}

	@Test
	void textThatBreaksOffKeepsWhatStandsBefore() {
		assertEquals("xml.syntax", read("<r><a/><b", StandardCharsets.UTF_8).getFirst().code());
		assertEquals(List.of("a"), elements.stream().map(Element::name).toList());
	}

	@Test
	void depthIsBounded() {
		assertEquals("xml.depth", read("<a>".repeat(10_000), StandardCharsets.UTF_8).getFirst().code());
	}

	@Test
	void manyAmpersandsAreNoAttack() {
		assertEquals(List.of(), read("<r x='" + "&amp;".repeat(300_000) + "'/>", StandardCharsets.UTF_8));
		assertEquals(300_000, elements.getFirst().attributes().get("x").length());
	}

	private List<Problem> read(String xml, Charset encoding) {
		return XmlElements.read(EvidenceBytes.of("x", xml.getBytes(encoding)), elements::add);
	}

	private static String slice(String xml, Element element) {
		byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
		return new String(bytes, (int) element.place().range().offset(), (int) element.place().range().length(), StandardCharsets.UTF_8);
	}
}
