package org.telltale.cli.bench.workload;

/**
 * What has to be changed in a frame when its addresses change.
 *
 * @param offsets   where addresses stand in the frame
 * @param numbers   which addresses of the {@link AddressBook} they are
 * @param checksums what sums over them, inner ones before outer ones
 */
record FrameEdits(int[] offsets, int[] numbers, Checksum[] checksums) {

	/**
	 * A checksum field.
	 *
	 * @param offset where it stands in the frame
	 * @param udp    0 means "none" and stays, a result of 0 becomes 0xffff (RFC 768)
	 * @param terms  what changes below it: {@code number << 2 | isChecksum << 1 | isSwapped}, the number of an address or of an earlier checksum of the frame;
	 *               swapped if it begins an odd number of bytes after the summed data
	 */
	record Checksum(int offset, boolean udp, int[] terms) {
	}

	/**
	 * Changes a copy of the frame.
	 *
	 * @param scratch at least as long as {@link #checksums}
	 */
	void apply(AddressPlan plan, byte[] target, int base, int[] scratch) {
		for (int i = 0; i < offsets.length; i++) {
			plan.write(numbers[i], target, base + offsets[i]);
		}
		for (int i = 0; i < checksums.length; i++) {
			scratch[i] = repair(checksums[i], plan, target, base + checksums[i].offset, scratch);
		}
	}

	/** RFC 1624, equation 3: HC' = ~(~HC + ~m + m'). Returns what a sum over the field grows by. */
	private static int repair(Checksum checksum, AddressPlan plan, byte[] target, int at, int[] grown) {
		int old = (target[at] & 0xff) << 8 | target[at + 1] & 0xff;
		if (checksum.udp && old == 0) {
			return 0;
		}
		int sum = ~old & 0xffff;
		for (int term : checksum.terms) {
			boolean swapped = (term & 1) != 0;
			int number = term >>> 2;
			if ((term & 2) == 0) {
				sum += plan.growth(number, swapped);
			} else {
				sum += swapped ? (grown[number] << 8 | grown[number] >> 8) & 0xffff : grown[number];
			}
		}
		while (sum >> 16 != 0) {
			sum = (sum & 0xffff) + (sum >> 16);
		}
		int repaired = ~sum & 0xffff;
		if (checksum.udp && repaired == 0) {
			repaired = 0xffff;
		}
		target[at] = (byte) (repaired >> 8);
		target[at + 1] = (byte) repaired;
		return (repaired + 0xffff - old) % 0xffff;
	}
}
