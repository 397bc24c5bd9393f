package org.telltale.firmware.rom;

import java.util.List;
import java.util.OptionalLong;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;
import org.telltale.container.walk.Item;

/** Where bytes of a file stand, as records name places. */
record TablePlaces(Item file) {

	List<Where> of(List<ByteRange> ranges) {
		return ranges.stream().map(range -> file.place().where(file.source(), range.offset(), range.length())).toList();
	}

	OptionalLong imageOffset(ByteRange range) {
		return file.source().imageOffset(range);
	}
}
