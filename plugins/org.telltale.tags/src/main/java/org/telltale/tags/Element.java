package org.telltale.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.openpdf.text.pdf.PdfIndirectReference;

/** A structure element and what stands in it, in reading order. */
final class Element {

	/** What stands in an element: another one, a piece of a page's content, or an annotation. */
	sealed interface Kid permits Nested, Marked, Annotated {
	}

	record Nested(Element element) implements Kid {
	}

	/** @param page from 0 @param id of the marked content in that page */
	record Marked(int page, int id) implements Kid {
	}

	/** @param page from 0 */
	record Annotated(int page, PdfIndirectReference annotation) implements Kid {
	}

	private final String type;
	private final List<Kid> kids = new ArrayList<>(1);
	private String alternative = "";
	private int columns = 1;
	private int rows = 1;

	/** @param type a standard structure type, such as {@code H1} or {@code TD} */
	Element(String type) {
		this.type = type;
	}

	/** A new element at the end of this one. */
	Element add(String kind) {
		Element element = new Element(kind);
		kids.add(new Nested(element));
		return element;
	}

	void add(Kid kid) {
		kids.add(kid);
	}

	/** The element that was added last, if it is of that type; this one otherwise. */
	Element lastOr(String kind) {
		return !kids.isEmpty() && kids.getLast() instanceof Nested(Element last) && last.type.equals(kind) ? last : this;
	}

	void describe(String words) {
		alternative = words;
	}

	/** How many columns and rows a cell takes. */
	void span(int width, int height) {
		columns = width;
		rows = height;
	}

	String type() {
		return type;
	}

	String alternative() {
		return alternative;
	}

	int columns() {
		return columns;
	}

	int rows() {
		return rows;
	}

	boolean isCell() {
		return type.equals("TD") || type.equals("TH");
	}

	/** What stands in it, without elements in which nothing stands. Rows keep their empty cells. */
	List<Kid> kids() {
		return kids.stream().filter(Element::counts).toList();
	}

	private static boolean counts(Kid kid) {
		return !(kid instanceof Nested(Element element)) || element.isCell() || element.kids.stream().anyMatch(Element::counts);
	}

	/** The paragraph that stands alone in a cell, where the cell itself says all that it says. */
	Optional<Element> alone() {
		List<Kid> kept = isCell() ? kids() : List.of();
		return kept.size() == 1 && kept.getFirst() instanceof Nested(Element only) && only.type.equals("P") ? Optional.of(only) : Optional.empty();
	}
}
