package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.field.Meanings;
import org.telltale.workbench.text.Texts;

/** A field in the tree of a frame; the same only as itself, since a frame may say the same twice. */
final class FieldNode {

	private static final int WIDEST = 400;

	private final Field field;
	private final Optional<FieldNode> parent;
	private final List<FieldNode> parts = new ArrayList<>();

	private FieldNode(Field field, Optional<FieldNode> parent) {
		this.field = field;
		this.parent = parent;
		field.parts().forEach(part -> parts.add(new FieldNode(part, Optional.of(this))));
	}

	static List<FieldNode> of(List<Field> fields) {
		return fields.stream().map(field -> new FieldNode(field, Optional.empty())).toList();
	}

	Field field() {
		return field;
	}

	Optional<FieldNode> parent() {
		return parent;
	}

	List<FieldNode> parts() {
		return List.copyOf(parts);
	}

	boolean isUnread() {
		return field.type() == FieldType.NOT_ANALYSED;
	}

	/** What it is called. */
	String name() {
		return isUnread() ? Texts.of("frame.notAnalysed") : field.name();
	}

	/** Its value and what that means. */
	String value() {
		String value = field.value().length() > WIDEST ? field.value().substring(0, WIDEST) + "…" : field.value();
		String shown = SightingBytes.readable(value).replace('\n', ' ');
		return Meanings.of(field).map(words -> shown.isEmpty() ? words : shown + "  (" + words + ")").orElse(shown);
	}

	/** How long it is. */
	String length() {
		int bits = field.bits().count();
		return bits > 0 ? Texts.of(bits == 1 ? "frame.bit" : "frame.bits", bits) : Integer.toString(field.length());
	}

	/** The same with its unit. */
	String size() {
		return field.bits().count() > 0 ? length() : Texts.of(field.length() == 1 ? "frame.byte" : "frame.bytes", length());
	}

	/** The node of the last field of a path that begins among these nodes. */
	static Optional<FieldNode> find(List<FieldNode> nodes, List<Field> path) {
		Optional<FieldNode> found = Optional.empty();
		List<FieldNode> among = nodes;
		for (Field step : path) {
			found = among.stream().filter(node -> node.field == step).findFirst();
			if (found.isEmpty()) {
				return found;
			}
			among = found.get().parts;
		}
		return found;
	}
}
