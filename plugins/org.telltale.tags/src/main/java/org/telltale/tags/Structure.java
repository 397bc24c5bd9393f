package org.telltale.tags;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.eclipse.birt.report.engine.content.IContent;
import org.eclipse.birt.report.engine.ir.ReportItemDesign;
import org.eclipse.birt.report.engine.nLayout.area.IContainerArea;
import org.eclipse.birt.report.engine.nLayout.area.impl.BlockTextArea;
import org.eclipse.birt.report.engine.nLayout.area.impl.CellArea;
import org.eclipse.birt.report.engine.nLayout.area.impl.ContainerArea;
import org.openpdf.text.pdf.PdfIndirectReference;

/**
 * The tree of a report while its pages are laid out. Sections begin at headings of the first level; lists and grids, which only place things, leave no element.
 * What a page repeats (running heads and feet, heads of tables that go on) is no content: see {@link #isContent()}.
 */
final class Structure {

	/** Levels of headings by the house's styles; other text is a paragraph. */
	private static final Map<String, Integer> HEADINGS = Map.of("h1", 1, "h2", 2, "h3", 3);
	private static final List<String> TABLES = List.of("Table", "TR", "TD", "TH");
	private static final String TOP_HEADING = "H1";
	private static final String SECTION = "Sect";
	private static final String LINK = "Link";

	private final Element document = new Element("Document");
	private final Deque<Element> open = new ArrayDeque<>();
	/** Elements by the area that they began with: an area that is broken over pages goes on in its element. */
	private final Map<ContainerArea, Element> begun = new WeakHashMap<>();
	/** The element of each piece of content, by page and number. */
	private final List<List<Element>> marked = new ArrayList<>();
	private final List<Element> annotated = new ArrayList<>();
	/** A link whose text is drawn next. */
	private Optional<Element> waiting = Optional.empty();
	private boolean inText;
	private int level;
	private int repeated;

	Structure() {
		open.push(document);
	}

	void beginPage() {
		marked.add(new ArrayList<>());
	}

	/** Whether what is drawn now is content. */
	boolean isContent() {
		return repeated == 0;
	}

	void enter(IContainerArea area) {
		if (isRepeated(area)) {
			repeated++;
		}
		open.push(isContent() ? element(area) : open.peek());
	}

	void leave(IContainerArea area) {
		open.pop();
		if (isRepeated(area)) {
			repeated--;
		}
	}

	private static boolean isRepeated(IContainerArea area) {
		String tag = area.getTagType();
		return "pageHeader".equals(tag) || "pageFooter".equals(tag) || area instanceof ContainerArea container && container.isArtifact();
	}

	private Element element(IContainerArea area) {
		if (!(area instanceof ContainerArea container)) {
			return open.peek();
		}
		Optional<String> type = type(container);
		if (type.isEmpty()) {
			return open.peek();
		}
		ContainerArea first = container.isFirstPart() ? container : container.getFirstPart();
		Element element = begun.computeIfAbsent(first, key -> begin(container, type.get()));
		return waiting.map(link -> into(element, link)).orElse(element);
	}

	private Element begin(ContainerArea area, String type) {
		if (type.equals(TOP_HEADING)) {
			return document.add(SECTION).add(type);
		}
		Element element = parent().add(type);
		if (area instanceof CellArea cell) {
			element.span(cell.getColSpan(), cell.getRowSpan());
		}
		return element;
	}

	/** Where a new element goes: into the open one, or, outside of all, into the section that began last. */
	private Element parent() {
		Element element = open.peek();
		return element == document ? document.lastOr(SECTION) : element;
	}

	private Optional<String> type(ContainerArea area) {
		if (area instanceof BlockTextArea) {
			Integer wanted = HEADINGS.get(style(area.getContent()));
			return Optional.of(wanted == null ? "P" : heading(area, wanted));
		}
		return Optional.ofNullable(area.getTagType()).filter(TABLES::contains);
	}

	/** No level is left out on the way down (ISO 14289-1, 7.4.2): what the house sets as small as a third level may be a second. */
	private String heading(ContainerArea area, int wanted) {
		Element known = begun.get(area.isFirstPart() ? area : area.getFirstPart());
		if (known != null) {
			return known.type();
		}
		level = Math.min(wanted, level + 1);
		return "H" + level;
	}

	/** The name of the house's style, which is the design's word alone: content carries what the style says, not its name. */
	private static String style(IContent content) {
		return content != null && content.getGenerateBy() instanceof ReportItemDesign item && item.getHandle() != null && item.getHandle().getStyle() != null
				? item.getHandle().getStyle().getName()
				: "";
	}

	/** Notes a piece of the page's content for the element that is open. @return its number in the page */
	int mark() {
		return mark(open.peek());
	}

	private int mark(Element element) {
		List<Element> page = marked.getLast();
		page.add(element);
		element.add(new Element.Marked(marked.size() - 1, page.size() - 1));
		return page.size() - 1;
	}

	Element current() {
		return open.peek();
	}

	/** A picture where we are, with the words that stand for it. @return the number of its content in the page */
	int figure(String words) {
		Element figure = parent().add("Figure");
		figure.describe(words);
		return mark(figure);
	}

	/** Whether the text of a paragraph is being drawn: a link that comes then belongs to what was drawn, another one to what will be. */
	void text(boolean begins) {
		inText = begins;
	}

	/** A link where we are. @return its key in {@link #annotated()} */
	int link(PdfIndirectReference annotation) {
		settle();
		Element link = open.peek().type().equals(LINK) ? open.peek() : new Element(LINK);
		link.add(new Element.Annotated(marked.size() - 1, annotation));
		annotated.add(link);
		if (link != open.peek()) {
			waiting = Optional.of(link);
		}
		if (inText) {
			settle();
		}
		return annotated.size() - 1;
	}

	/** A link that found no text of its own stands by itself. */
	private void settle() {
		waiting.ifPresent(link -> into(parent(), link));
	}

	private Element into(Element element, Element link) {
		element.add(new Element.Nested(link));
		waiting = Optional.empty();
		return link;
	}

	/** The root, when all is drawn. */
	Element finished() {
		settle();
		return document;
	}

	List<List<Element>> marked() {
		return marked;
	}

	List<Element> annotated() {
		return annotated;
	}
}
