package org.telltale.handset.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * Reads XML in UTF-8 of any length once, from its start to its end, and tells the bytes of each element. A document type is refused and nothing is
 * looked up; depth, tags and pieces of text are bounded. Characters that XML forbids are let through, as other programs write them.
 */
public final class XmlStream {

	private static final int MOST_LEVELS = 64;
	private static final int MOST_BYTES = 1 << 20;
	private static final int STEP = 1 << 16;
	private static final String BLANK = " \t\r\n";

	private final EvidenceBytes file;
	private final XmlHandler handler;
	private final List<Problem> problems = new ArrayList<>();
	private final Deque<String> open = new ArrayDeque<>();
	private final XmlText texts = new XmlText();
	private byte[] window = new byte[0];
	private long windowOffset;
	private long position;

	private XmlStream(EvidenceBytes file, XmlHandler handler) {
		this.file = file;
		this.handler = handler;
	}

	/** Why the reading ends. */
	private static final class Broken extends Exception {

		private static final long serialVersionUID = 1;

		private final String code;

		Broken(String code, String what) {
			super(what, null, false, false);
			this.code = code;
		}
	}

	/**
	 * Reads a file.
	 *
	 * @return what could not be read; what was told before it holds
	 */
	public static List<Problem> read(EvidenceBytes file, XmlHandler handler) {
		XmlStream stream = new XmlStream(file, handler);
		try {
			stream.run();
		} catch (Broken broken) {
			stream.problem(broken.code, broken.getMessage(), "What follows is not listed.");
		} catch (IOException e) {
			stream.problem("evidence.unreadable", "The file cannot be read: " + e.getMessage(), "What follows is not listed.");
		}
		if (stream.texts.strange() > 0) {
			stream.problem("xml.characters", stream.texts.strange() + " references name characters or entities that there are not.",
					"U+FFFD stands for the characters; the entities stay as they are written.");
		}
		return List.copyOf(stream.problems);
	}

	private void problem(String code, String what, String consequence) {
		problems.add(new Problem(code, file.where(position, 0), what, consequence));
	}

	private void run() throws IOException, Broken {
		byte[] start = file.copy(0, 3);
		if (start.length > 1 && (start[0] == 0 || start[1] == 0 || (start[0] & 0xfe) == 0xfe && (start[1] & 0xfe) == 0xfe)) {
			throw new Broken("xml.encoding", "The file is not in UTF-8.");
		}
		position = start.length == 3 && (start[0] & 0xff) == 0xef ? 3 : 0;
		boolean more = true;
		while (more && peek() >= 0) {
			if (peek() == '<') {
				more = markup();
			} else {
				text("<", 0, true);
			}
		}
		if (more && !open.isEmpty()) {
			throw new Broken("xml.syntax", "The file ends inside the element " + shown(open.peek()) + ".");
		}
	}

	/** Reads one piece of markup; answers whether more is wanted. */
	private boolean markup() throws IOException, Broken {
		long offset = position;
		if (isAhead("<!--")) {
			skipBehind("-->");
		} else if (isAhead("<![CDATA[")) {
			position += "<![CDATA[".length();
			text("]]>", "]]>".length(), false);
		} else if (isAhead("<?")) {
			skipBehind("?>");
		} else if (isAhead("<!")) {
			throw new Broken("xml.doctype", "The file declares a document type.");
		} else {
			String tag = tag();
			if (tag.startsWith("/")) {
				return end(name(tag.substring(1)));
			}
			boolean empty = tag.endsWith("/");
			start(empty ? tag.substring(0, tag.length() - 1) : tag, offset);
			return !empty || end(open.peek());
		}
		return true;
	}

	private void start(String tag, long offset) throws Broken {
		if (open.size() >= MOST_LEVELS) {
			throw new Broken("xml.depth", "Elements are nested deeper than " + MOST_LEVELS + ".");
		}
		String name = name(tag);
		open.push(name);
		handler.start(local(name), attributes(tag, name.length()), offset);
	}

	private boolean end(String name) throws Broken {
		if (open.isEmpty() || !open.peek().equals(name)) {
			throw new Broken("xml.syntax", "An end tag of " + shown(name) + " stands where " + (open.isEmpty() ? "none is open." : shown(open.peek()) + " is open."));
		}
		open.pop();
		return handler.end(local(name), position);
	}

	private static String shown(String name) {
		return name.length() > 60 ? name.substring(0, 60) : name;
	}

	private static String local(String name) {
		return name.substring(name.indexOf(':') + 1);
	}

	private static String name(String tag) {
		int end = 0;
		while (end < tag.length() && BLANK.indexOf(tag.charAt(end)) < 0) {
			end++;
		}
		return tag.substring(0, end);
	}

	private Map<String, String> attributes(String tag, int from) throws Broken {
		Map<String, String> attributes = new HashMap<>();
		int at = from;
		while (true) {
			while (at < tag.length() && BLANK.indexOf(tag.charAt(at)) >= 0) {
				at++;
			}
			if (at >= tag.length()) {
				return attributes;
			}
			int equals = tag.indexOf('=', at);
			int quote = equals + 1;
			while (equals > 0 && quote < tag.length() && BLANK.indexOf(tag.charAt(quote)) >= 0) {
				quote++;
			}
			boolean quoted = equals > 0 && quote < tag.length() && (tag.charAt(quote) == '"' || tag.charAt(quote) == '\'');
			int end = quoted ? tag.indexOf(tag.charAt(quote), quote + 1) : -1;
			if (end < 0) {
				throw new Broken("xml.syntax", "The attributes of an element " + shown(name(tag)) + " are none.");
			}
			attributes.putIfAbsent(local(tag.substring(at, equals).strip()), texts.resolved(tag.substring(quote + 1, end)));
			at = end + 1;
		}
	}

	/** The inside of the tag that begins here; a {@code >} inside a quoted value is no end. */
	private String tag() throws IOException, Broken {
		position++;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int quote = 0;
		for (int b = take(); b != '>' || quote != 0; b = take()) {
			if (b < 0) {
				throw new Broken("xml.syntax", "The file ends inside a tag.");
			} else if (bytes.size() >= MOST_BYTES) {
				throw new Broken("xml.too-long", "A tag has more than " + MOST_BYTES + " bytes.");
			} else if (quote != 0) {
				quote = b == quote ? 0 : quote;
			} else if (b == '"' || b == '\'') {
				quote = b;
			}
			bytes.write(b);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	/** Reads text up to a mark and goes over so many bytes of it. */
	private void text(String mark, int over, boolean references) throws IOException, Broken {
		boolean wanted = handler.wantsText();
		boolean whole = true;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		while (!isAhead(mark)) {
			int b = take();
			if (b < 0) {
				if (over > 0) {
					throw new Broken("xml.syntax", "The file ends inside a piece of text.");
				}
				break;
			}
			if (wanted && bytes.size() < MOST_BYTES) {
				bytes.write(b);
			} else {
				whole = false;
			}
		}
		position += over;
		if (wanted && bytes.size() > 0) {
			String text = bytes.toString(StandardCharsets.UTF_8);
			handler.text(references ? texts.resolved(text) : text, whole);
		}
	}

	private void skipBehind(String mark) throws IOException, Broken {
		while (!isAhead(mark)) {
			if (take() < 0) {
				throw new Broken("xml.syntax", "The file ends inside a comment or an instruction.");
			}
		}
		position += mark.length();
	}

	/** Whether these ASCII characters come next. */
	private boolean isAhead(String mark) throws IOException {
		if (peek() != mark.charAt(0)) {
			return false;
		}
		for (int i = 1; i < mark.length(); i++) {
			if (at(position + i) != mark.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private int take() throws IOException {
		int b = peek();
		position += b < 0 ? 0 : 1;
		return b;
	}

	private int peek() throws IOException {
		return at(position);
	}

	/** The byte at an offset, not before the position; -1 at the end. */
	private int at(long offset) throws IOException {
		if (offset >= windowOffset + window.length || offset < windowOffset) {
			// from the position on: a mark across the edge is seen whole
			windowOffset = position;
			window = file.copy(position, STEP);
		}
		long inside = offset - windowOffset;
		return inside < window.length ? window[(int) inside] & 0xff : -1;
	}
}
