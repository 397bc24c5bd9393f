package org.telltale.match.internal.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * A scan header (ITU-T T.81 section B.2.3) of a scan that has the frame's first component.
 *
 * @param parts the components, the first in front
 * @param from the first coefficient, in zigzag order
 * @param to the last
 * @param high bits that an earlier scan left out of what it gave; 0 if there was none
 * @param low bits that this scan leaves out
 */
record JpegScan(List<Part> parts, int from, int to, int high, int low) {

	private static final int MOST_BLOCKS = 10;

	/** A component in a scan, with the destinations of its Huffman tables. */
	record Part(JpegFrame.Component component, int dc, int ac) {
	}

	/** Whether blocks of several components alternate. */
	boolean several() {
		return parts.size() > 1;
	}

	/** Reads the content of an SOS segment; none if the first component is not in it. */
	static Optional<JpegScan> read(ByteCursor segment, JpegFrame frame) throws TruncatedException, NotComparable {
		int count = segment.u8();
		NotComparable.unless(count >= 1 && segment.remaining() == 2 * count + 3, NotComparable.Reason.DAMAGED);
		List<Part> parts = new ArrayList<>();
		int next = 0;
		int blocks = 0;
		for (int i = 0; i < count; i++) {
			int id = segment.u8();
			int tables = segment.u8();
			while (next < frame.components().size() && frame.components().get(next).id() != id) {
				next++;
			}
			NotComparable.unless(next < frame.components().size() && tables >> 4 < 4 && (tables & 0xf) < 4, NotComparable.Reason.DAMAGED);
			JpegFrame.Component component = frame.components().get(next++);
			blocks += component.blocks();
			parts.add(new Part(component, tables >> 4, tables & 0xf));
		}
		if (parts.getFirst().component() != frame.first()) {
			return Optional.empty();
		}
		NotComparable.unless(count == 1 || blocks <= MOST_BLOCKS, NotComparable.Reason.DAMAGED);
		int from = segment.u8();
		int to = segment.u8();
		int bits = segment.u8();
		return Optional.of(new JpegScan(parts, from, to, bits >> 4, bits & 0xf));
	}
}
