package org.telltale.container.disk;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The partition table of a boot sector or of an extended partition (UEFI specification, section 5.2.1, "Legacy Master
 * Boot Record").
 *
 * @param slots its four entries, unused ones too
 */
record MbrTable(List<Slot> slots) {

	static final int SECTOR = 512;
	static final int TABLE = 446;
	static final int SLOT = 16;

	private static final int MARK = 510;
	private static final int PROTECTIVE = 0xee;

	/**
	 * An entry.
	 *
	 * @param status 0x80 for what is booted, else 0
	 * @param type what it is for; 0 for none
	 * @param first its first sector
	 * @param count sectors
	 */
	record Slot(int status, int type, long first, long count) {

		boolean isUsed() {
			return type != 0;
		}

		boolean isExtended() {
			return type == 0x05 || type == 0x0f || type == 0x85;
		}

		private boolean isSane() {
			return !isUsed() || (status == 0 || status == 0x80) && first > 0 && count > 0;
		}
	}

	/** The table of a sector; cut off or without its mark, it is none. */
	static MbrTable read(byte[] sector) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(sector).order(ByteOrder.LITTLE_ENDIAN);
		if (cursor.seek(MARK).u16() != 0xaa55) {
			throw new TruncatedException(MARK, 2, 0);
		}
		List<Slot> slots = new ArrayList<>();
		cursor.seek(TABLE);
		for (int i = 0; i < 4; i++) {
			int status = cursor.u8();
			int type = cursor.skip(3).u8();
			slots.add(new Slot(status, type, cursor.skip(3).u32(), cursor.u32()));
		}
		return new MbrTable(slots);
	}

	/** Whether it is a table at all and not other bytes in front of the mark. */
	boolean isSane() {
		return slots.stream().allMatch(Slot::isSane) && slots.stream().anyMatch(Slot::isUsed);
	}

	/** Whether it stands there only to keep others from a disk with a GPT. */
	boolean isProtective() {
		return slots.stream().anyMatch(slot -> slot.type == PROTECTIVE);
	}
}
