package org.telltale.sample.internal.wire;

/**
 * A packet on the wire, before any capture point frames it. Compared by identity: two equal packets are two packets.
 */
public final class WirePacket {

	/** EtherType of IPv4. */
	public static final int IP4 = 0x0800;
	/** EtherType of IPv6. */
	public static final int IP6 = 0x86dd;
	/** EtherType of ARP. */
	public static final int ARP = 0x0806;

	private final long nanos;
	private final int etherType;
	private final byte[] bytes;
	private final Node from;
	private final Node to;

	/** A packet sent at true UTC time {@code nanos}; {@code bytes} begins with the network header. */
	public WirePacket(long nanos, int etherType, byte[] bytes, Node from, Node to) {
		this.nanos = nanos;
		this.etherType = etherType;
		this.bytes = bytes;
		this.from = from;
		this.to = to;
	}

	/** Nanoseconds since the epoch, true UTC. */
	public long nanos() {
		return nanos;
	}

	/** Its EtherType. */
	public int etherType() {
		return etherType;
	}

	/** The bytes from the network header on. */
	public byte[] bytes() {
		return bytes;
	}

	/** Who sent it. */
	public Node from() {
		return from;
	}

	/** Whom it reaches. */
	public Node to() {
		return to;
	}
}
