package org.telltale.report.internal.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Workbooks hold hostile texts as texts. */
class WorkbookTest {

	@Test
	void hostileTextsStayTexts() throws Exception {
		Element sheet = sheet(List.of(new Sheet("a/b*[x]", List.of("c"), List.of(List.of("=cmd|'/c calc'!A1"), List.of("<t>&\"\u0001\uFFFF"), List.of("_x0041_"), List.of(42L), List.of(true),
				List.of(Long.MAX_VALUE)))));
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < sheet.getElementsByTagName("t").getLength(); i++) {
			texts.add(sheet.getElementsByTagName("t").item(i).getTextContent());
		}
		assertEquals(List.of("c", "=cmd|'/c calc'!A1", "<t>&\"_x0001__xFFFF_", "_x005F_x0041_", Long.toString(Long.MAX_VALUE)), texts);
		assertEquals("42", sheet.getElementsByTagName("v").item(0).getTextContent());
		assertEquals("1", sheet.getElementsByTagName("v").item(1).getTextContent());
		assertEquals(0, sheet.getElementsByTagName("f").getLength());
	}

	@Test
	void aTextThatNoCellHoldsIsCutAndSaysSo() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		List<String> cuts = new Workbook().write(List.of(new Sheet("s", List.of("c"), List.of(List.of("x".repeat(40_000))))), out);
		assertEquals(List.of("A text of 40000 characters in the sheet s is cut: a cell holds 32767."), cuts);
		assertTrue(new String(part(out.toByteArray(), "xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8).contains("x [cut: 40000 characters in all]<"));
	}

	private static Element sheet(List<Sheet> sheets) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertEquals(List.of(), new Workbook().write(sheets, out));
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(part(out.toByteArray(), "xl/worksheets/sheet1.xml"))).getDocumentElement();
	}

	private static byte[] part(byte[] workbook, String name) throws Exception {
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.getName().equals(name)) {
					return zip.readAllBytes();
				}
			}
		}
		throw new IllegalStateException("no part " + name);
	}
}
