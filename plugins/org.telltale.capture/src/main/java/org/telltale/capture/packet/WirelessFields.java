package org.telltale.capture.packet;

import java.util.List;
import org.telltale.capture.field.Bit;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;

/**
 * Fields of 802.11 frames (IEEE 802.11-2020 section 9.2), plain or behind radiotap, AVS, Prism and PPI. Bodies of management and
 * control frames are not read apart. Not thread-safe.
 */
final class WirelessFields {

	private static final int FCS = 0x10;
	private static final int PADDED = 0x20;
	/** Radiotap's fields by their bits: bytes that each has, and its alignment (radiotap.org/fields). */
	private static final int[] SIZES = { 8, 1, 1, 4, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 8, 3, 8, 12 };
	private static final int[] ALIGNED = { 8, 1, 1, 2, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 4, 1, 4, 2 };
	private static final String[] NAMES = { "mactime", "flags", "datarate", "channel", "fhss", "dbm_antsignal", "dbm_antnoise", "quality", "txattenuation",
			"db_txattenuation", "txpower", "antenna", "db_antsignal", "db_antnoise", "rxflags", "txflags", "rtsretries", "dataretries", "xchannel", "mcs",
			"ampdu", "vht" };

	private final FieldWalk walk;
	private final LinkFields link;

	WirelessFields(FieldWalk walk, LinkFields link) {
		this.walk = walk;
		this.link = link;
	}

	int read(int linkType, int at, int end, int room) {
		return switch (linkType) {
			case 105 -> frame(at, end, room, false);
			case 127 -> radiotap(at, end, room);
			case 192 -> perPacket(at, end, room);
			default -> avsOrPrism(at, end, room, linkType == 119);
		};
	}

	private int radiotap(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.number("radiotap.version", 1);
		in.number("radiotap.pad", 1);
		int length = (int) in.little("radiotap.length", 2);
		long first = 0;
		long present = 1L << 31;
		for (int word = 0; (present & 1L << 31) != 0 && in.left() >= 4 && in.at() + 4 <= at + length; word++) {
			present = in.little("radiotap.present.word", 4);
			first = word == 0 ? present : first;
		}
		if (end - at < 8 || length < 8 || length > end - at) {
			walk.layer("radiotap", "Radiotap, cut or damaged", at, end, in);
			return end;
		}
		int flags = values(in, first, at, at + length);
		walk.layer("radiotap", "Radiotap", at, at + length, in);
		int fcs = (flags & FCS) != 0 && room - end < 4 ? 4 - (room - end) : 0;
		int last = Math.max(at + length, end - fcs);
		int behind = frame(at + length, last, (flags & FCS) != 0 ? Math.max(last, room - 4) : room, (flags & PADDED) != 0);
		if (behind < last) {
			walk.rest(behind, last, "behind the packet");
		}
		walk.bytes("wlan.fcs", last, end);
		return end;
	}

	/** The values that the first word of bits announces, as long as their sizes are known; the flags. */
	private static int values(FieldBuilder in, long present, int start, int end) {
		int flags = 0;
		for (int bit = 0; bit < SIZES.length; bit++) {
			if ((present & 1L << bit) == 0) {
				continue;
			}
			int gap = -(in.at() - start) & ALIGNED[bit] - 1;
			if (in.at() + gap + SIZES[bit] > end) {
				return flags;
			}
			if (gap > 0) {
				in.bytes("radiotap.padding", gap);
			}
			String name = "radiotap." + NAMES[bit];
			flags = bit == 1 ? in.peek() : flags;
			switch (bit) {
				case 3 -> {
					in.little("radiotap.channel.freq", 2);
					in.little("radiotap.channel.flags", 2);
				}
				case 5, 6, 10 -> in.signed(name, 1);
				case 0, 1, 2, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17 -> in.little(name, SIZES[bit]);
				default -> in.bytes(name, SIZES[bit]);
			}
		}
		return flags;
	}

	private int avsOrPrism(int at, int end, int room, boolean prism) {
		if (end - at < 8) {
			return link.unread(at, end, "a cut capture header");
		}
		long code = Bytes.u32(walk.b, at);
		boolean big = !prism || code >>> 4 == 0x8021100 || code == 0x41 || code == 0x44;
		long length = big ? Bytes.u32(walk.b, at + 4) : Bytes.le32(walk.b, at + 4);
		if (length < 8 || length > end - at) {
			return link.unread(at, end, "a damaged capture header");
		}
		String name = prism ? "prism" : "avs";
		FieldBuilder in = walk.from(at, at + (int) length);
		if (big) {
			in.number(name + ".msgcode", 4);
			in.number(name + ".msglen", 4);
		} else {
			in.little(name + ".msgcode", 4);
			in.little(name + ".msglen", 4);
		}
		walk.layer(name, prism ? "Prism capture header" : "AVS capture header", at, at + (int) length, in);
		return frame(at + (int) length, end, room, false);
	}

	private int perPacket(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.number("ppi.version", 1);
		in.number("ppi.flags", 1);
		int length = (int) in.little("ppi.length", 2);
		long type = in.little("ppi.dlt", 4);
		if (end - at < 8 || length < 8 || length > end - at) {
			return link.unread(at, end, "a damaged capture header");
		}
		walk.layer("ppi", "Per-packet information", at, at + length, in);
		return type == 105 ? frame(at + length, end, room, false) : link.unread(at + length, end, "link type " + type + " in PPI");
	}

	/** @param padded whether the header is filled up to a multiple of four bytes */
	private int frame(int at, int end, int room, boolean padded) {
		FieldBuilder in = walk.from(at, end);
		if (end - at < 2) {
			return link.unread(at, end, "a cut 802.11 frame");
		}
		int control = walk.b[at] & 0xff;
		int flags = walk.b[at + 1] & 0xff;
		int type = control >> 2 & 3;
		in.bits(1, new Bit("wlan.fc.subtype", 4), new Bit("wlan.fc.type", 2), new Bit("wlan.fc.version", 2));
		in.flags("wlan.flags", 1, Bit.one("wlan.fc.order"), Bit.one("wlan.fc.protected"), Bit.one("wlan.fc.moredata"), Bit.one("wlan.fc.pwrmgt"),
				Bit.one("wlan.fc.retry"), Bit.one("wlan.fc.frag"), Bit.one("wlan.fc.fromds"), Bit.one("wlan.fc.tods"));
		in.little("wlan.duration", 2);
		in.mac("wlan.ra", 6);
		if (type != 0 && type != 2) {
			if (in.left() >= 6) {
				in.mac("wlan.ta", 6);
			}
			walk.layer("wlan", "IEEE 802.11, control", at, in.at(), in);
			return link.unread(in.at(), end, "body of a control frame");
		}
		in.mac("wlan.ta", 6);
		in.mac(third(type, flags), 6);
		long sequence = sequence(in);
		boolean service = type == 2 && (control & 0x80) != 0;
		if (type == 2 && (flags & 3) == 3) {
			in.mac("wlan.sa", 6);
		}
		if (service) {
			in.little("wlan.qos", 2);
		}
		if ((service || type == 0) && (flags & 0x80) != 0) {
			in.bytes("wlan.htc", 4);
		}
		int body = in.at();
		boolean cut = in.left() == 0 && body < end;
		if (padded && !cut && (body - at & 3) != 0 && in.left() >= 2) {
			in.bytes("wlan.padding", 4 - (body - at & 3));
			body = in.at();
		}
		walk.layer("wlan", "IEEE 802.11, " + (type == 0 ? "management" : "data"), at, cut ? end : body, in);
		if (cut || body >= end) {
			return end;
		}
		return data(at, body, end, room, sequence);
	}

	/** IEEE 802.11-2020 table 9-30. */
	private static String third(int type, int flags) {
		if (type == 0) {
			return "wlan.bssid";
		}
		return switch (flags & 3) {
			case 0 -> "wlan.bssid";
			case 2 -> "wlan.sa";
			default -> "wlan.da";
		};
	}

	private static long sequence(FieldBuilder in) {
		if (in.left() < 2) {
			in.skip(2);
			return 0;
		}
		int place = in.at();
		long low = in.take(1);
		long value = low | in.take(1) << 8;
		in.add(new Field("wlan.seq_ctl", FieldType.NUMBER, place, 2, Long.toString(value), List.of(
				new Field("wlan.frag", FieldType.NUMBER, place, 1, new Field.Bits(4, 4), Long.toString(value & 15), List.of()),
				Field.number("wlan.seq", place, 2, value >> 4))));
		return value;
	}

	private int data(int at, int body, int end, int room, long sequence) {
		int control = walk.b[at] & 0xff;
		int flags = walk.b[at + 1] & 0xff;
		if ((control & 0x0c) == 0) {
			return link.unread(body, end, "body of a management frame");
		}
		if ((flags & 0x40) != 0) {
			return link.unread(body, end, "encrypted on the air");
		}
		if ((flags & 4) != 0 || (sequence & 15) != 0) {
			return link.unread(body, end, "part of an 802.11 frame");
		}
		if ((control & 0x40) != 0) {
			return link.unread(body, end, "no data by its subtype");
		}
		int quality = at + ((flags & 3) == 3 ? 30 : 24);
		if ((control & 0x80) == 0 || (walk.b[quality] & 0x80) == 0) {
			return link.llc(body, end, room);
		}
		return subframes(body, end, room);
	}

	/** Section 9.3.2.2. */
	private int subframes(int from, int end, int room) {
		int at = from;
		while (end - at >= 14) {
			if (!walk.deeper(at, end)) {
				return end;
			}
			int length = Bytes.u16(walk.b, at + 12);
			int last = at + 14 + length;
			if (last > room) {
				break;
			}
			FieldBuilder in = walk.from(at, at + 14);
			in.mac("wlan_aggregate.a_mdsu.da", 6);
			in.mac("wlan_aggregate.a_mdsu.sa", 6);
			in.number("wlan_aggregate.a_mdsu.length", 2);
			walk.layer("wlan_aggregate.a_mdsu.subframe", "A-MSDU subframe", at, at + 14, in);
			int to = Math.min(end, last);
			int behind = link.llc(at + 14, to, last);
			int next = Math.min(end, at + (last - at + 3 & ~3));
			walk.rest(behind, to, "behind the packet");
			walk.bytes("wlan_aggregate.a_mdsu.padding", to, next);
			at = next;
		}
		return end - at < 14 ? at : link.unread(at, end, "a damaged A-MSDU subframe");
	}
}
