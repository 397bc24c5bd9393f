package org.telltale.capture.packet;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;

/** The layers found so far in one frame, in the order of their places. Not thread-safe. */
final class FieldWalk {

	/** More layers than any link builds: what lies deeper is not read apart. */
	private static final int MOST_LAYERS = 64;

	final byte[] b;
	final PacketFields.PayloadReader payloads;
	private final List<Field> layers = new ArrayList<>();

	FieldWalk(byte[] frame, PacketFields.PayloadReader payloads) {
		this.b = frame;
		this.payloads = payloads;
	}

	/** Reads from {@code at} on. */
	FieldBuilder from(int at, int end) {
		return new FieldBuilder(b, at, Math.max(at, end));
	}

	/** A header with its fields. @param title what it is, in words */
	void layer(String name, String title, int from, int to, FieldBuilder parts) {
		layer(name, title, from, to, parts.fields());
	}

	/** The same of fields that were made elsewhere. */
	void layer(String name, String title, int from, int to, List<Field> parts) {
		if (to > from) {
			layers.add(new Field(name, FieldType.GROUP, from, to - from, title, parts));
		}
	}

	/** A layer that was read elsewhere. */
	void add(Field layer) {
		layers.add(layer);
	}

	/** Bytes without a header round them. */
	void bytes(String name, int from, int to) {
		if (to > from) {
			layers.add(Field.of(name, FieldType.BYTES, from, to - from, HexFormat.of().formatHex(b, from, to)));
		}
	}

	/** Bytes that nobody reads apart. */
	void rest(int from, int to, String why) {
		if (to > from) {
			layers.add(Field.notAnalysed(from, to - from, why));
		}
	}

	/** Whether a further layer may be read; else the rest is said to be left out. */
	boolean deeper(int at, int end) {
		if (layers.size() < MOST_LAYERS) {
			return true;
		}
		rest(at, end, "more than " + MOST_LAYERS + " layers");
		return false;
	}

	List<Field> layers() {
		return layers;
	}
}
