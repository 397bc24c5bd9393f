package org.telltale.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Everything that a report holds: each of its streams inflated (pages, attachments, metadata), each of its strings, and the text of its pages.
 *
 * @param parts bytes of streams, and of strings as they stand
 * @param text of the pages, and of the strings as text
 */
record OpenedReport(List<byte[]> parts, String text) {

	static OpenedReport of(Path pdf) throws IOException {
		List<byte[]> parts = new ArrayList<>();
		StringBuilder strings = new StringBuilder();
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
				collect(document.getDocument().getObjectFromPool(key).getObject(), parts, strings);
			}
			collect(document.getDocument().getTrailer(), parts, strings);
			String pages = new PDFTextStripper().getText(document);
			return new OpenedReport(List.copyOf(parts), pages + "\n" + strings);
		}
	}

	/** What stands in an object itself; what it points to is an object of its own. */
	private static void collect(COSBase object, List<byte[]> parts, StringBuilder strings) throws IOException {
		switch (object) {
			case COSString string -> {
				parts.add(string.getBytes());
				strings.append(string.getString()).append('\n');
			}
			case COSArray array -> {
				for (int i = 0; i < array.size(); i++) {
					inside(array.get(i), parts, strings);
				}
			}
			case COSDictionary dictionary -> {
				if (dictionary instanceof COSStream stream) {
					try (InputStream in = stream.createInputStream()) {
						parts.add(in.readAllBytes());
					}
				}
				for (COSName name : dictionary.keySet()) {
					parts.add(name.getName().getBytes(StandardCharsets.UTF_8));
					inside(dictionary.getItem(name), parts, strings);
				}
			}
			case null, default -> {
				// numbers and truth values say nothing of an exhibit by themselves
			}
		}
	}

	private static void inside(COSBase item, List<byte[]> parts, StringBuilder strings) throws IOException {
		if (!(item instanceof COSObject)) {
			collect(item, parts, strings);
		}
	}

	/** The parts that are text, one behind the other, with the pages' text. */
	String allText() {
		StringBuilder all = new StringBuilder(text);
		parts.forEach(part -> all.append('\n').append(new String(part, StandardCharsets.UTF_8)));
		return all.toString();
	}
}
