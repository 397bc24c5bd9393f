package org.telltale.seal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.seal.refusal.Refusal;

/** The text of a report's pages without their running heads, by numbered section. */
final class PageText {

	/** Lines of a page within which its running head ends. */
	private static final int MOST_HEAD_LINES = 8;

	/** A line and where it is. */
	private record Line(int page, String squeezed) {
	}

	private final PageWords words;
	private final List<Line> lines = new ArrayList<>();
	/** The running head of the first page without the page's number. */
	private List<String> runningHead = List.of();
	private final Masks masks;

	private PageText(PageWords words, Masks masks) {
		this.words = words;
		this.masks = masks;
	}

	/** Reads the pages of a PDF; what hides text is refused. @param words in which they speak @param masks what its facts mask */
	static PageText of(byte[] pdf, PageWords words, Masks masks) throws Refusal, IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			Refusal.unless(!document.getDocumentCatalog().getCOSObject().containsKey(COSName.OCPROPERTIES), "the pages have parts that can be switched off");
			PageText text = new PageText(words, masks);
			PageReader reader = new PageReader();
			int pages = document.getNumberOfPages();
			for (int page = 1; page <= pages; page++) {
				text.add(page, pages, reader.lines(document, page));
			}
			Refusal.unless(reader.hidden().isEmpty(), String.join("; ", reader.hidden()));
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
		Set<String> heads = Words.TABLE_HEADS.stream().map(words::code).collect(Collectors.toSet());
		for (int at = head + 1; at < squeezed.size();) {
			int behind = behindHead(squeezed, at, heads);
			if (behind == at) {
				lines.add(new Line(page, squeezed.get(at++)));
			} else {
				at = behind;
			}
		}
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
		return lines.stream().anyMatch(line -> line.squeezed().startsWith(wanted));
	}

	/** Whether the pages have that line, by itself. */
	boolean hasLine(String english) {
		String wanted = Squeezed.of(words.of(english));
		return lines.stream().anyMatch(line -> line.squeezed().equals(wanted));
	}

	/**
	 * The text behind a heading up to the next of the known headings that is there; empty if there is no such heading.
	 *
	 * @param headings all known ones of the master
	 */
	Optional<Section> section(String heading, List<String> headings) throws Refusal {
		List<Integer> at = new ArrayList<>();
		TreeMap<Integer, String> starts = new TreeMap<>();
		for (int i = 0; i < lines.size(); i++) {
			for (String known : headings) {
				if (lines.get(i).squeezed().equals(Squeezed.of(words.of(known)))) {
					starts.put(i, known);
					if (known.equals(heading)) {
						at.add(i);
					}
				}
			}
		}
		Refusal.unless(at.size() <= 1, "the heading “" + heading + "” stands twice in the pages");
		if (at.isEmpty()) {
			return Optional.empty();
		}
		Integer next = starts.higherKey(at.get(0));
		return Optional.of(section(heading, at.get(0) + 1, next == null ? lines.size() : next));
	}

	private Section section(String heading, int from, int to) {
		StringBuilder text = new StringBuilder();
		TreeMap<Integer, Integer> pages = new TreeMap<>();
		for (Line line : lines.subList(from, to)) {
			pages.putIfAbsent(text.length(), line.page());
			text.append(line.squeezed());
		}
		return masks.opened(heading, Squeezed.of(text.toString()), pages);
	}
}
