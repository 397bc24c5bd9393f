package org.telltale.report.internal.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes sheets as a workbook (ECMA-376, SpreadsheetML): texts as inline strings, which are never formulas, in cells whose {@code quotePrefix} keeps
 * them texts when somebody edits them. The same sheets give the same bytes.
 */
public final class Workbook {

	/** Rows of a sheet, and characters of a cell, that Excel takes. */
	private static final int MOST_ROWS = 1_048_576;
	private static final int MOST_CHARACTERS = 32_767;

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
	private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
	private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
	private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
	private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
	private static final String STYLES = XML + "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Noto Sans\"/></font><font><b/><sz val=\"10\"/><name val=\"Noto Sans\"/></font></fonts>"
			+ "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
			+ "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/><xf xfId=\"0\" quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
			+ "<xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";

	private final List<String> cuts = new ArrayList<>();

	/**
	 * Writes the workbook.
	 *
	 * @return what did not go in, a sentence each: texts longer than a cell holds, of which the beginning is there, and rows beyond those of a sheet
	 */
	public List<String> write(List<Sheet> sheets, OutputStream out) throws IOException {
		cuts.clear();
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			part(zip, "[Content_Types].xml", types(sheets.size()));
			part(zip, "_rels/.rels", XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
			part(zip, "xl/workbook.xml", names(sheets));
			part(zip, "xl/_rels/workbook.xml.rels", relationships(sheets.size()));
			part(zip, "xl/styles.xml", STYLES);
			for (int i = 0; i < sheets.size(); i++) {
				part(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheet(sheets.get(i)));
			}
		}
		return List.copyOf(cuts);
	}

	private static void part(ZipOutputStream zip, String name, String content) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	private static String types(int sheets) {
		StringBuilder types = new StringBuilder(XML + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
				+ "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
				+ "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/>");
		for (int i = 1; i <= sheets; i++) {
			types.append("<Override PartName=\"/xl/worksheets/sheet").append(i).append(".xml\" ContentType=\"").append(TYPE).append("worksheet+xml\"/>");
		}
		return types.append("</Types>").toString();
	}

	private static String names(List<Sheet> sheets) {
		StringBuilder names = new StringBuilder(XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
		for (int i = 0; i < sheets.size(); i++) {
			names.append("<sheet name=\"").append(escaped(sheets.get(i).name())).append("\" sheetId=\"").append(i + 1).append("\" r:id=\"s").append(i + 1).append("\"/>");
		}
		return names.append("</sheets></workbook>").toString();
	}

	private static String relationships(int sheets) {
		StringBuilder all = new StringBuilder(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"styles\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/>");
		for (int i = 1; i <= sheets; i++) {
			all.append("<Relationship Id=\"s").append(i).append("\" Type=\"").append(OFFICE).append("/worksheet\" Target=\"worksheets/sheet").append(i).append(".xml\"/>");
		}
		return all.append("</Relationships>").toString();
	}

	private String sheet(Sheet sheet) {
		StringBuilder xml = new StringBuilder(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\""
				+ Math.max(1, sheet.head().size()) + "\" width=\"28\" customWidth=\"1\"/></cols><sheetData><row>");
		sheet.head().forEach(name -> text(xml, sheet, name, 2));
		xml.append("</row>");
		int rows = Math.min(sheet.rows().size(), MOST_ROWS - 1);
		sheet.rows().subList(0, rows).forEach(row -> {
			xml.append("<row>");
			row.forEach(value -> cell(xml, sheet, value));
			xml.append("</row>");
		});
		if (rows < sheet.rows().size()) {
			cuts.add("The sheet " + sheet.name() + " has the first " + rows + " of " + sheet.rows().size() + " rows: a sheet holds no more.");
		}
		return xml.append("</sheetData></worksheet>").toString();
	}

	private void cell(StringBuilder xml, Sheet sheet, Object value) {
		switch (value) {
			case Long number when Math.abs(number) < 1_000_000_000_000_000L -> xml.append("<c><v>").append(number).append("</v></c>");
			case Boolean truth -> xml.append("<c t=\"b\"><v>").append(truth ? 1 : 0).append("</v></c>");
			default -> text(xml, sheet, value.toString(), 1);
		}
	}

	private void text(StringBuilder xml, Sheet sheet, String text, int style) {
		String fitting = text;
		if (text.length() > MOST_CHARACTERS) {
			String mark = " [cut: " + text.length() + " characters in all]";
			fitting = text.substring(0, MOST_CHARACTERS - mark.length()) + mark;
			cuts.add("A text of " + text.length() + " characters in the sheet " + sheet.name() + " is cut: a cell holds " + MOST_CHARACTERS + ".");
		}
		xml.append("<c s=\"").append(style).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").append(escaped(fitting)).append("</t></is></c>");
	}

	/** XML 1.0 has no place for control characters; one that it cannot hold is written as {@code _xHHHH_} (ECMA-376 part 1, section 22.9.2.19), and so is such a text itself. */
	private static String escaped(String text) {
		StringBuilder out = new StringBuilder(text.length() + 16);
		text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_").codePoints().forEach(c -> {
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append("&quot;");
				case '\t', '\n' -> out.appendCodePoint(c);
				default -> {
					if (c < 0x20 || c >= 0xd800 && c <= 0xdfff || c == 0xfffe || c == 0xffff) {
						out.append(String.format(Locale.ROOT, "_x%04X_", c));
					} else {
						out.appendCodePoint(c);
					}
				}
			}
		});
		return out.toString();
	}
}
