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

class FlowEndsTest {

	private static final int KEYS = 400_000;
	private static final long FIRST = 0x9e3779b97f4a7c15L;
	private static final long SECOND = 0xd1b54a32d192ed03L;

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

	private static int hash(long multiplier, Packet packet) {
		FlowEnds ends = new FlowEnds();
		ends.set(packet);
		return ends.hash(multiplier);
	}

	@Test
	void endsThatCollideUnderOneMultiplierDoNotUnderAnother() {
		Map<Integer, Integer> seen = new HashMap<>();
		List<int[]> colliding = new ArrayList<>();
		for (int i = 0; i < KEYS; i++) {
			Integer before = seen.put(hash(FIRST, packet(i)), i);
			if (before != null) {
				colliding.add(new int[] { before, i });
			}
		}
		assertFalse(colliding.isEmpty(), "so many keys have some equal hashes of 32 bits");
		assertTrue(colliding.size() < 200, "of a good hash about 19: " + colliding.size());
		for (int[] pair : colliding) {
			assertNotEquals(hash(SECOND, packet(pair[0])), hash(SECOND, packet(pair[1])));
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
		FlowEnds ends = new FlowEnds();
		boolean thereIsLow = ends.set(there);
		FlowEnds copy = new FlowEnds();
		copy.set(ends);
		assertNotEquals(thereIsLow, ends.set(back));
		assertTrue(copy.same(ends));
		assertEquals(copy.hash(FIRST), ends.hash(FIRST));
		ends.set(packet(8));
		assertFalse(copy.same(ends));
	}
}
