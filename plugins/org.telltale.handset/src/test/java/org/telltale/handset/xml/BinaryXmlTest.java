package org.telltale.handset.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

class BinaryXmlTest {

	private final List<Element> elements = new ArrayList<>();

	/** {@code <settings><setting id="5" name="cloud" on="true"/></settings>} as Android 12 writes it. */
	private static byte[] file() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] {'A', 'B', 'X', 0});
		out.write(0x10);
		name(out, 0x32, "settings");
		name(out, 0x32, "setting");
		name(out, 0x6f, "id");
		out.writeBytes(new byte[] {0, 0, 0, 5});
		name(out, 0x2f, "name");
		text(out, "cloud");
		name(out, 0xcf, "on");
		// END_TAG with the interned names 1 and 0, END_DOCUMENT
		out.writeBytes(new byte[] {0x33, 0, 1, 0x33, 0, 0, 0x11});
		return out.toByteArray();
	}

	private static void name(ByteArrayOutputStream out, int token, String name) {
		out.write(token);
		out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xff});
		text(out, name);
	}

	private static void text(ByteArrayOutputStream out, String text) {
		out.writeBytes(new byte[] {0, (byte) text.length()});
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	@Test
	void elementsAndTheirTypedAttributesAreRead() {
		assertEquals(List.of(), read(file()));
		assertEquals(List.of("settings", "setting"), elements.getFirst().path());
		assertEquals("5", elements.getFirst().attributes().get("id"));
		assertEquals("cloud", elements.getFirst().attributes().get("name"));
		assertEquals("true", elements.getFirst().attributes().get("on"));
	}

	@Test
	void cutAtEachByteIsReported() {
		byte[] file = file();
		for (int length = 4; length < file.length - 1; length++) {
			elements.clear();
			List<Problem> problems = read(Arrays.copyOf(file, length));
			assertEquals(length > 5 ? 1 : 0, problems.size(), "cut at " + length);
		}
	}

	@Test
	void endTagsWithoutAStartAreReported() {
		assertEquals("xml.binary", read(new byte[] {'A', 'B', 'X', 0, 0x13, 0x13}).getFirst().code());
	}

	/** Three bytes for 65,535 characters. */
	@Test
	void textThatIsNamedAgainAndAgainIsBounded() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] {'A', 'B', 'X', 0});
		name(out, 0x32, "settings");
		out.writeBytes(new byte[] {0x34, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff});
		out.writeBytes(new byte[0xffff]);
		for (int i = 0; i < 40_000; i++) {
			out.writeBytes(new byte[] {0x34, 0, 1});
		}
		assertEquals(List.of("xml.binary"), read(out.toByteArray()).stream().map(Problem::code).toList());
	}

	private List<Problem> read(byte[] file) {
		return BinaryXml.read(EvidenceBytes.of("x", file), elements::add);
	}
}
