package org.telltale.capture.packet;

import org.telltale.base.IpAddress;

/**
 * An IP packet of a frame, in the decoder's hands: a cursor that the next use overwrites. Addresses are kept as two
 * longs (IPv4: {@code high} is 0 and {@code low} the 32 bits). Not thread-safe.
 */
public final class Packet {

	/** TCP's number among IP protocols. */
	public static final int TCP = 6;
	/** UDP's number among IP protocols. */
	public static final int UDP = 17;
	/** A link-layer address that the link does not have. */
	public static final long NO_MAC = -1;

	public static final int FIN = 1;
	public static final int SYN = 2;
	public static final int RST = 4;
	public static final int ACK = 16;

	/** Number of IP headers before its own: 0 outside any tunnel. */
	public int depth;
	/** Which of the packets side by side in the frame it is, or lies in, from 0: only an 802.11 A-MSDU has several. */
	public int ordinal;
	/** Whether its frame is an A-MSDU, whose packets derivations have to tell apart ({@code derivation.md}, version 2). */
	public boolean aggregated;
	/** 4 or 6. */
	public int version;
	public long sourceHigh;
	public long sourceLow;
	public long destinationHigh;
	public long destinationLow;
	/** Link-layer addresses as 48-bit numbers, {@link #NO_MAC} where there are none; in a tunnel those of the nearest link. */
	public long sourceMac;
	public long destinationMac;
	/** IP protocol number, behind extension headers. */
	public int protocol;
	/** IP packet length as its header gives it. */
	public long ipBytes;
	/** The array with the packet's bytes: the frame's, or that of a datagram put together from fragments. */
	public byte[] bytes;
	/** Where the frame starts in {@link #bytes}. */
	public int frameStart;
	/** Where what follows the IP headers starts in {@link #bytes}. */
	public int bodyStart;
	/** How much of it was captured. */
	public int bodyCaptured;
	/** How much of it there is by the IP header. */
	public int bodyLength;
	/** Whether {@link #bytes} is not the frame: it is one of several fragments, or was put together from such, or lies in what was. */
	public boolean fragment;
	public int fragmentOffset;
	public boolean moreFragments;
	public long fragmentId;
	/** Whether ports and payload below are set: it is a TCP segment or a UDP datagram. */
	public boolean transport;
	public int sourcePort;
	public int destinationPort;
	/** TCP sequence number, unsigned 32 bits. */
	public long sequence;
	/** TCP flags. */
	public int flags;
	/** Whether the UDP header's length does not fit the IP packet's; payload lengths are then cut to the packet. */
	public boolean falseLength;
	/** Where the transport payload starts in {@link #bytes}. */
	public int payloadStart;
	/** How much of it was captured. */
	public int payloadCaptured;
	/** How long it is by the headers. */
	public int payloadLength;
	/** What it carries another packet in, for {@link PacketDecoder#inner}. */
	public Tunnel tunnel = Tunnel.NONE;

	/** Where its frame's captured bytes begin in the file, and whether there are less than the frame had. */
	long frameOffset;
	boolean frameCut;
	/** Where its own IP header starts. */
	int ipStart;
	/** Whether its checksum cannot be verified: a route may give the pseudo-header another destination. */
	boolean unchecked;
	/** Where the packet in the tunnel starts, and the ends of its room and of what was captured of it. */
	int innerStart;
	int innerRoomEnd;
	int innerCaptureEnd;
	long innerSourceMac;
	long innerDestinationMac;

	/** Whether only a part of an IP packet is here. */
	boolean isFragment() {
		return fragmentOffset > 0 || moreFragments;
	}

	/** The sender's address. */
	public IpAddress source() {
		return address(version, sourceHigh, sourceLow);
	}

	/** The receiver's address. */
	public IpAddress destination() {
		return address(version, destinationHigh, destinationLow);
	}

	private static IpAddress address(int version, long high, long low) {
		return version == 4 ? IpAddress.four(low) : IpAddress.six(high, low);
	}
}
