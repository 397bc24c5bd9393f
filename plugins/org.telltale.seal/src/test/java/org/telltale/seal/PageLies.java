package org.telltale.seal;

import static org.telltale.seal.PageEdits.above;
import static org.telltale.seal.PageEdits.below;
import static org.telltale.seal.PageEdits.link;
import static org.telltale.seal.PageEdits.tree;
import static org.telltale.seal.text.WrittenPages.GAP;
import static org.telltale.seal.text.WrittenPages.replaced;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.telltale.seal.text.Drawings;

/** Lies that a signer tells by the pages, one of each kind: people read something else than programs, or words that no fact says. */
final class PageLies {

	/** What the verdict of a full report's summary stands on. */
	private static final float VERDICT = PlainReport.HEAD - 3 * PlainReport.LEADING;
	/** Below all lines of a page. */
	private static final float FOOT = 90;

	private static final String CELL = "R1IDENTIFIERcontradicted1sighting.Witnesses:S10stimuliin16min39s±0s";
	private static final String UPPER = "R1\tIDENTIFIER\tcontradicted\t1sighting.\t0stimuliin16";
	/** What is left of the row of the cell for the next page. */
	static final String LOWER = "\t\t\tWitnesses:S1\tmin39s\t±0s";

	/**
	 * A lie.
	 *
	 * @param family of lies that are alike
	 * @param what is done
	 * @param master of the report
	 * @param check that refuses it
	 * @param detail what the check says
	 * @param change makes an honest report tell it
	 */
	record Lie(String family, String what, String master, String check, String detail, UnaryOperator<ReportBuilder> change) {

		ReportBuilder toldBy(ReportBuilder honest) {
			return change.apply(honest.master(master));
		}

		@Override
		public String toString() {
			return family + ": " + what;
		}
	}

	private PageLies() {
	}

	/** All of them, by family. */
	static List<Lie> all() {
		return Stream.of(unseen(), unread(), structured(), misplaced(), uncounted(), annotated(), added()).flatMap(List::stream).toList();
	}

	private static Lie page(String family, String what, String detail, PlainReport.Edit edit) {
		return new Lie(family, what, "full", "pages", detail, report -> report.document(edit));
	}

	private static Lie structure(String family, String what, String detail, PlainReport.Edit edit) {
		return new Lie(family, what, "full", "signature.structure", detail, report -> report.document(edit));
	}

	private static Lie words(String master, String what, String before, String after, String detail) {
		return new Lie("words that no fact says", what, master, "pages", detail, report -> report.pages(replaced(before, after)));
	}

	private static List<Lie> unseen() {
		String family = "words that nobody sees";
		return List.of(
				page(family, "in the colour of their ground", "in the colour of what is below it", below(Drawings.area(0, VERDICT - 2, PlainReport.LEADING))),
				page(family, "under an area", "that something was painted over", above(Drawings.area(1, VERDICT - 2, PlainReport.LEADING))),
				page(family, "struck out by a line", "that something was painted over", above(Drawings.line(VERDICT + 2, VERDICT + 2))),
				page(family, "under a picture", "that something was painted over", above(Drawings.picture(VERDICT - 2))),
				page(family, "cut off by a clipping path", "that is cut off", below(Drawings.clip(0, PlainReport.HEAD + 20))),
				page(family, "transparent", "nobody sees", below(Drawings.transparent())),
				page(family, "not painted (rendering mode 3)", "nobody sees", below(Drawings.unpainted())));
	}

	private static List<Lie> unread() {
		String family = "words that programs do not read";
		return List.of(
				page(family, "a blank in their stead (ActualText)", "with other words in its stead", above(Drawings.blanked(FOOT))),
				new Lie(family, "letters of which the file does not say what they are", "full", "pages", "whose letters are not known",
						report -> report.document(above(Drawings.inAnotherFont(FOOT))).written(document -> Drawings.retell(document, ""))),
				new Lie(family, "letters that the file calls blanks", "full", "pages", "whose letters are not known",
						report -> report.document(above(Drawings.inAnotherFont(FOOT))).written(document -> Drawings.retell(document, Drawings.BLANKS))));
	}

	/** What a screen reader would say, and nobody sees. */
	private static List<Lie> structured() {
		String family = "structure tree that says more";
		return List.of(
				structure(family, "other words for a paragraph (ActualText)", "carries more than its place: [ActualText]", tree(element -> element.setString(COSName.ACTUAL_TEXT, "not contradicted"))),
				structure(family, "words that describe a paragraph (Alt)", "words stand for what is printed", tree(element -> element.setString(COSName.ALT, "not contradicted"))),
				structure(family, "a type that nobody knows", "an element of an unknown type: Verdict", tree(element -> element.setName(COSName.S, "Verdict"))),
				structure(family, "a title of a paragraph", "carries more than its place: [T]", tree(element -> element.setString(COSName.T, "not contradicted"))));
	}

	private static List<Lie> misplaced() {
		String family = "words in the place of others";
		return List.of(
				page(family, "lines", "section 2 Summary, page 1: words do not stand where they are read", document -> PageEdits.exchange(document, 4, PlainReport.LEADING)),
				new Lie(family, "a word of another section", "full", "pages", "section 2 Summary, page 1: words of something else stand in its midst",
						report -> report.document(above(PageEdits.word("not", 4))).pages(lines -> PageEdits.examiners(lines, 80))),
				new Lie(family, "another column of a row", "full", "pages", "a cell of claim C2 is printed in other columns than its facts have",
						report -> report.pages(replaced("R1IDENTIFIERcontradicted1sighting", "R1" + GAP + "IDENTIFIER" + GAP + "contradicted1" + GAP + "sighting"))),
				new Lie(family, "another column of a row, at the end of a line", "full", "pages", "a cell of claim C2 is printed in other columns than its facts have",
						report -> report.pages(replaced("Witnesses:S10stimuliin16", "Witnesses:S" + GAP + "1\n" + "0stimuliin16"))),
				new Lie(family, "another column of a row over two pages", "full", "pages", "a cell of claim C2 is not printed as attached",
						report -> report.pages(lines -> cellOverTwoPages(lines, "\t\t\tWitnesses:S\t1min39s\t±0s"))));
	}

	/** The row of the cell begins on the last line of a page. @param lower what stands of it on the next page */
	static List<String> cellOverTwoPages(List<String> lines, String lower) {
		List<String> parted = replaced(CELL, "\n" + UPPER + "\n" + lower + "\n").apply(lines);
		return PageEdits.examiners(parted, Math.floorMod(PlainReport.LINES - 2 - parted.indexOf(UPPER), PlainReport.LINES));
	}

	private static List<Lie> uncounted() {
		String family = "pages that are not counted";
		return List.of(
				structure(family, "one more", "the tree of pages says that it has 2 pages where there are 3", PageEdits::hidePage),
				structure(family, "one more, in a branch that says that it has none", "the tree of pages says that it has 0 pages where there are 1", PageEdits::hideBranch),
				structure(family, "one twice", "a page twice", PageEdits::repeatPage));
	}

	private static List<Lie> annotated() {
		String family = "annotations before the signature";
		return List.of(
				structure(family, "a note", "page 1 has an annotation", PageEdits::note),
				structure(family, "a link with a look of its own", "page 2 has an annotation", document -> link(document).setAppearance(PageEdits.look(document))),
				structure(family, "a link with a border", "page 2 has an annotation", document -> link(document).setBorder(COSArray.ofCOSIntegers(List.of(0, 0, 2)))),
				structure(family, "a link that does not say that it has no border", "page 2 has an annotation", document -> link(document).getCOSObject().removeItem(COSName.BORDER)));
	}

	private static List<Lie> added() {
		return List.of(
				words("full", "between the parts of a claim", "Source", "Thisisnottrue.Source", "section 16 Claim audit"),
				words("public", "between the numbers of facts", "namereplayed2", "Nothingofthiswaschecked.namereplayed2", "the number of facts"),
				words("public", "in the place of a number of facts", "capture-pointquoted1", "artefactquotednobodylookedcapture-pointquoted1", "the number of facts, artefact quoted"),
				words("public", "numbers of facts that do not add up", "capture-pointquoted1", "artefactquoted7capture-pointquoted1", "and the manifest states"),
				words("summary", "behind a measured rate", "Missed:plantedandnotseen0", "Missed:plantedandnotseen0not", "section 6 Limits, page 1: a measured rate"),
				words("summary", "behind all measured rates", "keylogalone0", "keylogalone0nosuchcase", "behind the measured rates stands what no fact says"),
				words("summary", "measured rates that do not add up", "Missed:plantedandnotseen0", "Missed:plantedandnotseen7", "of 0 that were planted 0 were found and 7 missed"));
	}
}
