package org.telltale.capture.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.ByteMap;

/** The ops {@code http2.headers} and {@code http2.header} of derivation.md: header blocks of a run of frames as text. Immutable. */
final class HeaderText {

	/** Field lines behind so much header list in one block are left out. */
	static final long LIST_BUDGET = 1 << 20;

	/** A field line in the text. @param name where its name was sent @param value where its value was */
	private record Line(int block, String fieldName, boolean nameKnown, int from, int valueFrom, int to, List<ByteRange> name, List<ByteRange> value) {
	}

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();
	private final List<Line> lines = new ArrayList<>();
	private final List<HeaderBlock> blocks = new ArrayList<>();
	private boolean sound = true;

	private HeaderText() {
	}

	/**
	 * Reads the header blocks of whole frames.
	 *
	 * @param tableSize the table's maximum size at the beginning
	 * @param skip so many blocks come before those that are wanted
	 * @return empty if the blocks are damaged
	 */
	static Optional<HeaderText> of(byte[] frames, int tableSize, int skip) {
		HeaderText result = new HeaderText();
		HpackDecoder decoder = new HpackDecoder(false, tableSize);
		HeaderBlock open = null;
		int at = 0;
		while (result.sound && frames.length - at >= FrameHeader.LENGTH && FrameHeader.length(frames, at) <= frames.length - at - FrameHeader.LENGTH) {
			int type = FrameHeader.type(frames, at);
			boolean begins = type == FrameHeader.HEADERS || type == FrameHeader.PUSH_PROMISE;
			result.sound = begins ? open == null : (open != null) == (type == FrameHeader.CONTINUATION);
			if (begins && result.sound) {
				open = new HeaderBlock(FrameHeader.stream(frames, at), at);
			}
			if (open != null && result.sound) {
				result.fragment(open, frames, at);
				if ((FrameHeader.flags(frames, at) & FrameHeader.END_HEADERS) != 0) {
					result.block(open, decoder, skip);
					open = null;
				}
			}
			at += FrameHeader.LENGTH + FrameHeader.length(frames, at);
		}
		return result.sound ? Optional.of(result) : Optional.empty();
	}

	private void fragment(HeaderBlock open, byte[] frames, int at) {
		int from = FrameHeader.contentFrom(frames, at);
		int to = FrameHeader.contentTo(frames, at);
		sound = from <= to && FrameHeader.stream(frames, at) == open.stream();
		if (sound) {
			open.add(frames, from, to, from);
			sound = !open.tooLong();
		}
	}

	private void block(HeaderBlock block, HpackDecoder decoder, int skip) {
		if (!sound) {
			return;
		}
		int ordinal = blocks.size();
		blocks.add(block);
		List<HpackField> fields = new ArrayList<>();
		sound = decoder.decode(block.bytes(), 0, block.length(), ordinal, fields, LIST_BUDGET);
		block.forget();
		if (sound && ordinal >= skip) {
			for (HpackField field : fields) {
				if (field.valueKnown()) {
					line(ordinal, field);
				}
			}
		}
	}

	private void line(int ordinal, HpackField field) {
		int from = text.size();
		text.writeBytes((field.name() + ": ").getBytes(StandardCharsets.ISO_8859_1));
		int valueFrom = text.size();
		text.writeBytes((field.value() + "\n").getBytes(StandardCharsets.ISO_8859_1));
		lines.add(new Line(ordinal, field.name(), field.nameKnown(), from, valueFrom, text.size(), places(field, field.nameAt()),
				places(field, field.valueAt())));
	}

	/** Where a part was sent, and where the field line stands that repeats it. */
	private List<ByteRange> places(HpackField field, HpackField.Place part) {
		List<ByteRange> found = new ArrayList<>(2);
		blocks.get((int) part.block()).places(part, found);
		if (part.block() != field.at().block()) {
			blocks.get((int) field.at().block()).places(field.at(), found);
		}
		return found;
	}

	/** The text. */
	byte[] bytes() {
		return text.toByteArray();
	}

	/** From the text to the frames. */
	ByteMap map() {
		List<Line> all = List.copyOf(lines);
		return range -> {
			List<ByteRange> found = new ArrayList<>();
			for (int i = first(all, range.offset()); i < all.size() && all.get(i).from() < range.end(); i++) {
				Line line = all.get(i);
				if (range.offset() < line.valueFrom()) {
					found.addAll(line.name());
				}
				if (range.end() > line.valueFrom()) {
					found.addAll(line.value());
				}
			}
			found.sort(null);
			return found;
		};
	}

	/** Index of the first line that ends behind an offset. */
	private static int first(List<Line> lines, long offset) {
		int low = 0;
		int high = lines.size();
		while (low < high) {
			int middle = low + high >>> 1;
			if (lines.get(middle).to() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** The value of a field line of the last block: where it stands in the text. @param index among those of that name */
	Optional<ByteRange> value(String name, int index) {
		int left = index;
		for (Line line : lines) {
			if (line.block() == blocks.size() - 1 && line.nameKnown() && line.fieldName().equals(name) && left-- == 0) {
				return Optional.of(new ByteRange(line.valueFrom(), line.to() - line.valueFrom() - 1L));
			}
		}
		return Optional.empty();
	}
}
