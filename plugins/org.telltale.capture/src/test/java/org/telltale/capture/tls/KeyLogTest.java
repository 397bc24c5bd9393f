package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;

class KeyLogTest {

	private static final String RANDOM = "a1".repeat(32);
	private static final String MASTER = "0b".repeat(48);

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] id(String digits) {
		return HexFormat.of().parseHex(digits);
	}

	@Test
	void placeOfALineIsWithoutItsEnd() {
		String line = "CLIENT_RANDOM " + RANDOM.toUpperCase(Locale.ROOT) + " " + MASTER;
		KeyLog log = KeyLog.read("e1", bytes("# remark\r\n" + line + "\r\n\r\n"));
		KeyLog.Line found = log.find(KeyLog.CLIENT_RANDOM, id(RANDOM), 0).getFirst();
		assertEquals(List.of(new ByteRange(10, line.length())), found.place().ranges());
		assertEquals(Optional.of("e1"), found.place().evidence());
		assertArrayEquals(id(MASTER), found.secret());
		assertEquals(1, log.count());
		assertEquals(0, log.notRead());
	}

	@Test
	void secretsAreNotShown() {
		KeyLog log = KeyLog.read("e1", bytes("CLIENT_RANDOM " + RANDOM + " " + MASTER));
		assertFalse(log.find(KeyLog.CLIENT_RANDOM, id(RANDOM), 0).toString().contains("0b0b"));
	}

	@Test
	void linesThatAreNoneAreCounted() {
		KeyLog log = KeyLog.read("e1", bytes(String.join("\n", "CLIENT_RANDOM", "CLIENT_RANDOM " + RANDOM, "CLIENT_RANDOM " + RANDOM + " zz".repeat(48),
				"CLIENT_RANDOM " + RANDOM + " " + "0b".repeat(32), "RSA 0011 " + MASTER, "\0\0\0", "RSA Session-ID:01", "x".repeat(10_000))));
		assertTrue(log.isEmpty());
		assertEquals(8, log.notRead());
	}

	@Test
	void olderFormsOfLinesAreRead() {
		KeyLog log = KeyLog.read("e1", bytes("RSA 0011223344556677 " + MASTER + "\nRSA Session-ID:a1b2 Master-Key:" + MASTER));
		assertEquals(1, log.find(KeyLog.RSA, id("0011223344556677"), 0).size());
		assertEquals(1, log.find(KeyLog.SESSION, id("a1b2"), 0).size());
	}

	@Test
	void severalLogsKeepTheirEvidenceAndOrder() {
		KeyLog both = KeyLog.read("e2", bytes("CLIENT_RANDOM " + RANDOM + " " + MASTER)).and(KeyLog.NONE)
				.and(KeyLog.read("e1", bytes("CLIENT_RANDOM " + RANDOM + " " + "0c".repeat(48))));
		assertEquals(List.of("e1", "e2"), both.evidence());
		assertEquals(List.of("e2", "e1"), both.find(KeyLog.CLIENT_RANDOM, id(RANDOM), 0).stream().map(line -> line.place().evidence().orElseThrow()).toList());
	}

	@Test
	void secretsInTheCaptureCountOnlyForWhatFollowsThem() {
		KeyLog log = KeyLog.inCapture(bytes("CLIENT_RANDOM " + RANDOM + " " + MASTER), 1000);
		assertTrue(log.isEmptyBefore(1000));
		assertFalse(log.isEmptyBefore(1001));
		assertEquals(List.of(), log.find(KeyLog.CLIENT_RANDOM, id(RANDOM), 1000));
		assertEquals(Optional.empty(), log.find(KeyLog.CLIENT_RANDOM, id(RANDOM), 1001).getFirst().place().evidence());
	}

	@Test
	void manySmallLogsAreJoinedInTimeAndTheFirstOfEqualLinesCounts() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			KeyLog all = KeyLog.NONE;
			for (int i = 0; i < 50_000; i++) {
				String random = HexFormat.of().toHexDigits(i / 2L).repeat(4);
				all = all.and(KeyLog.inCapture(bytes("CLIENT_RANDOM " + random + " " + MASTER), i));
			}
			assertEquals(50_000, all.count());
			List<KeyLog.Line> found = all.find(KeyLog.CLIENT_RANDOM, id(HexFormat.of().toHexDigits(7L).repeat(4)), Long.MAX_VALUE);
			assertEquals(List.of(14L), found.stream().map(line -> line.place().ranges().getFirst().offset()).toList());
		});
	}

	@Test
	void oneRandomLoggedVeryOftenStaysCheap() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			KeyLog all = KeyLog.NONE;
			for (int i = 0; i < 100_000; i++) {
				all = all.and(KeyLog.inCapture(bytes("CLIENT_RANDOM " + RANDOM + " " + HexFormat.of().toHexDigits((long) i).repeat(6)), i));
			}
			assertEquals(4, all.find(KeyLog.CLIENT_RANDOM, id(RANDOM), Long.MAX_VALUE).size());
		});
	}

	@Test
	void logCutAtEveryByteIsRead() {
		byte[] whole = bytes("CLIENT_RANDOM " + RANDOM + " " + MASTER + "\nSERVER_TRAFFIC_SECRET_0 " + RANDOM + " " + "0d".repeat(32) + "\r\n");
		for (int length = 0; length <= whole.length; length++) {
			KeyLog log = KeyLog.read("e1", Arrays.copyOf(whole, length));
			assertTrue(log.count() <= 2);
		}
	}
}
