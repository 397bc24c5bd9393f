package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.handset.Moment;
import org.telltale.handset.OpenSocket;

class ProcNetTextTest {

	private static final String TCP = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
	private static final String TCP6 = "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt"
			+ "   uid  timeout inode\n";
	private static final String UDP = "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n";
	private static final String ROW = "   0: 6401A8C0:9C40 9A5F0F2A:0050 01 00000000:00000000 00:00000000 00000000 10021        0 18231 1 00000000 20 4 30 10 -1\n";

	@Test
	void addressesAreLittleEndianAndPortsAreNot() {
		ReadText read = ReadText.of(TCP + ROW);
		OpenSocket socket = read.all(OpenSocket.class).getFirst();
		assertEquals("proc-net", read.format());
		assertEquals("192.168.1.100", socket.local().address().toString());
		assertEquals(40000, socket.local().port());
		assertEquals("42.15.95.154", socket.remote().address().toString());
		assertEquals(80, socket.remote().port());
		assertEquals(List.of("tcp", "ESTABLISHED"), List.of(socket.transport(), socket.state()));
		assertEquals(10021, socket.uid());
		assertEquals(Moment.UNKNOWN, socket.moment());
		assertEquals(ROW.strip(), read.cited(socket).strip());
		assertEquals(List.of(), read.problems());
	}

	@Test
	void fourInsideSixIsFourAndSixIsSix() {
		List<OpenSocket> sockets = ReadText.of(TCP6
				+ "   0: 0000000000000000FFFF00006401A8C0:9C41 0000000000000000FFFF00009A5F0F2A:01BB 01 00000000:00000000 00:00000000 00000000 10021        0 1 1 0 1\n"
				+ "   1: B80D0120000000000000000001000000:0035 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0        0 1 1 0 1\n")
				.all(OpenSocket.class);
		assertEquals("192.168.1.100", sockets.get(0).local().address().toString());
		assertEquals("42.15.95.154", sockets.get(0).remote().address().toString());
		assertEquals("2001:db8::1", sockets.get(1).local().address().toString());
		assertEquals("LISTEN", sockets.get(1).state());
	}

	@Test
	void tablesBehindEachOtherWithLinesOfTimeKeepTheirTransportAndMoment() {
		ReadText read = ReadText.of("1407405600.25\n" + TCP + ROW + UDP + ROW.replace(" 01 ", " 07 ") + "Thu Aug  7 10:00:02 UTC 2014\n" + TCP + ROW
				+ "Thu Aug  7 18:00:02 CST 2014\n" + TCP + ROW);
		List<OpenSocket> sockets = read.all(OpenSocket.class);
		assertEquals(List.of("tcp", "udp", "tcp", "tcp"), sockets.stream().map(OpenSocket::transport).toList());
		assertEquals(Optional.of(1407405600250000000L), sockets.get(0).moment().epochNanos());
		assertEquals(Optional.of(1407405602000000000L), sockets.get(2).moment().epochNanos());
		assertEquals(Optional.empty(), sockets.get(3).moment().epochNanos(), "CST is three zones");
		assertEquals(List.of("zone"), sockets.get(3).moment().missing());
		assertEquals(List.of(), read.problems());
	}

	@Test
	void brokenRowsAreReportedAndTheOthersRead() {
		ReadText read = ReadText.of(TCP + "   0: 6401A8C0:9C40 9A5F\n" + "   0: 6401A8C06401A8C0:9C40 9A5F0F2A:0050 01 0:0 0:0 0 1 0 1\n" + ROW);
		assertEquals(1, read.records().size());
		assertEquals(List.of("text.line"), read.codes());
		assertTrue(read.problems().getFirst().what().startsWith("2 lines"));
	}
}
