package org.telltale.match;

import java.util.HexFormat;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Layer;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.search.Hit;

/**
 * What is found in bytes that hexadecimal digits spell. A number in half bytes, the high one first, and an identifier's
 * bytes are there the very digits that stand in the text: whether these stand free is told from the text, so that no
 * number is seen inside a longer one. An identifier counts if all digits of the text were read.
 */
final class HexDump {

	private HexDump() {
	}

	/** Whether a hit says no more than the digits of the text from which the layer comes. */
	static boolean isOnlyReadAgain(Layer layer, Hit hit) {
		if (!layer.op().equals("hex")) {
			return false;
		}
		return switch (hit.variant()) {
			case Variant.Bcd bcd -> !bcd.lowFirst();
			case Variant.RawId id -> !id.reversed() && !isWhole(layer);
			default -> false;
		};
	}

	private static boolean isWhole(Layer layer) {
		byte[] text = layer.parent().orElseThrow().bytes();
		ByteRange first = layer.ranges().getFirst();
		ByteRange last = layer.ranges().getLast();
		return !isDigit(text, first.offset() - 1) && !isDigit(text, last.end());
	}

	private static boolean isDigit(byte[] text, long at) {
		return at >= 0 && at < text.length && HexFormat.isHexDigit(text[(int) at]);
	}
}
