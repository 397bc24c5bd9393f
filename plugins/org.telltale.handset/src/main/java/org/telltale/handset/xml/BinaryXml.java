package org.telltale.handset.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.telltale.base.ByteCursor;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.handset.bytes.EvidenceBytes;

/** Android's binary XML, "ABX" (AOSP com.android.internal.util.BinaryXmlSerializer, version 0). */
public final class BinaryXml {

	/** Bytes of the file's start that {@link #isAt} looks at. */
	static final int MAGIC_BYTES = 4;
	private static final int MOST_BYTES = 64 << 20;
	private static final int MOST_TEXT = 16 << 20;
	private static final int MOST_LEVELS = 64;
	private static final int MOST_INTERNED = 0xffff;
	private static final int START_TAG = 2;
	private static final int END_TAG = 3;
	private static final int TEXT = 4;
	private static final int CDATA = 5;
	private static final int ATTRIBUTE = 15;

	/** An element that is open; its attributes come after its start. */
	private static final class Open {
		private final long number;
		private final int offset;
		private final Map<String, String> attributes = new HashMap<>();
		private final StringBuilder text = new StringBuilder();
		private int end;

		Open(long number, int offset, int end) {
			this.number = number;
			this.offset = offset;
			this.end = end;
		}
	}

	private final EvidenceBytes file;
	private final ByteCursor cursor;
	private final Predicate<Element> sink;
	private final List<String> interned = new ArrayList<>();
	private final List<String> path = new ArrayList<>();
	private final List<Open> open = new ArrayList<>();
	private long number;
	private long textChars;

	private BinaryXml(EvidenceBytes file, ByteCursor cursor, Predicate<Element> sink) {
		this.file = file;
		this.cursor = cursor;
		this.sink = sink;
	}

	/** Whether a file that starts with these bytes says that it is binary XML. */
	public static boolean isAt(byte[] start) {
		return start.length >= MAGIC_BYTES && start[0] == 'A' && start[1] == 'B' && start[2] == 'X' && start[3] == 0;
	}

	/**
	 * Reads a file as {@link XmlElements#read} does; the place of an element is that of its start and attributes.
	 *
	 * @return what could not be read
	 */
	public static List<Problem> read(EvidenceBytes file, Predicate<Element> sink) {
		ByteCursor cursor = new ByteCursor(new byte[0]);
		try {
			if (file.length() > MOST_BYTES) {
				return List.of(problem(file, 0, "The file is larger than " + MOST_BYTES + " bytes."));
			}
			cursor = new ByteCursor(file.copy(0, MOST_BYTES));
			cursor.skip(MAGIC_BYTES);
			new BinaryXml(file, cursor, sink).tokens();
			return List.of();
		} catch (TruncatedException cut) {
			return List.of(problem(file, cursor.position(),
					"The file breaks off, or holds what no binary XML can, near byte " + cursor.position() + "."));
		} catch (IOException e) {
			return List.of(new Problem("evidence.unreadable", file.where(0, file.length()), "The file cannot be read: " + e.getMessage(),
					"Nothing of it is listed."));
		}
	}

	/** The name of the first element, from a file's first bytes; empty if it stands behind them or there is none. */
	public static Optional<String> root(byte[] start) {
		if (!isAt(start)) {
			return Optional.empty();
		}
		ByteCursor cursor = new ByteCursor(start);
		try {
			cursor.skip(MAGIC_BYTES);
			BinaryXml xml = new BinaryXml(EvidenceBytes.of("", start), cursor, element -> false);
			while (cursor.remaining() > 0) {
				int token = cursor.u8();
				String value = xml.value(token >> 4);
				if ((token & 15) == START_TAG) {
					return Optional.of(value);
				}
			}
			return Optional.empty();
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	private static Problem problem(EvidenceBytes file, long offset, String what) {
		return new Problem("xml.binary", file.where(offset, file.length()), what, "What follows is not listed.");
	}

	private void tokens() throws TruncatedException {
		while (cursor.remaining() > 0) {
			int offset = cursor.position();
			int token = cursor.u8();
			int type = token >> 4;
			switch (token & 15) {
				case START_TAG -> start(offset, value(type));
				case END_TAG -> {
					value(type);
					if (!end()) {
						return;
					}
				}
				case ATTRIBUTE -> attribute(type);
				case TEXT, CDATA -> text(value(type));
				default -> value(type);
			}
		}
		if (!open.isEmpty()) {
			throw new TruncatedException(cursor.position(), 1, 0);
		}
	}

	private void start(int offset, String name) throws TruncatedException {
		if (open.size() >= MOST_LEVELS) {
			throw new TruncatedException(offset, MOST_LEVELS, 0);
		}
		path.add(name);
		open.add(new Open(++number, offset, cursor.position()));
	}

	private void attribute(int type) throws TruncatedException {
		if (open.isEmpty()) {
			throw new TruncatedException(cursor.position(), 1, 0);
		}
		String name = internedText();
		open.getLast().attributes.putIfAbsent(name, value(type));
		open.getLast().end = cursor.position();
	}

	/** Three bytes can name a text of thousands again: all of a file together is bounded. */
	private void text(String text) throws TruncatedException {
		textChars += text.length();
		if (textChars > MOST_TEXT) {
			throw new TruncatedException(cursor.position(), MOST_TEXT, 0);
		}
		if (!open.isEmpty()) {
			open.getLast().text.append(text);
		}
	}

	private boolean end() throws TruncatedException {
		if (open.isEmpty()) {
			throw new TruncatedException(cursor.position(), 1, 0);
		}
		Open ended = open.removeLast();
		Element element = new Element(path, ended.number, ended.attributes, ended.text.toString(),
				file.where(ended.offset, (long) ended.end - ended.offset), Optional.empty());
		path.removeLast();
		return sink.test(element);
	}

	/** The types of BinaryXmlSerializer; numbers become text as Android's own text form writes them. */
	private String value(int type) throws TruncatedException {
		return switch (type) {
			case 0, 1 -> "";
			case 2 -> string();
			case 3 -> internedText();
			case 4 -> HexFormat.of().formatHex(cursor.bytes(cursor.u16()));
			case 5 -> java.util.Base64.getEncoder().encodeToString(cursor.bytes(cursor.u16()));
			case 6 -> Integer.toString((int) cursor.u32());
			case 7 -> Integer.toHexString((int) cursor.u32());
			case 8 -> Long.toString(cursor.u64());
			case 9 -> Long.toHexString(cursor.u64());
			case 10 -> Float.toString(Float.intBitsToFloat((int) cursor.u32()));
			case 11 -> Double.toString(Double.longBitsToDouble(cursor.u64()));
			case 12 -> "true";
			case 13 -> "false";
			default -> throw new TruncatedException(cursor.position(), type, 0);
		};
	}

	private String internedText() throws TruncatedException {
		int reference = cursor.u16();
		if (reference != 0xffff) {
			if (reference >= interned.size()) {
				throw new TruncatedException(cursor.position(), reference, interned.size());
			}
			return interned.get(reference);
		}
		String text = string();
		if (interned.size() < MOST_INTERNED) {
			interned.add(text);
		}
		return text;
	}

	/** Java's modified UTF-8: characters beyond the first plane are two coded surrogates of three bytes each. */
	private String string() throws TruncatedException {
		ByteCursor bytes = cursor.part(cursor.u16());
		StringBuilder text = new StringBuilder();
		while (bytes.remaining() > 0) {
			int a = bytes.u8();
			if (a < 0x80) {
				text.append((char) a);
			} else if (a >> 5 == 6) {
				text.append((char) ((a & 0x1f) << 6 | bytes.u8() & 0x3f));
			} else if (a >> 4 == 14) {
				text.append((char) ((a & 0xf) << 12 | (bytes.u8() & 0x3f) << 6 | bytes.u8() & 0x3f));
			} else {
				text.append('\ufffd');
			}
		}
		return new String(text.toString().getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
	}
}
