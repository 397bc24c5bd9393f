package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** Walks over the markers and segments of a JPEG file (ITU-T T.81 sections B.1.1.3 and B.1.1.4), from behind SOI. */
final class JpegMarkers {

	static final int SOI = 0xd8;
	static final int EOI = 0xd9;
	static final int SOS = 0xda;
	static final int DQT = 0xdb;
	static final int DHT = 0xc4;
	static final int DRI = 0xdd;
	/** Why nearly every JPEG file is refused. */
	static final String DAMAGED = "a JPEG picture is damaged, or of a kind that is not compared";

	private final byte[] file;
	private int at = 2;
	private int marker;
	private int from;
	private int to;

	JpegMarkers(byte[] file) {
		this.file = file;
	}

	/** The marker's second byte. */
	int marker() {
		return marker;
	}

	/** Where the segment's parameters begin. */
	int from() {
		return from;
	}

	/** Where they end. */
	int to() {
		return to;
	}

	/** The offset behind what was walked over. */
	int at() {
		return at;
	}

	/** To the next marker, which has to stand here. */
	void next() throws Refusal {
		Refusal.unless(at < file.length && file[at] == (byte) 0xff, DAMAGED);
		while (at < file.length && file[at] == (byte) 0xff) {
			at++;
		}
		Refusal.unless(at < file.length && file[at] != 0, DAMAGED);
		marker = file[at++] & 0xff;
		from = at;
		to = at;
		if (marker != 1 && marker != EOI && marker != SOI && !isRestart(marker)) {
			Refusal.unless(file.length - at >= 2, DAMAGED);
			int length = (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
			Refusal.unless(length >= 2 && length <= file.length - at, DAMAGED);
			from = at + 2;
			to = at + length;
			at = to;
		}
	}

	/** Over the entropy-coded bytes that stand here. */
	void passEntropyCoded() throws Refusal {
		while (at < file.length - 1 && !(file[at] == (byte) 0xff && endsEntropyCoded(file[at + 1] & 0xff))) {
			at++;
		}
		Refusal.unless(at < file.length - 1, DAMAGED);
	}

	private static boolean endsEntropyCoded(int second) {
		return second != 0 && second != 0xff && !isRestart(second);
	}

	private static boolean isRestart(int second) {
		return second >= 0xd0 && second <= 0xd7;
	}
}
