package org.telltale.capture.shape;

/**
 * Classes the bytes of an unknown protocol by how often each value comes, over the first bytes of both sides. The words are
 * those of a flow's {@code protocol}. Not thread-safe; never throws for any bytes.
 */
public final class ByteShape {

	/** Of each side no more is looked at. */
	public static final int LOOKED_AT = 64 << 10;
	/** Fewer bytes say nothing about their entropy. */
	private static final int ENOUGH = 256;
	/** Bits a byte above what random bytes of that number may miss of the most that is possible. */
	private static final double SLACK_BITS = 0.35;

	private final int[] counts = new int[256];
	private final int[] seen = new int[2];
	private int total;

	/** Takes bytes of a side, in order. Nothing is kept but counts. */
	public void add(int side, byte[] bytes, int from, int to) {
		int end = Math.min(to, from + Math.max(0, LOOKED_AT - seen[side]));
		for (int i = from; i < end; i++) {
			counts[bytes[i] & 0xff]++;
		}
		seen[side] += Math.max(0, end - from);
		total += Math.max(0, end - from);
	}

	/** Whether more bytes of a side would be looked at. */
	public boolean wants(int side) {
		return seen[side] < LOOKED_AT;
	}

	/** {@code unknown:text}, {@code unknown:high-entropy} (compressed or encrypted), {@code unknown:structured}; {@code unknown} without bytes. */
	public String word() {
		if (total == 0) {
			return "unknown";
		} else if (text()) {
			return "unknown:text";
		}
		return total >= ENOUGH && highEntropy() ? "unknown:high-entropy" : "unknown:structured";
	}

	/** At least 19 of 20 bytes are printable, blanks or of UTF-8 sequences, and there are no more than a few control characters. */
	private boolean text() {
		int plain = counts['\n'] + counts['\r'] + counts['\t'];
		for (int i = 0x20; i < 0x7f; i++) {
			plain += counts[i];
		}
		int leads = 0;
		int trails = 0;
		for (int i = 0x80; i < 0xf5; i++) {
			trails += i < 0xc0 ? counts[i] : 0;
			leads += i >= 0xc2 ? counts[i] : 0;
		}
		boolean utf8 = leads > 0 && trails >= leads && trails <= 3L * leads && counts[0xc0] + counts[0xc1] == 0;
		long good = plain + (utf8 ? leads + trails : 0);
		return good * 20L >= total * 19L;
	}

	/** Whether the entropy is as high as that of random bytes of this number (their expected loss is 255 / (2 n ln 2) bits). */
	private boolean highEntropy() {
		return entropyBits() >= Math.max(5.5, 8 - 255 / (2 * total * StrictMath.log(2)) - SLACK_BITS);
	}

	/** Shannon's entropy of the values, bits a byte. */
	public double entropyBits() {
		double bits = 0;
		for (int count : counts) {
			if (count > 0) {
				bits -= (double) count / total * StrictMath.log((double) count / total) / StrictMath.log(2);
			}
		}
		return bits;
	}
}
