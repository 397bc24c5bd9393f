package org.telltale.capture;

import org.telltale.capture.packet.Packet;

/**
 * A 5-tuple without regard to direction; one mutable instance serves as probe, so that look-ups make no objects. Its hash is another
 * one at each reading, so that no capture can be crafted whose flows all fall into one place: nothing that is told may depend on it.
 */
final class FlowKey {

	private final long multiplier;
	private long lowHigh;
	private long lowLow;
	private long highHigh;
	private long highLow;
	private int ports;
	private int kind;
	private int hash;

	private FlowKey(FlowKey other) {
		this.multiplier = other.multiplier;
	}

	/** @param secret what a capture's maker cannot know; keys with other secrets have other hashes and are never to be compared */
	FlowKey(long secret) {
		long spread = (secret ^ secret >>> 30) * 0xbf58476d1ce4e5b9L;
		this.multiplier = (spread ^ spread >>> 27) * 0x94d049bb133111ebL | 1;
	}

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
		FlowKey copy = new FlowKey(this);
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
		long hash = mixed(mixed(lowLow) + highLow);
		hash = mixed(mixed(hash + lowHigh) + highHigh);
		hash = mixed(mixed(hash + ports) + kind);
		return (int) (hash >>> 32);
	}

	private long mixed(long value) {
		return (value ^ value >>> 32) * multiplier;
	}
}
