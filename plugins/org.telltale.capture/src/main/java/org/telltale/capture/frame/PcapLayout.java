package org.telltale.capture.frame;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;

/**
 * How the records of a pcap file are laid out (draft-ietf-opsawg-pcap section 4 and the variants that {@code derivation.md},
 * "Capture files", lists): what the magic number, the version and, for two magics, the first records say.
 *
 * @param little whether numbers are little-endian
 * @param fileHeader length of the file header
 * @param recordHeader length of each record's header; its first 16 bytes are the same in all variants
 * @param nanosPerUnit length of a unit of the time's second number
 * @param swap how the two lengths of a record stand
 * @param linkType LINKTYPE
 * @param fcsBytes bytes of frame check sequence at the end of each frame, 0 if none or not said
 * @param snapLength most bytes captured of a frame, as the header says
 * @param assumed whether no description of this variant's records is public
 */
record PcapLayout(boolean little, int fileHeader, int recordHeader, int nanosPerUnit, Swap swap, int linkType, int fcsBytes,
		long snapLength, boolean assumed) {

	static final int MICROS = 0xa1b2c3d4;
	static final int NANOS = 0xa1b23c4d;
	/** Kuznetzov's: interface, protocol and packet type behind the lengths. */
	static final int MODIFIED = 0xa1b2cd34;
	/** netsniff-ng's: nanoseconds; time source, interface, protocol and types behind the lengths. */
	static final int NETSNIFF = 0xa1e2cb12;
	/** IXIA's hardware (ns) and software (us) captures: four more bytes of file header. */
	static final int IXIA_HARDWARE = 0x1c0001ac;
	static final int IXIA_SOFTWARE = 0x1c0001ab;
	/** Reserved by libpcap for Navtel's variant "with nanosecond timestamps". */
	static final int NAVTEL = 0xa12b3c4d;

	/** Most bytes of a frame in a file that does not announce more, as in libpcap and Wireshark. */
	static final int MAX_CAPTURED = 262_144;
	private static final int MAX_ORIGINAL = 128 << 20;
	private static final int TRIED_RECORDS = 3;
	private static final int LINK_TYPE_BITS = 0x03ffffff;
	private static final int FCS_GIVEN = 0x04000000;

	/** Order of a record's two lengths: versions before 2.3 had the original length first. */
	enum Swap {
		/** Captured, then original. */
		NO,
		/** Original, then captured. */
		YES,
		/** Version 2.3, which was written both ways: the longer one is the original. */
		LONGER
	}

	/** Whether a file that begins with this number, read big-endian, is pcap. */
	static boolean isMagic(int magic) {
		return isNumber(magic) || isNumber(Integer.reverseBytes(magic));
	}

	private static boolean isNumber(int magic) {
		return switch (magic) {
			case MICROS, NANOS, MODIFIED, NETSNIFF, IXIA_HARDWARE, IXIA_SOFTWARE, NAVTEL -> true;
			default -> false;
		};
	}

	/** The layout of the file that the stream stands at the start of; empty if its header is cut. */
	static Optional<PcapLayout> read(EvidenceStream stream) throws IOException {
		int big = (int) EvidenceStream.u32(stream.bytes(), stream.position(), false);
		boolean little = !isNumber(big);
		int magic = little ? Integer.reverseBytes(big) : big;
		int fileHeader = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE ? 28 : 24;
		if (!stream.require(fileHeader)) {
			return Optional.empty();
		}
		byte[] bytes = stream.bytes();
		int at = stream.position();
		int major = EvidenceStream.u16(bytes, at + 4, little);
		int minor = EvidenceStream.u16(bytes, at + 6, little);
		int link = (int) EvidenceStream.u32(bytes, at + 20, little);
		int aix = magic == MICROS && major == 2 && minor == 2 ? aixLinkType(link) : -1;
		boolean nanos = aix >= 0 || magic == NANOS || magic == NETSNIFF || magic == IXIA_HARDWARE || magic == NAVTEL;
		PcapLayout plain = new PcapLayout(little, fileHeader, magic == MODIFIED || magic == NETSNIFF ? 24 : 16, nanos ? 1 : 1000,
				swap(major, minor), aix >= 0 ? aix : link & LINK_TYPE_BITS, (link & FCS_GIVEN) != 0 ? 2 * (link >>> 28) : 0,
				EvidenceStream.u32(bytes, at + 16, little), magic == NAVTEL);
		if (aix >= 0) {
			return Optional.of(plain);
		}
		return Optional.of(switch (magic) {
			case MICROS -> plain.best(stream, 24, 20);
			case MODIFIED -> plain.best(stream, 28, 28);
			default -> plain;
		});
	}

	/** AIX wrote version 2.2 with nanoseconds and numbers of RFC 1573's ifType; -1 for any other file. */
	private static int aixLinkType(int link) {
		return switch (link) {
			case 6 -> 1;
			case 9 -> 6;
			case 15 -> 10;
			case 24 -> 0;
			default -> -1;
		};
	}

	private static Swap swap(int major, int minor) {
		if (major == 2 && minor < 3 || major == 543) {
			return Swap.YES;
		}
		return major == 2 && minor == 3 ? Swap.LONGER : Swap.NO;
	}

	/** This layout, unless something speaks against it in the first records and nothing against another record header. */
	private PcapLayout best(EvidenceStream stream, int second, int third) throws IOException {
		stream.require(fileHeader + TRIED_RECORDS * (28 + MAX_CAPTURED));
		if (usual(stream)) {
			return this;
		}
		for (int header : new int[] { second, third }) {
			PcapLayout other = new PcapLayout(little, fileHeader, header, nanosPerUnit, swap, linkType, fcsBytes, snapLength, assumed);
			if (other.fits(stream)) {
				return other;
			}
		}
		return this;
	}

	/** Whether nothing speaks against the first three headers, as many as there are; a cut file speaks against no layout. */
	private boolean usual(EvidenceStream stream) {
		byte[] bytes = stream.bytes();
		long end = (long) stream.position() + stream.available();
		long at = stream.position() + fileHeader;
		for (int i = 0; i < TRIED_RECORDS && end - at >= recordHeader; i++) {
			if (fraction(bytes, (int) at) >= 1_000_000_000 / nanosPerUnit || captured(bytes, (int) at) > Math.min(MAX_CAPTURED, snapLength)
					|| original(bytes, (int) at) > MAX_ORIGINAL || captured(bytes, (int) at) > original(bytes, (int) at)) {
				return false;
			}
			at += recordHeader + captured(bytes, (int) at);
		}
		return true;
	}

	/** Whether the first three records, as many as there are, are plausible and whole. */
	private boolean fits(EvidenceStream stream) {
		byte[] bytes = stream.bytes();
		long end = (long) stream.position() + stream.available();
		long at = stream.position() + fileHeader;
		long before = -1;
		for (int i = 0; i < TRIED_RECORDS && at < end; i++) {
			if (end - at < recordHeader || !plausible(bytes, (int) at, before, PcapSearch.LAST_SECONDS)) {
				return false;
			}
			before = seconds(bytes, (int) at);
			at += recordHeader + captured(bytes, (int) at);
		}
		return at <= end;
	}

	long seconds(byte[] bytes, int at) {
		return EvidenceStream.u32(bytes, at, little);
	}

	long fraction(byte[] bytes, int at) {
		return EvidenceStream.u32(bytes, at + 4, little);
	}

	long captured(byte[] bytes, int at) {
		return length(bytes, at, true);
	}

	long original(byte[] bytes, int at) {
		return length(bytes, at, false);
	}

	private long length(byte[] bytes, int at, boolean captured) {
		long first = EvidenceStream.u32(bytes, at + 8, little);
		long second = EvidenceStream.u32(bytes, at + 12, little);
		boolean swapped = swap != Swap.NO && (swap == Swap.YES || first > second);
		return swapped == captured ? second : first;
	}

	/** The fields of a record's header, which the bytes begin with. */
	Field fields(byte[] record) {
		boolean swapped = swap == Swap.YES || swap == Swap.LONGER && captured(record, 0) != EvidenceStream.u32(record, 8, little);
		String fraction = nanosPerUnit == 1 ? "pcap.ts_nsec" : "pcap.ts_usec";
		FieldBuilder in = new FieldBuilder(record, 0, recordHeader);
		for (String name : List.of("pcap.ts_sec", fraction, swapped ? "pcap.orig_len" : "pcap.incl_len", swapped ? "pcap.incl_len" : "pcap.orig_len")) {
			in.number(name, 4, little);
		}
		if (in.left() > 0) {
			in.bytes("pcap.variant", in.left());
		}
		return new Field("pcap", FieldType.GROUP, 0, recordHeader, "Record header of the file", in.fields());
	}

	/** The longest captured length that is taken for real: longer ones are damage. */
	long maxCaptured() {
		int byLink = switch (linkType) {
			case 231, 249 -> FrameReader.MAX_RECORD;
			case 279 -> 8 << 20;
			default -> MAX_CAPTURED;
		};
		return Math.max(byLink, Math.min(snapLength, FrameReader.MAX_RECORD));
	}

	/**
	 * Whether a record's header is one that a program writes: some bytes captured, no more than there were, a fraction below a
	 * second, and no more than a year since the frame before.
	 *
	 * @param lastSeconds of the frame before, -1 if there was none
	 */
	boolean plausible(byte[] bytes, int at, long lastSeconds, long mostSeconds) {
		long captured = captured(bytes, at);
		long original = original(bytes, at);
		return captured > 0 && captured <= original && original <= MAX_CAPTURED && fraction(bytes, at) < 1_000_000_000 / nanosPerUnit
				&& (lastSeconds < 0 || Math.abs(seconds(bytes, at) - lastSeconds) <= mostSeconds);
	}
}
