package org.telltale.container.fat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.container.EvidenceText;

/** The entries of a long name (section 7): the last part first, each with the checksum of the short name that follows. */
final class LongName {

	private static final int LAST = 0x40;
	private static final int MOST_PARTS = 20;
	private static final int PART_BYTES = 26;
	/** Where the characters stand in an entry: first byte and number of bytes. */
	private static final int[][] CHARACTERS = {{1, 10}, {14, 12}, {28, 4}};

	private byte[] name = new byte[0];
	private int due;
	private int checksum;
	private boolean any;

	/** The next entry of a name. */
	void add(byte[] entry) {
		any = true;
		int order = entry[0] & 0xff;
		if ((order & LAST) != 0) {
			due = order & ~LAST;
			checksum = entry[13];
			name = new byte[due > MOST_PARTS ? 0 : due * PART_BYTES];
		}
		if (due == 0 || due > MOST_PARTS || (order & ~LAST) != due || entry[13] != checksum) {
			name = new byte[0];
			due = 0;
			return;
		}
		due--;
		int at = due * PART_BYTES;
		for (int[] part : CHARACTERS) {
			System.arraycopy(entry, part[0], name, at, part[1]);
			at += part[1];
		}
	}

	/** Whether entries were added since the last name that was taken. */
	boolean isAny() {
		return any;
	}

	/** The name, if it is whole and belongs to this short one; forgets it. */
	Optional<String> take(byte[] shortName) {
		byte[] whole = due == 0 ? name : new byte[0];
		boolean belongs = whole.length > 0 && checksum == sum(shortName);
		name = new byte[0];
		due = 0;
		any = false;
		if (!belongs) {
			return Optional.empty();
		}
		int end = 0;
		while (end < whole.length && (whole[end] != 0 || whole[end + 1] != 0)) {
			end += 2;
		}
		return Optional.of(EvidenceText.writable(new String(Arrays.copyOf(whole, end), StandardCharsets.UTF_16LE)));
	}

	private static byte sum(byte[] shortName) {
		int sum = 0;
		for (byte b : shortName) {
			sum = ((sum & 1) << 7 | sum >> 1) + (b & 0xff) & 0xff;
		}
		return (byte) sum;
	}
}
