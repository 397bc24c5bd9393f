package org.telltale.capture.packet;

import org.telltale.capture.field.FieldBuilder;

/** Fields of Netfilter's log (tcpdump.org/linktypes/LINKTYPE_NFLOG): records of length, type and value. Not thread-safe. */
final class NflogFields {

	private static final int PAYLOAD = 9;

	private final FieldWalk walk;
	private final IpFields ip;

	NflogFields(FieldWalk walk, IpFields ip) {
		this.walk = walk;
		this.ip = ip;
	}

	int read(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.number("nflog.family", 1);
		in.number("nflog.version", 1);
		in.number("nflog.res_id", 2);
		int next = at + 4;
		int first = end - next >= 4 ? Bytes.le16(walk.b, next) : 0;
		boolean little = first >= 4 && first <= room - next;
		while (end - next >= 4) {
			int length = little ? Bytes.le16(walk.b, next) : Bytes.u16(walk.b, next);
			int type = little ? Bytes.le16(walk.b, next + 2) : Bytes.u16(walk.b, next + 2);
			int last = Math.min(end, next + length);
			if (length < 4) {
				break;
			}
			FieldBuilder parts = walk.from(next, type == PAYLOAD ? next + 4 : last);
			number(parts, "nflog.tlv_length", little);
			number(parts, "nflog.tlv_type", little);
			if (type != PAYLOAD) {
				parts.bytes("nflog.tlv_value", last - next - 4);
			}
			in.skip(parts.at() - next);
			in.group("nflog.tlv", next, Integer.toString(type), parts);
			if (type == PAYLOAD) {
				walk.layer("nflog", "Netfilter log", at, next + 4, in);
				return ip.read(next + 4, last, Math.min(room, next + length));
			}
			int padded = Math.min(end, next + (length + 3 & ~3));
			if (padded > last) {
				in.bytes("nflog.tlv_padding", padded - last);
			}
			next = padded;
		}
		walk.layer("nflog", "Netfilter log", at, end, in);
		return end;
	}

	private static void number(FieldBuilder in, String name, boolean little) {
		if (little) {
			in.little(name, 2);
		} else {
			in.number(name, 2);
		}
	}
}
