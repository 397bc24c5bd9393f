package org.telltale.capture.frame;

import java.util.Arrays;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;

/** Fields of the block that holds a frame (draft-ietf-opsawg-pcapng sections 4.3, 4.4, appendix A, options 3.5). Stateless. */
final class PcapngFields {

	private static final int SIMPLE = 3;
	private static final int OBSOLETE = 2;
	private static final int COMMENT = 1;
	/** Options of a block that are taken apart: a tree shall not fill memory. */
	private static final int MOST_OPTIONS = 10_000;

	private PcapngFields() {
	}

	/** The block that begins at {@code start}. @param length of all of it */
	static FrameRecord of(Frame frame, int start, int length, boolean little) {
		byte[] block = Arrays.copyOfRange(frame.bytes, start, start + length);
		int before = frame.start - start;
		FieldBuilder in = new FieldBuilder(block, 0, before);
		int type = (int) in.number("pcapng.block.type", 4, little);
		in.number("pcapng.block.length", 4, little);
		if (type == OBSOLETE) {
			in.number("pcapng.packet.interface_id", 2, little);
			in.number("pcapng.packet.drops_count", 2, little);
		} else if (type != SIMPLE) {
			in.number("pcapng.packet.interface_id", 4, little);
		}
		if (type != SIMPLE) {
			in.number("pcapng.packet.timestamp_high", 4, little);
			in.number("pcapng.packet.timestamp_low", 4, little);
			in.number("pcapng.packet.captured_length", 4, little);
		}
		in.number("pcapng.packet.original_length", 4, little);
		Field head = new Field("pcapng", FieldType.GROUP, 0, before, "Block header of the file", in.fields());
		int behind = before + frame.captured;
		Field tail = new Field("pcapng.end", FieldType.GROUP, behind, length - behind, "End of the block in the file", end(block, behind, little));
		return new FrameRecord(block, before, List.of(head.shifted(-before), tail.shifted(-before)));
	}

	private static List<Field> end(byte[] block, int behind, boolean little) {
		int options = block.length - 4;
		FieldBuilder in = new FieldBuilder(block, behind, block.length);
		int padding = -behind & 3;
		if (padding > 0 && padding <= options - behind) {
			in.bytes("pcapng.packet.padding", padding);
		}
		for (int i = 0; i < MOST_OPTIONS && options - in.at() >= 4; i++) {
			int start = in.at();
			int code = little ? Short.reverseBytes((short) in.peek16()) & 0xffff : in.peek16();
			int length = EvidenceStream.u16(block, start + 2, little);
			int all = 4 + (length + 3 & ~3);
			if (all > options - start) {
				break;
			}
			FieldBuilder option = in.part(all);
			option.number("pcapng.options.option.code", 2, little);
			option.number("pcapng.options.option.length", 2, little);
			if (length > 0 && code == COMMENT) {
				option.text("pcapng.options.option.data.comment", length);
			} else if (length > 0) {
				option.bytes("pcapng.options.option.data", length);
			}
			if (option.left() > 0) {
				option.bytes("pcapng.options.option.padding", option.left());
			}
			in.group("pcapng.options.option", start, Integer.toString(code), option);
		}
		if (in.at() < options) {
			in.notAnalysed(options - in.at(), "options");
		}
		in.number("pcapng.block.length_trailer", 4, little);
		return in.fields();
	}
}
