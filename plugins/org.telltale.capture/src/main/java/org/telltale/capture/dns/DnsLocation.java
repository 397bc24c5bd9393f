package org.telltale.capture.dns;

/** The content of a LOC record (RFC 1876). Stateless. */
final class DnsLocation {

	private static final long EQUATOR = 1L << 31;
	private static final long BASE_CENTIMETRES = 10_000_000L;

	private DnsLocation() {
	}

	static void read(DnsInput in, RecordSink sink) {
		int place = in.at();
		int version = in.u8();
		int size = in.u8();
		int horizontal = in.u8();
		int vertical = in.u8();
		long latitude = in.u32();
		long longitude = in.u32();
		long altitude = in.u32();
		if (version != 0 || in.bad()) {
			in.spoil();
			return;
		}
		sink.word("dns.loc.latitude", place + 4, 4, angle(latitude, 'N', 'S'));
		sink.word("dns.loc.longitude", place + 8, 4, angle(longitude, 'E', 'W'));
		sink.word("dns.loc.altitude", place + 12, 4, metres(altitude - BASE_CENTIMETRES));
		sink.word("dns.loc.size", place + 1, 1, metres(power(size)));
		sink.word("dns.loc.horizontal_precision", place + 2, 1, metres(power(horizontal)));
		sink.word("dns.loc.vertical_precision", place + 3, 1, metres(power(vertical)));
	}

	/** Thousandths of a second of arc, from 2^31 (section 2): {@code d m s.fff N}. */
	private static String angle(long value, char positive, char negative) {
		long arc = Math.abs(value - EQUATOR);
		long millis = arc % 1000;
		long seconds = arc / 1000 % 60;
		return arc / 3_600_000 + " " + arc / 60_000 % 60 + " " + seconds + "." + millis / 100 + millis / 10 % 10 + millis % 10 + " "
				+ (value >= EQUATOR ? positive : negative);
	}

	private static long power(int nibbles) {
		long value = nibbles >> 4;
		for (int i = 0; i < (nibbles & 15); i++) {
			value *= 10;
		}
		return value;
	}

	private static String metres(long centimetres) {
		long value = Math.abs(centimetres);
		return (centimetres < 0 ? "-" : "") + value / 100 + "." + value / 10 % 10 + value % 10 + "m";
	}
}
