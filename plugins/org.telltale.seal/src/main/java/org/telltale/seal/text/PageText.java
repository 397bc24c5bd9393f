package org.telltale.seal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.seal.pdf.PageTree;
import org.telltale.seal.refusal.Refusal;

/** The text of a report's pages without their running heads, by numbered section. */
final class PageText {

	/** Lines of a page within which its running head ends. */
	private static final int MOST_HEAD_LINES = 8;

	/**
	 * A line and where it is.
	 *
	 * @param text whether it is compared; heads of tables are not
	 */
	private record Line(int page, boolean text, String squeezed, List<PageReader.Written> parts) {
	}

	private final PageWords words;
	private final List<Line> lines = new ArrayList<>();
	/** What the running head of each page stands on. */
	private final Map<Integer, List<Piece>> heads = new TreeMap<>();
	/** The running head of the first page without the page's number. */
	private List<String> runningHead = List.of();
	private final Masks masks;
	private final Set<String> tableHeads;

	private PageText(PageWords words, Masks masks) {
		this.words = words;
		this.masks = masks;
		this.tableHeads = Words.TABLE_HEADS.stream().map(words::code).collect(Collectors.toSet());
	}

	/** Reads the pages of a PDF; what hides text is refused. @param words in which they speak @param masks what its facts mask */
	static PageText of(byte[] pdf, PageWords words, Masks masks) throws Refusal, IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			Refusal.unless(!document.getDocumentCatalog().getCOSObject().containsKey(COSName.OCPROPERTIES), "the pages have parts that can be switched off");
			PageText text = new PageText(words, masks);
			PageReader reader = new PageReader();
			int pages = PageTree.require(document);
			List<List<PageReader.Drawn>> drawn = reader.pages(document);
			Refusal.unless(reader.hidden().isEmpty(), String.join("; ", reader.hidden()));
			Refusal.unless(drawn.size() == pages, "of " + pages + " pages " + drawn.size() + " can be read");
			for (int page = 1; page <= pages; page++) {
				text.add(page, pages, drawn.get(page - 1));
			}
			return text;
		}
	}

	private void add(int page, int pages, List<PageReader.Drawn> drawn) throws Refusal {
		List<String> squeezed = drawn.stream().map(line -> Squeezed.of(line.text())).toList();
		String number = words.of("Page{0}of{1}", page, pages);
		int head = 0;
		while (head < squeezed.size() && head < MOST_HEAD_LINES && !squeezed.get(head).endsWith(number)) {
			head++;
		}
		Refusal.unless(head < squeezed.size() && head < MOST_HEAD_LINES, "page " + page + " does not say that it is page " + page + " of " + pages);
		Refusal.unless(drawn.subList(0, head + 1).stream().allMatch(PageReader.Drawn::margin), "page " + page + " has words of its running head elsewhere than at the edge of the page");
		requireSameHead(page, squeezed.subList(0, head), squeezed.get(head).substring(0, squeezed.get(head).length() - number.length()));
		heads.put(page, drawn.subList(0, head + 1).stream().flatMap(line -> line.parts().stream()).map(PageReader.Written::place).toList());
		for (int at = head + 1; at < squeezed.size();) {
			int behind = behindHead(squeezed, at, tableHeads);
			boolean text = behind == at;
			do {
				lines.add(new Line(page, text, squeezed.get(at), parts(squeezed.get(at), drawn.get(at))));
				at++;
			} while (at < behind);
		}
	}

	/** What stands together on a line; all of it where a part alone says something else. */
	private static List<PageReader.Written> parts(String squeezed, PageReader.Drawn line) {
		boolean same = line.parts().isEmpty() || line.parts().stream().map(PageReader.Written::squeezed).reduce("", String::concat).equals(squeezed);
		return same ? line.parts() : List.of(new PageReader.Written(squeezed, Piece.around(line.parts().stream().map(PageReader.Written::place).toList())));
	}

	/** Behind the lines that are the head of a table, whose columns may have several lines; the place itself if no head stands there. */
	private static int behindHead(List<String> lines, int from, Set<String> heads) {
		int behind = from;
		String there = "";
		for (int at = from; at < lines.size(); at++) {
			String read = there + lines.get(at);
			if (heads.stream().noneMatch(head -> head.startsWith(read))) {
				return behind;
			}
			behind = heads.contains(read) ? at + 1 : behind;
			there = read;
		}
		return behind;
	}

	private void requireSameHead(int page, List<String> before, String last) throws Refusal {
		List<String> head = new ArrayList<>(before);
		head.add(last);
		if (page == 1) {
			runningHead = List.copyOf(head);
		}
		Refusal.unless(head.equals(runningHead), "the running head of page " + page + " is not that of the first page: " + String.join(" ", head) + " (spaces left out)");
	}

	/** Whether a line of the pages begins with these words. */
	boolean begins(String english) {
		String wanted = Squeezed.of(words.of(english));
		return lines.stream().anyMatch(line -> line.text() && line.squeezed().startsWith(wanted));
	}

	/** Whether the pages have that line, by itself. */
	boolean hasLine(String english) {
		String wanted = Squeezed.of(words.of(english));
		return lines.stream().anyMatch(line -> line.text() && line.squeezed().equals(wanted));
	}

	/**
	 * The text behind a heading up to the next of the known headings that is there; empty if there is no such heading.
	 *
	 * @param headings all known ones of the master
	 */
	Optional<Section> section(String heading, List<String> headings) throws Refusal {
		List<Integer> at = new ArrayList<>();
		TreeMap<Integer, String> starts = new TreeMap<>();
		Map<String, String> printed = new HashMap<>();
		headings.forEach(known -> printed.put(Squeezed.of(words.of(known)), known));
		for (int i = 0; i < lines.size(); i++) {
			String known = lines.get(i).text() ? printed.get(lines.get(i).squeezed()) : null;
			if (known != null) {
				starts.put(i, known);
				if (known.equals(heading)) {
					at.add(i);
				}
			}
		}
		Refusal.unless(at.size() <= 1, "the heading “" + heading + "” stands twice in the pages");
		if (at.isEmpty()) {
			return Optional.empty();
		}
		Integer next = starts.higherKey(at.get(0));
		int end = next == null ? lines.size() : next;
		requireReadable(heading, at.get(0), end);
		return Optional.of(section(heading, at.get(0) + 1, end));
	}

	/** Refuses lines of a section that do not stand where they are read: in their order, and apart from all else that is on the page. */
	private void requireReadable(String heading, int from, int to) throws Refusal {
		Map<Integer, List<Piece>> own = new TreeMap<>();
		for (Line line : lines.subList(from, to)) {
			line.parts().forEach(part -> own.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(part.place()));
		}
		for (Map.Entry<Integer, List<Piece>> page : own.entrySet()) {
			String where = "section " + heading + ", page " + page.getKey() + ": ";
			Refusal.unless(ReadingOrder.holds(page.getValue()), where + "words do not stand where they are read, from top to bottom and from left to right");
			Piece all = Piece.around(page.getValue());
			Refusal.unless(pieces(first(page.getKey(), from), from).allMatch(other -> other.isAbove(all)) && pieces(to, behind(page.getKey(), to)).allMatch(all::isAbove)
					&& heads.get(page.getKey()).stream().allMatch(head -> head.isAbove(all) || all.isAbove(head)), where + "words of something else stand in its midst");
		}
	}

	/** The first of the lines in front of one that stand on a page; that one itself if none does. */
	private int first(int page, int line) {
		int first = line;
		while (first > 0 && lines.get(first - 1).page() == page) {
			first--;
		}
		return first;
	}

	/** The end of the lines that stand on a page, from one on. */
	private int behind(int page, int line) {
		int behind = line;
		while (behind < lines.size() && lines.get(behind).page() == page) {
			behind++;
		}
		return behind;
	}

	private Stream<Piece> pieces(int from, int to) {
		return lines.subList(from, to).stream().flatMap(line -> line.parts().stream()).map(PageReader.Written::place);
	}

	private Section section(String heading, int from, int to) {
		StringBuilder text = new StringBuilder();
		TreeMap<Integer, Integer> pages = new TreeMap<>();
		TreeMap<Integer, Piece> pieces = new TreeMap<>();
		for (Line line : lines.subList(from, to)) {
			if (line.text()) {
				pages.putIfAbsent(text.length(), line.page());
				int at = text.length();
				for (PageReader.Written part : line.parts()) {
					pieces.put(at, part.place());
					at += part.squeezed().length();
				}
				text.append(line.squeezed());
			}
		}
		return masks.opened(heading, Squeezed.of(text.toString()), pages, pieces);
	}
}
