package org.telltale.capture.frame;

import java.util.List;
import org.telltale.capture.field.Field;

/**
 * The record or block of the file that holds a frame.
 *
 * @param bytes all of it, the frame included; not to be changed
 * @param before how many bytes of it stand before the frame
 * @param fields what it says beside the frame; places count from the frame's first byte: negative before it
 */
public record FrameRecord(byte[] bytes, int before, List<Field> fields) {

	public FrameRecord {
		fields = List.copyOf(fields);
	}
}
