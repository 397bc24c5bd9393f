package org.telltale.capture;

import org.telltale.capture.packet.Packet;

/** A 5-tuple without regard to direction; one mutable instance serves as probe, so that look-ups make no objects. */
final class FlowKey {

	private long lowHigh;
	private long lowLow;
	private long highHigh;
	private long highLow;
	private int ports;
	private int kind;
	private int hash;

	/** Takes the packet's 5-tuple; true if its sender is the lower end. */
	boolean set(Packet p) {
		int order = Long.compareUnsigned(p.sourceHigh, p.destinationHigh);
		order = order != 0 ? order : Long.compareUnsigned(p.sourceLow, p.destinationLow);
		order = order != 0 ? order : Integer.compare(p.sourcePort, p.destinationPort);
		boolean senderIsLow = order <= 0;
		lowHigh = senderIsLow ? p.sourceHigh : p.destinationHigh;
		lowLow = senderIsLow ? p.sourceLow : p.destinationLow;
		highHigh = senderIsLow ? p.destinationHigh : p.sourceHigh;
		highLow = senderIsLow ? p.destinationLow : p.sourceLow;
		ports = senderIsLow ? p.sourcePort << 16 | p.destinationPort : p.destinationPort << 16 | p.sourcePort;
		kind = p.depth << 16 | p.version << 8 | p.protocol;
		hash = hash();
		return senderIsLow;
	}

	FlowKey copy() {
		FlowKey copy = new FlowKey();
		copy.lowHigh = lowHigh;
		copy.lowLow = lowLow;
		copy.highHigh = highHigh;
		copy.highLow = highLow;
		copy.ports = ports;
		copy.kind = kind;
		copy.hash = hash;
		return copy;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FlowKey key && hash == key.hash && lowLow == key.lowLow && highLow == key.highLow && ports == key.ports
				&& lowHigh == key.lowHigh && highHigh == key.highHigh && kind == key.kind;
	}

	@Override
	public int hashCode() {
		return hash;
	}

	private int hash() {
		long hash = lowLow * 0x9e3779b97f4a7c15L + highLow;
		hash = (hash ^ hash >>> 29) * 0x9e3779b97f4a7c15L + lowHigh;
		hash = hash * 0x9e3779b97f4a7c15L + highHigh;
		hash = (hash * 0x9e3779b97f4a7c15L + ports) * 0x9e3779b97f4a7c15L + kind;
		return (int) (hash >>> 32);
	}
}
