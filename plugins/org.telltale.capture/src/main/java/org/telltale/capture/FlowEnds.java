package org.telltale.capture;

import org.telltale.capture.packet.Packet;

/** A 5-tuple without regard to direction, and the tunnel's depth. One mutable instance serves for look-ups, so that these make no objects. */
class FlowEnds {

	private long lowHigh;
	private long lowLow;
	private long highHigh;
	private long highLow;
	private int ports;
	private int kind;

	/** Takes the packet's 5-tuple; true if its sender is the lower end. */
	final boolean set(Packet p) {
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
		return senderIsLow;
	}

	/** Takes another's. */
	final void set(FlowEnds other) {
		lowHigh = other.lowHigh;
		lowLow = other.lowLow;
		highHigh = other.highHigh;
		highLow = other.highLow;
		ports = other.ports;
		kind = other.kind;
	}

	/** Whether both are the same. */
	final boolean same(FlowEnds other) {
		return lowLow == other.lowLow && highLow == other.highLow && ports == other.ports && lowHigh == other.lowHigh && highHigh == other.highHigh
				&& kind == other.kind;
	}

	/**
	 * Where they belong in a table.
	 *
	 * @param multiplier odd, and another one at each reading, so that no capture can be crafted whose flows all fall into one
	 *            place: nothing that is told may depend on it
	 */
	final int hash(long multiplier) {
		long hash = mixed(mixed(lowLow, multiplier) + highLow, multiplier);
		hash = mixed(mixed(hash + lowHigh, multiplier) + highHigh, multiplier);
		hash = mixed(mixed(hash + ports, multiplier) + kind, multiplier);
		return (int) (hash >>> 32);
	}

	private static long mixed(long value, long multiplier) {
		return (value ^ value >>> 32) * multiplier;
	}
}
