package org.telltale.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.telltale.base.CaptureInstant;
import org.telltale.capture.FrameTree;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.field.Meanings;

/** Prints a frame's fields as a tree, each with its place in the frame and in the file and with its bytes. For people: long values are cut with an ellipsis. */
public final class FrameListing {

	private static final int BYTES = 8;
	private static final int BYTES_WIDTH = BYTES * 3 + 1;
	private static final int WIDEST = 100;

	private final FrameTree tree;
	private final List<Row> rows = new ArrayList<>();

	private record Row(Field field, String name, String value) {
	}

	/** The listing of a frame. */
	public FrameListing(FrameTree tree) {
		this.tree = tree;
		tree.fields().forEach(field -> collect(field, ""));
	}

	private void collect(Field field, String indent) {
		rows.add(new Row(field, indent + name(field), value(field)));
		field.parts().forEach(part -> collect(part, indent + "  "));
	}

	/** What a field is called. */
	static String name(Field field) {
		return field.type() == FieldType.NOT_ANALYSED ? "not analysed" : field.name();
	}

	/** A field's value, and what it means. */
	static String value(Field field) {
		return cut(Terminal.visible(field.value())) + Meanings.of(field).map(words -> field.value().isEmpty() ? words : "  (" + words + ")").orElse("");
	}

	private static String cut(String text) {
		return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
	}

	/** Writes it. @param file what the capture is called */
	public void print(String file, PrintWriter out) {
		String link = tree.linkName().isEmpty() ? "link type " + tree.linkType() : tree.linkName();
		out.println("Frame " + tree.number() + " of " + Terminal.visible(file) + " (" + tree.format() + "), "
				+ tree.timeNanos().map(nanos -> CaptureInstant.instantOf(nanos).toString()).orElse("no time") + ", " + link + ", "
				+ (tree.captured() == tree.original() ? count(tree.captured(), "byte") : tree.captured() + " of " + count(tree.original(), "byte") + " captured"));
		out.println();
		int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
		String line = "%8s  %12s  %8s  %-" + BYTES_WIDTH + "s  %-" + width + "s  %s";
		out.println(String.format(Locale.ROOT, line, "offset", "in file", "length", "bytes", "field", "value").stripTrailing());
		for (Row row : rows) {
			Field field = row.field();
			out.println(String.format(Locale.ROOT, line, field.offset(), tree.offset() + field.offset(), length(field), shown(field), row.name(), row.value()).stripTrailing());
		}
		long unread = rows.stream().map(Row::field).filter(field -> field.type() == FieldType.NOT_ANALYSED).mapToLong(Field::length).sum();
		out.println();
		out.println("Not analysed: " + (unread == 0 ? "nothing" : unread + " of the record's " + count(tree.bytes().length, "byte")) + ". The frame was read by itself, without those before it.");
		out.flush();
	}

	/** A number with its unit. */
	static String count(long count, String unit) {
		return count + " " + unit + (count == 1 ? "" : "s");
	}

	/** How many bytes or bits a field has. */
	static String length(Field field) {
		int bits = field.bits().count();
		return bits == 0 ? Integer.toString(field.length()) : bits + (bits == 1 ? " bit" : " bits");
	}

	private String shown(Field field) {
		int at = field.offset() + tree.before();
		if (field.bits().count() > 0 && field.length() <= 2) {
			return pattern(field, at);
		}
		if (field.length() == 0 || field.type() == FieldType.GROUP) {
			return "";
		}
		int count = Math.min(BYTES, field.length());
		return HexFormat.ofDelimiter(" ").formatHex(tree.bytes(), at, at + count) + (count < field.length() ? " …" : "");
	}

	/** The bits that are the field's, with dots for the others. */
	private String pattern(Field field, int at) {
		StringBuilder pattern = new StringBuilder();
		for (int bit = 0; bit < 8 * field.length(); bit++) {
			boolean own = bit >= field.bits().first() && bit < field.bits().first() + field.bits().count();
			int value = tree.bytes()[at + bit / 8] >> 7 - bit % 8 & 1;
			pattern.append(bit > 0 && bit % 4 == 0 ? " " : "").append(own ? Integer.toString(value) : ".");
		}
		return pattern.toString();
	}
}
