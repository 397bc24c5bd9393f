package org.telltale.capture.frame;

import java.math.BigInteger;

/**
 * An Interface Description Block (pcapng section 4.2).
 *
 * @param linkType LINKTYPE of its frames
 * @param snapLength most bytes captured of a frame; 0 for no limit
 * @param resolution {@code if_tsresol}: the exponent of a tick's length in seconds, base 2 if the highest bit is set, else 10
 * @param offsetSeconds {@code if_tsoffset}
 */
record PcapngInterface(int linkType, long snapLength, int resolution, long offsetSeconds) {

	private static final int IF_TSRESOL = 9;
	private static final int IF_TSOFFSET = 14;
	private static final long NANOS = 1_000_000_000L;

	static PcapngInterface read(byte[] bytes, int body, int end, boolean little) {
		if (end - body < 8) {
			return new PcapngInterface(-1, 0, 6, 0);
		}
		int resolution = 6;
		long offset = 0;
		int at = body + 8;
		while (end - at >= 4) {
			int code = EvidenceStream.u16(bytes, at, little);
			int length = EvidenceStream.u16(bytes, at + 2, little);
			if (code == 0 || length > end - at - 4) {
				break;
			}
			if (code == IF_TSRESOL && length == 1) {
				resolution = bytes[at + 4] & 0xff;
			} else if (code == IF_TSOFFSET && length == 8) {
				long first = EvidenceStream.u32(bytes, at + 4, little);
				long second = EvidenceStream.u32(bytes, at + 8, little);
				offset = little ? second << 32 | first : first << 32 | second;
			}
			at += 4 + (length + 3 & ~3);
		}
		return new PcapngInterface(EvidenceStream.u16(bytes, body, little), EvidenceStream.u32(bytes, body + 4, little), resolution,
				offset);
	}

	/** The time of a tick count (unsigned), rounded down to a nanosecond. */
	long nanos(long ticks) {
		long base = offsetSeconds * NANOS;
		if (ticks >= 0) {
			if (resolution == 6 && ticks < Long.MAX_VALUE / 1000) {
				return base + ticks * 1000;
			} else if (resolution == 9) {
				return base + ticks;
			}
		}
		BigInteger count = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.valueOf(NANOS));
		int exponent = resolution & 0x7f;
		BigInteger units = (resolution & 0x80) != 0 ? BigInteger.TWO.pow(exponent) : BigInteger.TEN.pow(exponent);
		return base + count.divide(units).longValue();
	}
}
