package org.telltale.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Progress;
import org.telltale.capture.FrameFields;
import org.telltale.capture.FrameTree;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** Takes single frames apart: each byte must have a field that is no group, and each field must lie inside of what holds it. */
final class FrameTarget {

	private static final int CHOICES = 4;

	private FrameTarget() {
	}

	/** The first two bytes choose the link type, the third how much less was captured than there was, the fourth the frame check sequence. */
	static void bytes(byte[] data) {
		byte[] choices = Arrays.copyOf(data, CHOICES);
		byte[] frame = Arrays.copyOfRange(data, Math.min(CHOICES, data.length), data.length);
		int linkType = (choices[0] & 0xff) << 8 | choices[1] & 0xff;
		long original = frame.length + (choices[2] & 0xff);
		List<Field> fields = FrameFields.of(frame, linkType, original, choices[3] & 7);
		check(fields, 0, frame.length);
		new FrameTree("pcap", 1, Optional.empty(), linkType, 0, frame.length, original, frame, 0, fields).toJson("fuzz").toString();
	}

	/** The first byte chooses the frame, the rest is a file. */
	static void file(byte[] data) {
		byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
		try (FolderOfFiles folder = new FolderOfFiles()) {
			Path file = folder.file("fuzz", bytes);
			FrameTree.read(file, 1 + (data.length == 0 ? 0 : data[0] & 0xff), Progress.NONE).tree().ifPresent(tree -> {
				check(tree.fields(), -tree.before(), tree.bytes().length - tree.before());
				tree.toJson("fuzz").toString();
			});
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private static void check(List<Field> layers, int from, int to) {
		int at = from;
		BitSet covered = new BitSet();
		for (Field layer : layers) {
			if (layer.offset() != at) {
				throw new IllegalStateException("the layer " + layer.name() + " begins at " + layer.offset() + " and not at " + at);
			}
			inside(layer);
			cover(layer, from, covered);
			at = layer.end();
		}
		if (at != to) {
			throw new IllegalStateException("the layers end at " + at + " and not at " + to);
		}
		if (covered.nextClearBit(0) < to - from) {
			throw new IllegalStateException("the byte at " + (from + covered.nextClearBit(0)) + " has no field");
		}
	}

	/** Marks the bytes of all fields that are no groups, counted from {@code from}. */
	private static void cover(Field field, int from, BitSet covered) {
		if (field.type() != FieldType.GROUP) {
			covered.set(field.offset() - from, field.end() - from);
		}
		field.parts().forEach(part -> cover(part, from, covered));
	}

	private static void inside(Field field) {
		for (Field part : field.parts()) {
			if (part.length() < 0 || part.length() > 0 && (part.offset() < field.offset() || part.end() > field.end())) {
				throw new IllegalStateException("a part " + part.name() + " at " + part.offset() + " is not in its " + field.name());
			}
			inside(part);
		}
	}
}
