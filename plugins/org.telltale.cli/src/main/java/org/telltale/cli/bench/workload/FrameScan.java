package org.telltale.cli.bench.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the addresses in one Ethernet frame and the checksums over them: in IP headers (of tunnels and ICMP errors too), ARP, neighbour discovery, and DNS answers.
 * What it does not understand it leaves as it is.
 */
final class FrameScan {

	private static final int DEEPEST = 6;
	private static final int TCP = 6;
	private static final int UDP = 17;

	/** A checksum whose data are being looked at. */
	private static final class Open {
		private final int offset;
		private final int start;
		private final boolean udp;
		private final List<Integer> terms = new ArrayList<>();

		Open(int offset, int start, boolean udp) {
			this.offset = offset;
			this.start = start;
			this.udp = udp;
		}
	}

	private final AddressBook book;
	private final int source;
	private final byte[] frame;
	private final List<Integer> offsets = new ArrayList<>();
	private final List<Integer> numbers = new ArrayList<>();
	private final List<FrameEdits.Checksum> done = new ArrayList<>();
	private final Deque<Open> open = new ArrayDeque<>();
	private final List<String> flows = new ArrayList<>();
	private boolean repeats;

	/** @param source which file the frame is from */
	FrameScan(AddressBook book, int source, byte[] frame) {
		this.book = book;
		this.source = source;
		this.frame = frame;
		ethernet(0, 0);
	}

	FrameEdits edits() {
		return new FrameEdits(ints(offsets), ints(numbers), done.toArray(FrameEdits.Checksum[]::new));
	}

	/** The TCP and UDP 5-tuples that the frame belongs to, both directions under one name, with those in tunnels. */
	List<String> flows() {
		return flows;
	}

	/** Whether the frame is of a flow that would be the same in each repetition, as both its addresses are fixed. */
	boolean repeats() {
		return repeats;
	}

	private void ethernet(int at, int depth) {
		int type = at + 12;
		while (has(type, 2) && (u16(type) == 0x8100 || u16(type) == 0x88a8 || u16(type) == 0x9100)) {
			type += 4;
		}
		if (!has(type, 2)) {
			return;
		}
		switch (u16(type)) {
			case 0x0800 -> ip4(type + 2, depth, false);
			case 0x86dd -> ip6(type + 2, depth, false);
			case 0x0806 -> arp(type + 2);
			default -> {
				// no addresses of the Internet Protocol at this place
			}
		}
	}

	/** RFC 826, for addresses of 6 and 4 bytes. */
	private void arp(int at) {
		if (has(at, 28) && u16(at + 2) == 0x0800 && u16(at + 4) == 0x0604) {
			address(at + 14, 4);
			address(at + 24, 4);
		}
	}

	/** RFC 791 section 3.1. */
	private void ip4(int at, int depth, boolean quoted) {
		if (!has(at, 20) || (frame[at] & 0xff) >> 4 != 4 || depth > DEEPEST) {
			return;
		}
		int header = (frame[at] & 15) * 4;
		Open checksum = new Open(at + 10, at, false);
		open.push(checksum);
		int from = address(at + 12, 4);
		int to = address(at + 16, 4);
		close();
		int fragment = u16(at + 6) & 0x1fff;
		if (header >= 20 && fragment == 0) {
			upper(frame[at + 9] & 0xff, at + header, from, to, depth, quoted);
		}
	}

	/** RFC 8200 sections 3 and 4. */
	private void ip6(int at, int depth, boolean quoted) {
		if (!has(at, 40) || (frame[at] & 0xff) >> 4 != 6 || depth > DEEPEST) {
			return;
		}
		int from = address(at + 8, 16);
		int to = address(at + 24, 16);
		int next = frame[at + 6] & 0xff;
		int upper = at + 40;
		while ((next == 0 || next == 43 || next == 60 || next == 44) && has(upper, 8)) {
			if (next == 44 && u16(upper + 2) >> 3 != 0) {
				return;
			}
			int length = next == 44 ? 8 : 8 + (frame[upper + 1] & 0xff) * 8;
			next = frame[upper] & 0xff;
			upper += length;
		}
		upper(next, upper, from, to, depth, quoted);
	}

	private void upper(int protocol, int at, int from, int to, int depth, boolean quoted) {
		switch (protocol) {
			case TCP -> tcp(at, from, to, quoted);
			case UDP -> udp(at, from, to, depth, quoted);
			case 1 -> icmp(at, -1, -1, depth, 3, 12);
			case 58 -> icmp(at, from, to, depth, 1, 4);
			case 4 -> ip4(at, depth + 1, quoted);
			case 41 -> ip6(at, depth + 1, quoted);
			case 47 -> gre(at, depth);
			default -> {
				// no checksum over the addresses that is known here
			}
		}
	}

	private void tcp(int at, int from, int to, boolean quoted) {
		if (!has(at, 4)) {
			return;
		}
		flow("tcp", at, from, to, quoted);
		if (!has(at, 20)) {
			return;
		}
		begin(at + 16, at, false, from, to);
		int payload = at + ((frame[at + 12] & 0xff) >> 4) * 4;
		if ((u16(at) == 53 || u16(at + 2) == 53) && has(payload, 14) && u16(payload) == frame.length - payload - 2) {
			dns(payload + 2);
		}
		close();
	}

	private void udp(int at, int from, int to, int depth, boolean quoted) {
		if (!has(at, 8)) {
			return;
		}
		flow("udp", at, from, to, quoted);
		begin(at + 6, at, true, from, to);
		int low = u16(at);
		int high = u16(at + 2);
		if (low == 53 || high == 53 || low == 5353 || high == 5353 || low == 5355 || high == 5355) {
			dns(at + 8);
		} else if (high == 4789) {
			ethernet(at + 16, depth + 1);
		} else if (low == 3544 || high == 3544) {
			ip6(at + 8, depth + 1, false);
		} else if (high == 67 || high == 68) {
			bootp(at + 8);
		}
		close();
	}

	/** RFC 951: client, your, server and gateway address. */
	private void bootp(int at) {
		for (int i = 12; i < 28 && has(at + i, 4); i += 4) {
			address(at + i, 4);
		}
	}

	/** Errors, of the types between the two, quote a packet from their ninth byte on; neighbour solicitation and advertisement name a target there (RFC 4861). */
	private void icmp(int at, int from, int to, int depth, int firstError, int lastError) {
		if (!has(at, 8)) {
			return;
		}
		begin(at + 2, at, false, from, to);
		int type = frame[at] & 0xff;
		boolean six = firstError == 1;
		if (type >= firstError && type <= lastError && type != 8 && type != 9 && type != 10) {
			if (six) {
				ip6(at + 8, depth + 1, true);
			} else {
				ip4(at + 8, depth + 1, true);
			}
		} else if (six && (type == 135 || type == 136) && has(at + 8, 16)) {
			address(at + 8, 16);
		}
		close();
	}

	/** RFC 2784 and 2890, without the checksum. */
	private void gre(int at, int depth) {
		if (!has(at, 4) || (u16(at) & 0xc007) != 0) {
			return;
		}
		int inner = at + 4 + ((u16(at) & 0x2000) != 0 ? 4 : 0) + ((u16(at) & 0x1000) != 0 ? 4 : 0);
		switch (u16(at + 2)) {
			case 0x0800 -> ip4(inner, depth + 1, false);
			case 0x86dd -> ip6(inner, depth + 1, false);
			case 0x6558 -> ethernet(inner, depth + 1);
			default -> {
				// another payload
			}
		}
	}

	/** RFC 1035 section 4.1: the A and AAAA records after the questions. */
	private void dns(int at) {
		if (!has(at, 12)) {
			return;
		}
		int next = at + 12;
		for (int i = u16(at + 4); i > 0 && next >= 0; i--) {
			next = name(next) + 4;
		}
		for (int i = u16(at + 6) + u16(at + 8) + u16(at + 10); i > 0 && next >= 12; i--) {
			int record = name(next);
			if (record < 0 || !has(record, 10) || !has(record + 10, u16(record + 8))) {
				return;
			}
			int length = u16(record + 8);
			if (u16(record) == 1 && length == 4 || u16(record) == 28 && length == 16) {
				address(record + 10, length);
			}
			next = record + 10 + length;
		}
	}

	/** What follows a name: labels up to an empty one or a pointer; a very negative number if it does not end. */
	private int name(int at) {
		int next = at;
		while (has(next, 1)) {
			int length = frame[next] & 0xff;
			if (length >= 64) {
				return next + 2;
			}
			next += 1 + length;
			if (length == 0) {
				return next;
			}
		}
		return Integer.MIN_VALUE;
	}

	private void flow(String transport, int at, int from, int to, boolean quoted) {
		if (quoted) {
			return;
		}
		if (from < 0 && to < 0) {
			repeats = true;
		}
		String one = from + ":" + u16(at);
		String other = to + ":" + u16(at + 2);
		flows.add(source + " " + transport + " " + (one.compareTo(other) < 0 ? one + " " + other : other + " " + one));
	}

	/** Notes an address; -1 if it stays. */
	private int address(int at, int length) {
		int number = book.number(source, frame, at, length);
		if (number >= 0) {
			offsets.add(at);
			numbers.add(number);
			open.forEach(checksum -> checksum.terms.add(number << 2 | (at - checksum.start & 1)));
		}
		return number;
	}

	/** Opens a checksum that also sums over both addresses (pseudo header); -1 for none. */
	private void begin(int offset, int start, boolean udp, int from, int to) {
		Open checksum = new Open(offset, start, udp);
		if (from >= 0) {
			checksum.terms.add(from << 2);
		}
		if (to >= 0) {
			checksum.terms.add(to << 2);
		}
		open.push(checksum);
	}

	private void close() {
		Open checksum = open.pop();
		if (!checksum.terms.isEmpty()) {
			int number = done.size();
			done.add(new FrameEdits.Checksum(checksum.offset, checksum.udp, ints(checksum.terms)));
			open.forEach(outer -> outer.terms.add(number << 2 | 2 | checksum.offset - outer.start & 1));
		}
	}

	private boolean has(int at, int length) {
		return at >= 0 && at <= frame.length - length;
	}

	private int u16(int at) {
		return (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
	}

	private static int[] ints(List<Integer> list) {
		return list.stream().mapToInt(Integer::intValue).toArray();
	}
}
