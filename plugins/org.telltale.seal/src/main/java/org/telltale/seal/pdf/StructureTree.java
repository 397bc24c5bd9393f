package org.telltale.seal.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.telltale.seal.refusal.Refusal;

/**
 * The structure tree of a report (ISO 32000-1, 14.7), of which programs make speech, lists of headings and tables. Whoever lays the pages out writes it, with the
 * index of each page as the page's key; a file without one stays without.
 */
final class StructureTree {

	private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");
	private static final COSName NEXT_KEY = COSName.getPDFName("ParentTreeNextKey");
	private static final COSName OBJR = COSName.getPDFName("OBJR");
	private static final COSName OBJ = COSName.getPDFName("Obj");
	private static final COSName ALT = COSName.ALT;
	private static final COSName FORM = COSName.getPDFName("Form");
	private static final Set<String> TYPES = Set.of("Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Link", "Figure", "Form");
	private static final Set<COSName> ENTRIES = Set.of(COSName.TYPE, COSName.S, COSName.P, COSName.PG, COSName.K, COSName.A, ALT);
	private static final Set<COSName> ROOT = Set.of(COSName.TYPE, COSName.K, PARENT_TREE, NEXT_KEY);

	private final COSDictionary root;

	private StructureTree(COSDictionary root) {
		this.root = root;
	}

	/** Whether a document has one. */
	static boolean isIn(PDDocument document) {
		return root(document) != null;
	}

	private static COSDictionary root(PDDocument document) {
		return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
	}

	/** Gives each page its key. */
	static void connect(PDDocument document) {
		if (isIn(document)) {
			int key = 0;
			for (PDPage page : document.getPages()) {
				page.setStructParents(key++);
			}
		}
	}

	/** Adds a form field at the end of what the tree holds. */
	static void add(PDDocument document, PDPage page, PDAnnotationWidget widget) throws IOException {
		if (isIn(document)) {
			new StructureTree(root(document)).add(page, widget);
		}
	}

	private void add(PDPage page, PDAnnotationWidget widget) throws IOException {
		COSDictionary whole = root.getCOSDictionary(COSName.K);
		COSDictionary parents = root.getCOSDictionary(PARENT_TREE);
		if (whole == null || parents == null || parents.getCOSArray(COSName.NUMS) == null) {
			throw new IOException("its structure tree is not as the report's pages are written");
		}
		int key = root.getInt(NEXT_KEY);
		COSDictionary reference = new COSDictionary();
		reference.setItem(COSName.TYPE, OBJR);
		reference.setItem(COSName.PG, page);
		reference.setItem(OBJ, widget);
		COSDictionary element = new COSDictionary();
		element.setItem(COSName.S, FORM);
		element.setItem(COSName.P, whole);
		element.setItem(COSName.K, reference);
		kids(whole).add(element);
		parents.getCOSArray(COSName.NUMS).add(COSInteger.get(key));
		parents.getCOSArray(COSName.NUMS).add(element);
		root.setInt(NEXT_KEY, key + 1);
		widget.setStructParent(key);
	}

	private static COSArray kids(COSDictionary element) {
		COSBase kids = element.getDictionaryObject(COSName.K);
		if (kids instanceof COSArray array) {
			return array;
		}
		COSArray array = new COSArray();
		if (kids != null) {
			array.add(element.getItem(COSName.K));
		}
		element.setItem(COSName.K, array);
		return array;
	}

	/**
	 * Refuses a tree that says more than its pages: words that replace what is printed or are added to it, types of its own. The words that stand for a figure
	 * are the one thing that it may add.
	 */
	static void requirePlain(PDDocument document) throws Refusal {
		COSDictionary root = root(document);
		if (root == null) {
			Refusal.unless(!document.getDocumentCatalog().getCOSObject().containsKey(COSName.STRUCT_TREE_ROOT), "the structure tree cannot be read");
			return;
		}
		Refusal.unless(ROOT.containsAll(root.keySet()), "the structure tree holds more than its elements");
		Deque<COSDictionary> left = new ArrayDeque<>();
		Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		push(root, left);
		while (!left.isEmpty()) {
			COSDictionary element = left.pop();
			Refusal.unless(seen.add(element), "the structure tree holds an element twice");
			if (element.containsKey(COSName.S)) {
				requirePlain(element);
				push(element, left);
			}
		}
	}

	private static void requirePlain(COSDictionary element) throws Refusal {
		String type = element.getNameAsString(COSName.S);
		Refusal.unless(TYPES.contains(type), "the structure tree has an element of an unknown type: " + type);
		Refusal.unless(ENTRIES.containsAll(element.keySet()), "an element of the structure tree carries more than its place: " + element.keySet().stream().filter(key -> !ENTRIES.contains(key)).map(COSName::getName).sorted().toList());
		Refusal.unless(!element.containsKey(ALT) || type.equals("Figure"), "words stand for what is printed, in the structure tree");
	}

	private static void push(COSDictionary element, Deque<COSDictionary> left) throws Refusal {
		COSBase kids = element.getDictionaryObject(COSName.K);
		if (kids instanceof COSDictionary one) {
			left.push(one);
		} else if (kids instanceof COSArray several) {
			for (int i = 0; i < several.size(); i++) {
				COSBase kid = several.getObject(i);
				Refusal.unless(kid instanceof COSDictionary || kid instanceof COSInteger, "the structure tree cannot be read");
				if (kid instanceof COSDictionary one) {
					left.push(one);
				}
			}
		} else {
			Refusal.unless(kids == null || kids instanceof COSInteger, "the structure tree cannot be read");
		}
	}
}
