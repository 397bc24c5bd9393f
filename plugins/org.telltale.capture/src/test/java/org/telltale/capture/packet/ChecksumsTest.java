package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.packet.Packets.A;
import static org.telltale.capture.packet.Packets.B;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;

class ChecksumsTest {

	private static byte[] segment(String from, String to) {
		return CaptureBuilder.ip(from, to, 6, CaptureBuilder.tcpSegment(1, 80, 1, "A", Packets.TEXT));
	}

	private static int slow(byte[] b, int from, int to) {
		long sum = 0;
		for (int i = from; i < to; i++) {
			sum += (b[i] & 0xffL) << ((i - from) % 2 == 0 ? 8 : 0);
		}
		return Checksums.fold(sum);
	}

	@Test
	void sumOfEachLengthAndStartEqualsTheOneByTwoBytes() {
		byte[] bytes = new byte[300];
		new Random(1).nextBytes(bytes);
		for (int from = 0; from < 9; from++) {
			for (int to = from; to < bytes.length; to++) {
				assertEquals(slow(bytes, from, to), Checksums.sum(bytes, from, to));
			}
		}
		byte[] ones = new byte[65_536];
		Arrays.fill(ones, (byte) 0xff);
		assertEquals(0xffff, Checksums.sum(ones, 0, ones.length));
	}

	@Test
	void rightChecksumsAreNoProblem() {
		assertEquals(List.of(), new Packets(101).frame(segment(A, B)).frame(segment("2001:db8::1", "2001:db8::2")).frame(Packets.datagram()).problems());
	}

	@Test
	void wrongOnesAreCountedWithTheFirst() {
		Packets read = new Packets(101);
		byte[] wrong = segment(A, B);
		wrong[45] ^= 1;
		byte[] header = segment(A, B);
		header[8] ^= 1;
		for (int i = 0; i < 30; i++) {
			read.frame(segment(A, B));
		}
		read.frame(wrong).frame(wrong).frame(header);
		assertEquals(List.of("ip.checksum@33000 Packets with a wrong IPv4 header checksum: 1, first here.",
				"tcp.checksum@31000 Packets with a wrong TCP checksum: 2, first here."), read.problems());
	}

	@Test
	void pseudoHeaderAloneIsOffLoading() {
		Packets read = new Packets(101);
		byte[] open = segment(A, B);
		byte[] pseudo = new byte[12];
		System.arraycopy(open, 12, pseudo, 0, 8);
		pseudo[9] = 6;
		pseudo[11] = 32;
		ByteBuffer.wrap(open).putShort(36, (short) slow(pseudo, 0, 12));
		byte[] withoutLength = open.clone();
		pseudo[11] = 0;
		ByteBuffer.wrap(withoutLength).putShort(36, (short) slow(pseudo, 0, 12));
		List<String> problems = read.frame(segment(A, B)).frame(open).frame(withoutLength).problems();
		assertEquals(List.of("checksum.offloading@2000 Packets whose checksums a network card was to fill in (off-loading): 2"
				+ " (IPv4 header 0, TCP 2, UDP 0), first here."), problems);
	}

	@Test
	void senderOfWhomAllAreWrongOffLoads() {
		Packets read = new Packets(101);
		byte[] wrong = segment(A, B);
		wrong[45] ^= 1;
		for (int i = 0; i < 8; i++) {
			read.frame(wrong).frame(segment(B, A));
		}
		List<String> problems = read.problems();
		assertEquals(1, problems.size());
		assertTrue(problems.getFirst().startsWith("checksum.offloading@1000"), problems.getFirst());
	}

	@Test
	void packetsThatWereCutAndUdpWithoutChecksumAreNotVerified() {
		byte[] wrong = segment(A, B);
		wrong[45] ^= 1;
		assertEquals(List.of(), new Packets(101).frame(wrong, wrong.length - 1).frame(Packets.datagram()).problems());
	}

	@Test
	void talliesOfThreadsAddUp() {
		byte[] wrong = segment(A, B);
		wrong[45] ^= 1;
		Packets one = new Packets(101).frame(wrong);
		Packets other = new Packets(101).frame(segment(A, B)).frame(wrong);
		other.tally.add(one.tally);
		assertEquals(List.of("tcp.checksum@1000 Packets with a wrong TCP checksum: 2, first here."), other.problems());
	}

	@Test
	void tcpOptionsAreReadWhenAskedFor() {
		byte[] options = Packets.bytes(2, 4, 5, 0xb4, 4, 2, 8, 10, 0, 0, 0, 7, 0, 0, 0, 9, 1, 3, 3, 7);
		byte[] tcp = CaptureBuilder.tcpSegment(1, 80, 1, "S", options);
		tcp[12] = (byte) 0xa0;
		byte[] packet = CaptureBuilder.ip(A, B, 6, tcp);
		Packets read = new Packets(101).frame(packet);
		TcpOptions all = TcpOptions.of(read.packets[0]);
		assertEquals(1460, all.maxSegment().getAsInt());
		assertEquals(7, all.windowScale().getAsInt());
		assertTrue(all.selective());
		assertEquals(7, all.timestamp().getAsLong());
		assertEquals(9, all.timestampEcho().getAsLong());
		for (int length = 40; length < packet.length; length++) {
			TcpOptions.of(new Packets(101).frame(packet, length).packets[0]);
		}
		tcp[21] = 0;
		assertTrue(TcpOptions.of(new Packets(101).frame(CaptureBuilder.ip(A, B, 6, tcp)).packets[0]).maxSegment().isEmpty());
	}
}
