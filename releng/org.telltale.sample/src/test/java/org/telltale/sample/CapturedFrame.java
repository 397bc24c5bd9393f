package org.telltale.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.IpAddress;

/** A frame read back from a capture file by a reader that shares nothing with the writers. */
record CapturedFrame(int linkType, byte[] bytes, int originalLength) {

	/** All frames of a pcap or pcapng file. */
	static List<CapturedFrame> readAll(byte[] file) {
		int magic = ByteBuffer.wrap(file).getInt();
		return magic == 0x0a0d0d0a ? readBlocks(ByteBuffer.wrap(file)) : readPcap(ByteBuffer.wrap(file), magic);
	}

	private static List<CapturedFrame> readPcap(ByteBuffer in, int magic) {
		boolean big = magic == 0xa1b2c3d4 || magic == 0xa1b23c4d;
		in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		int link = in.getInt(20);
		in.position(24);
		List<CapturedFrame> frames = new ArrayList<>();
		while (in.hasRemaining()) {
			in.position(in.position() + 8);
			byte[] bytes = new byte[in.getInt()];
			int original = in.getInt();
			in.get(bytes);
			frames.add(new CapturedFrame(link, bytes, original));
		}
		return frames;
	}

	private static List<CapturedFrame> readBlocks(ByteBuffer in) {
		List<CapturedFrame> frames = new ArrayList<>();
		List<Integer> links = new ArrayList<>();
		while (in.hasRemaining()) {
			int start = in.position();
			int type = in.getInt(start);
			if (type == 0x0a0d0d0a) {
				in.order(in.order(ByteOrder.BIG_ENDIAN).getInt(start + 8) == 0x1a2b3c4d ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
				links.clear();
			}
			type = in.getInt(start);
			if (type == 1) {
				links.add((int) in.getShort(start + 8));
			} else if (type == 6) {
				byte[] bytes = new byte[in.getInt(start + 20)];
				in.get(start + 28, bytes);
				frames.add(new CapturedFrame(links.get(in.getInt(start + 8)), bytes, in.getInt(start + 24)));
			}
			in.position(start + in.getInt(start + 4));
		}
		return frames;
	}

	/** Where the network header begins; -1 if the frame carries no IP. */
	private int ip() {
		int at = switch (linkType) {
			case 1 -> at16(12) == 0x8100 ? 18 : 14;
			case 113 -> 16;
			case 276 -> 20;
			default -> 0;
		};
		int type = switch (linkType) {
			case 1 -> at16(at - 2);
			case 113 -> at16(14);
			case 276 -> at16(0);
			default -> 0x0800;
		};
		return type == 0x0800 || type == 0x86dd ? at : -1;
	}

	private int at16(int offset) {
		return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
	}

	private boolean six() {
		return bytes[ip()] >> 4 == 6;
	}

	/** The two addresses, sender first; empty for frames without IP. */
	List<String> addresses() {
		if (ip() < 0) {
			return List.of();
		}
		int from = ip() + (six() ? 8 : 12);
		int length = six() ? 16 : 4;
		return List.of(IpAddress.of(Arrays.copyOfRange(bytes, from, from + length)).toString(),
				IpAddress.of(Arrays.copyOfRange(bytes, from + length, from + 2 * length)).toString());
	}

	/** Whether it carries TCP in a packet that is no later fragment. */
	boolean tcp() {
		return ip() >= 0 && (six() ? bytes[ip() + 6] : bytes[ip() + 9]) == 6 && (six() || (at16(ip() + 6) & 0x1fff) == 0);
	}

	/** Source and destination port. */
	List<Integer> ports() {
		int at = ip() + (six() ? 40 : 20);
		return List.of(at16(at), at16(at + 2));
	}

	/** What TCP carries, or all behind the IP header where this is no TCP. */
	byte[] payload() {
		int at = ip() + (six() ? 40 : 20);
		return Arrays.copyOfRange(bytes, tcp() ? at + (bytes[at + 12] >> 4 & 0xf) * 4 : at, bytes.length);
	}
}
