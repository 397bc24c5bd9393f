package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** The bits of a scan's entropy-coded bytes (ITU-T T.81 section F.2.2.5). */
final class EntropyCoded {

	private final byte[] file;
	private final int end;
	private int at;
	private int octet;
	private int left;

	EntropyCoded(byte[] file, int at, int end) {
		this.file = file;
		this.at = at;
		this.end = end;
	}

	int bit() throws Refusal {
		if (left == 0) {
			Refusal.unless(at < end, JpegMarkers.DAMAGED);
			octet = file[at++];
			left = 8;
			if (octet == -1) {
				// a stuffed zero follows, else it is a marker, which comes too early
				Refusal.unless(at < end && file[at] == 0, JpegMarkers.DAMAGED);
				at++;
			}
		}
		return octet >> --left & 1;
	}

	int bits(int count) throws Refusal {
		int value = 0;
		for (int i = 0; i < count; i++) {
			value = value << 1 | bit();
		}
		return value;
	}

	/** So many bits as a number with sign (section F.2.2.1, EXTEND). */
	int signed(int count) throws Refusal {
		int value = bits(count);
		return count > 0 && value < 1 << count - 1 ? value - (1 << count) + 1 : value;
	}

	/** Over a restart marker, which has to be the next. */
	void restart(int number) throws Refusal {
		left = 0;
		int from = at;
		while (at < end && file[at] == -1) {
			at++;
		}
		Refusal.unless(at > from && at < end && (file[at] & 0xff) == 0xd0 + number, JpegMarkers.DAMAGED);
		at++;
	}
}
