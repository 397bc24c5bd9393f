package org.telltale.cli.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class FrameScanTest {

	private static final String HOST = "192.168.1.2";
	private static final String SERVER = "8.8.8.8";

	@Test
	void tunnelledAddressesAndBothChecksumsChange() {
		byte[] inner = Frames.ip4(Frames.TCP, HOST, 1, SERVER, 2, new byte[33]);
		byte[] frame = Frames.ip4(Frames.UDP, "10.9.9.9", 50000, "10.9.9.8", 4789, ByteBuffer.allocate(8 + inner.length).putInt(0x08000000).putInt(0x100).put(inner).array());
		byte[] changed = changed(frame);
		assertTrue(Frames.rightSums(changed));
		assertTrue(Frames.rightSums(Arrays.copyOfRange(changed, 50, changed.length)));
		assertTrue(!Arrays.equals(frame, 76, 84, changed, 76, 84), "inner addresses");
	}

	@Test
	void quotedPacketOfAnErrorChangesWithItsFlow() {
		byte[] quoted = Arrays.copyOf(Frames.packet4(Frames.UDP, Frames.address(HOST), Frames.address(SERVER), Frames.segment(Frames.UDP, 9, 10, new byte[9])), 28);
		byte[] error = ByteBuffer.allocate(8 + quoted.length).putInt(0x03030000).putInt(0).put(quoted).array();
		ByteBuffer.wrap(error).putShort(2, (short) ~Frames.sum(error, 0, error.length));
		byte[] frame = Frames.ethernet(0x0800, Frames.packet4(1, Frames.address(SERVER), Frames.address(HOST), new byte[0]));
		frame = Arrays.copyOf(frame, 34 + error.length);
		System.arraycopy(error, 0, frame, 34, error.length);
		byte[] changed = changed(frame);
		assertEquals(0xffff, Frames.sum(changed, 34, error.length));
		assertEquals(0xffff, Frames.sum(changed, 42, 20));
		assertEquals(HexFormat.of().formatHex(changed, 26, 30), HexFormat.of().formatHex(changed, 58, 62), "the server, outside and inside");
	}

	@Test
	void addressAtAnOddOffsetOfTheChecksummedDataIsSummedSwapped() {
		byte[] dns = Frames.dnsAnswer(Frames.address(SERVER));
		assertEquals(1, (8 + 39) % 2, "the address begins at an odd byte");
		assertTrue(Frames.rightSums(changed(Frames.ip4(Frames.UDP, "192.168.1.1", 53, HOST, 5000, dns))));
	}

	@Test
	void frameCutAtAnyByteIsTaken() {
		byte[] inner = Frames.ip4(Frames.UDP, HOST, 53, SERVER, 53, Frames.dnsAnswer(Frames.address(SERVER)));
		byte[] frame = Frames.ip4(Frames.UDP, HOST, 50000, SERVER, 4789, ByteBuffer.allocate(8 + inner.length).putLong(0).put(inner).array());
		for (int length = 0; length <= frame.length; length++) {
			assertEquals(length, changed(Arrays.copyOf(frame, length)).length);
		}
	}

	@Test
	void everyByteChangedIsTaken() {
		byte[] frame = Frames.ip4(Frames.UDP, HOST, 53, SERVER, 53, Frames.dnsAnswer(Frames.address(SERVER)));
		for (int i = 0; i < frame.length; i++) {
			for (int value : new int[] { 0, 1, 0x7f, 0x80, 0xff }) {
				byte[] copy = frame.clone();
				copy[i] = (byte) value;
				assertEquals(frame.length, changed(copy).length);
			}
		}
	}

	@Test
	void multicastStaysAndItsSenderChanges() {
		byte[] frame = Frames.ip4(Frames.UDP, HOST, 5353, "224.0.0.251", 5353, new byte[12]);
		byte[] changed = changed(frame);
		assertTrue(Arrays.equals(frame, 30, 34, changed, 30, 34));
		assertTrue(!Arrays.equals(frame, 26, 30, changed, 26, 30));
		assertTrue(Frames.rightSums(changed));
	}

	private static byte[] changed(byte[] frame) {
		AddressBook book = new AddressBook();
		FrameEdits edits = new FrameScan(book, 0, frame).edits();
		AddressPlan plan = new AddressPlan(book, 5);
		plan.set(3);
		byte[] copy = frame.clone();
		edits.apply(plan, copy, 0, new int[edits.checksums().length]);
		return copy;
	}
}
