package org.telltale.tags;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes a structure tree. Keys of its list of parents (ISO 32000-1, 14.7.4.4): that of a page is its index, which whoever finishes the file writes into the
 * page; those of links begin at {@link #FIRST_LINK}.
 */
final class TreeWriter {

	private static final int FIRST_LINK = 1_000_000;
	private static final PdfName OBJR = new PdfName("OBJR");
	private static final PdfName MCR = new PdfName("MCR");
	private static final PdfName PG = new PdfName("Pg");
	private static final PdfName OBJ = new PdfName("Obj");
	private static final PdfName ALT = new PdfName("Alt");
	private static final PdfName NEXT_KEY = new PdfName("ParentTreeNextKey");

	private final PdfWriter writer;
	private final Map<Element, PdfIndirectReference> written = new IdentityHashMap<>();

	TreeWriter(PdfWriter writer) {
		this.writer = writer;
	}

	/** The key of a link. @param index from 0 */
	static int key(int index) {
		return FIRST_LINK + index;
	}

	void write(Structure structure) throws IOException {
		PdfIndirectReference root = writer.getPdfIndirectReference();
		PdfDictionary tree = new PdfDictionary(PdfName.STRUCTTREEROOT);
		tree.put(PdfName.K, write(structure.finished(), root));
		tree.put(PdfName.PARENTTREE, writer.addToBody(parents(structure)).getIndirectReference());
		tree.put(NEXT_KEY, new PdfNumber(FIRST_LINK + structure.annotated().size()));
		writer.addToBody(tree, root);
		PdfDictionary catalog = writer.getExtraCatalog();
		catalog.put(PdfName.STRUCTTREEROOT, root);
		PdfDictionary marked = new PdfDictionary();
		marked.put(PdfName.MARKED, PdfBoolean.PDFTRUE);
		catalog.put(PdfName.MARKINFO, marked);
	}

	private PdfIndirectReference write(Element element, PdfIndirectReference parent) throws IOException {
		PdfIndirectReference own = writer.getPdfIndirectReference();
		written.put(element, own);
		Optional<Element> alone = element.alone();
		alone.ifPresent(paragraph -> written.put(paragraph, own));
		List<Element.Kid> kids = alone.orElse(element).kids();
		int page = kids.stream().filter(Element.Marked.class::isInstance).map(Element.Marked.class::cast).mapToInt(Element.Marked::page).findFirst().orElse(-1);
		PdfArray array = new PdfArray();
		for (Element.Kid kid : kids) {
			array.add(written(kid, own, page));
		}
		PdfDictionary dictionary = new PdfDictionary();
		dictionary.put(PdfName.S, new PdfName(element.type()));
		dictionary.put(PdfName.P, parent);
		if (page >= 0) {
			dictionary.put(PG, writer.getPageReference(page + 1));
		}
		if (!kids.isEmpty()) {
			dictionary.put(PdfName.K, kids.size() == 1 ? array.getPdfObject(0) : array);
		}
		if (!element.alternative().isEmpty()) {
			dictionary.put(ALT, new PdfString(element.alternative(), PdfObject.TEXT_UNICODE));
		}
		if (element.isCell()) {
			cell(element, dictionary);
		}
		writer.addToBody(dictionary, own);
		return own;
	}

	private PdfObject written(Element.Kid kid, PdfIndirectReference parent, int page) throws IOException {
		return switch (kid) {
		case Element.Nested(Element element) -> write(element, parent);
		case Element.Marked(int on, int id) when on == page -> new PdfNumber(id);
		case Element.Marked(int on, int id) -> reference(MCR, on, PdfName.MCID, new PdfNumber(id));
		case Element.Annotated(int on, PdfIndirectReference annotation) -> reference(OBJR, on, OBJ, annotation);
		};
	}

	private PdfDictionary reference(PdfName type, int page, PdfName key, PdfObject value) {
		PdfDictionary reference = new PdfDictionary(type);
		reference.put(PG, writer.getPageReference(page + 1));
		reference.put(key, value);
		return reference;
	}

	/** ISO 32000-1, 14.8.5.7: heads say of what they are the head; how many columns and rows a cell takes. */
	private static void cell(Element element, PdfDictionary dictionary) {
		PdfDictionary attributes = new PdfDictionary();
		if (element.columns() > 1) {
			attributes.put(new PdfName("ColSpan"), new PdfNumber(element.columns()));
		}
		if (element.rows() > 1) {
			attributes.put(new PdfName("RowSpan"), new PdfNumber(element.rows()));
		}
		if (element.type().equals("TH")) {
			attributes.put(new PdfName("Scope"), new PdfName("Column"));
		}
		if (attributes.size() > 0) {
			attributes.put(PdfName.O, new PdfName("Table"));
			dictionary.put(PdfName.A, attributes);
		}
	}

	private PdfDictionary parents(Structure structure) throws IOException {
		PdfArray numbers = new PdfArray();
		int page = 0;
		for (List<Element> marked : structure.marked()) {
			PdfArray elements = new PdfArray();
			marked.forEach(element -> elements.add(written.get(element)));
			numbers.add(new PdfNumber(page++));
			numbers.add(writer.addToBody(elements).getIndirectReference());
		}
		int link = 0;
		for (Element element : structure.annotated()) {
			numbers.add(new PdfNumber(key(link++)));
			numbers.add(written.get(element));
		}
		PdfDictionary parents = new PdfDictionary();
		parents.put(PdfName.NUMS, numbers);
		return parents;
	}
}
