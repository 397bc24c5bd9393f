package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.capture.packet.Packet;

class FlowKeyTest {

	private static final int KEYS = 400_000;

	/** One of many connections of a host: 4 bytes of server address and its port vary. */
	private static Packet packet(int which) {
		Packet packet = new Packet();
		packet.version = 4;
		packet.protocol = Packet.TCP;
		packet.sourceLow = 0x0a000002L;
		packet.sourcePort = 40_000;
		packet.destinationLow = 0xc6000000L + which / 8;
		packet.destinationPort = 80 + which % 8;
		return packet;
	}

	private static FlowKey key(long secret, Packet packet) {
		FlowKey key = new FlowKey(secret);
		key.set(packet);
		return key;
	}

	@Test
	void keysThatCollideUnderOneSecretDoNotUnderAnother() {
		Map<Integer, Integer> seen = new HashMap<>();
		List<int[]> colliding = new ArrayList<>();
		for (int i = 0; i < KEYS; i++) {
			Integer before = seen.put(key(1, packet(i)).hashCode(), i);
			if (before != null) {
				colliding.add(new int[] { before, i });
			}
		}
		assertFalse(colliding.isEmpty(), "so many keys have some equal hashes of 32 bits");
		assertTrue(colliding.size() < 200, "of a good hash about 19: " + colliding.size());
		for (int[] pair : colliding) {
			assertNotEquals(key(2, packet(pair[0])).hashCode(), key(2, packet(pair[1])).hashCode());
		}
	}

	@Test
	void directionAndCopyChangeNoHash() {
		Packet there = packet(7);
		Packet back = packet(7);
		back.sourceLow = there.destinationLow;
		back.sourcePort = there.destinationPort;
		back.destinationLow = there.sourceLow;
		back.destinationPort = there.sourcePort;
		FlowKey probe = new FlowKey(5);
		boolean thereIsLow = probe.set(there);
		FlowKey copy = probe.copy();
		assertNotEquals(thereIsLow, probe.set(back));
		assertEquals(copy, probe);
		assertEquals(copy.hashCode(), probe.hashCode());
	}
}
