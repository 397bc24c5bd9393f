package org.telltale.seal.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.seal.refusal.Refusal;

/**
 * The tree of a document's pages (ISO 32000-1 section 7.7.3). Programs find pages by its counts or by its branches; where these disagree, they show other
 * pages than were read.
 */
public final class PageTree {

	private static final int DEEPEST = 64;

	private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private PageTree() {
	}

	/**
	 * Refuses a tree whose counts are not those of the pages that stand in it, or that has anything in it but branches and pages, each once and with its parent.
	 *
	 * @return how many pages there are, at least one
	 */
	public static int require(PDDocument document) throws Refusal {
		COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
		Refusal.unless(root != null && !root.containsKey(COSName.PARENT), "the file has no tree of pages");
		int pages = new PageTree().branch(root, 0);
		Refusal.unless(pages > 0 && pages == document.getNumberOfPages(), "the tree of pages holds " + pages + " pages, and " + document.getNumberOfPages() + " are shown");
		return pages;
	}

	private int branch(COSDictionary branch, int depth) throws Refusal {
		Refusal.unless(depth < DEEPEST, "the tree of pages is deeper than " + DEEPEST);
		COSArray kids = branch.getCOSArray(COSName.KIDS);
		Refusal.unless(seen.add(branch) && COSName.PAGES.equals(branch.getCOSName(COSName.TYPE)) && kids != null, "a branch of the tree of pages is none, or stands in it twice");
		int pages = 0;
		for (int i = 0; i < kids.size(); i++) {
			COSBase kid = kids.getObject(i);
			Refusal.unless(kid instanceof COSDictionary known && known.getDictionaryObject(COSName.PARENT) == branch, "the tree of pages has something in it that is not its own");
			pages += node((COSDictionary) kid, depth);
		}
		Refusal.unless(branch.getDictionaryObject(COSName.COUNT) != null && branch.getLong(COSName.COUNT) == pages, "the tree of pages says that it has " + branch.getLong(COSName.COUNT)
				+ " pages where there are " + pages);
		return pages;
	}

	private int node(COSDictionary node, int depth) throws Refusal {
		if (node.containsKey(COSName.KIDS)) {
			return branch(node, depth + 1);
		}
		Refusal.unless(seen.add(node) && COSName.PAGE.equals(node.getCOSName(COSName.TYPE)), "the tree of pages has something in it that is no page, or a page twice");
		return 1;
	}
}
