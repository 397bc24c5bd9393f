package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.backup.AndroidBackup;

class AndroidBackupTest {

	private static final byte[] TAR = new TarBuilder().entry('0', "apps/a.b/d_f/x", "first").entry('0', "apps/a.b/db/y.db", "second").bytes();
	private static final long MUCH = 1 << 20;

	@Test
	void filesOfEachKindOfBackupAreWalked() {
		for (boolean compressed : List.of(false, true)) {
			Walk walk = Walk.of(BackupBuilder.plain(5, compressed, TAR));
			assertEquals(List.of(), walk.codes());
			assertEquals("second", walk.text("apps/a.b/db/y.db"));
			assertEquals(!compressed, walk.item("apps/a.b/d_f/x").origin().isPresent(), "plain bytes say where they stand");
		}
	}

	@Test
	void encryptedBackupOpensWithItsPasswordOnly() throws IOException {
		for (int version : new int[] {1, 3, 5}) {
			for (boolean compressed : List.of(false, true)) {
				byte[] backup = BackupBuilder.locked(version, compressed, TAR, "pässwörd");
				assertArrayEquals(TAR, data(open(backup, "no", "pässwörd")), version + " " + compressed);
				assertEquals(List.of("backup.password"), codes(open(backup, "passwörd", "")));
				Outcome<Source> without = open(backup);
				assertEquals(List.of("backup.encrypted"), codes(without));
				assertTrue(without.value().isEmpty());
				assertTrue(without.problems().getFirst().what().contains("--password-file"), "says what to do");
			}
		}
	}

	@Test
	void problemsNeverHoldAPassword() throws IOException {
		assertFalse(open(BackupBuilder.locked(5, true, TAR, "a"), "hunter2secret").problems().toString().contains("hunter2secret"));
	}

	/** Made by python3 (hashlib.pbkdf2_hmac, cryptography): version 1, the low bytes of the password's characters. */
	@Test
	void oldBackupsTakeTheLowBytesOfCharacters() throws IOException {
		String header = """
				ANDROID BACKUP
				1
				1
				AES-256
				0102030405060708
				0B0C0D0E0F101112
				3
				32333435363738393A3B3C3D3E3F4041
				99C87A10E7772E4A54D069669072FC637DCE49D6D835E0475D7E882A4F24681AA24146AA89D76ACB368DF13B8C75D59AE46B29A9E9F00F29DDEE02EC92A9CDAFBF33B0F06CB71F5C87DB08DA4339BCACADC380439E63DE1272EA277E53F2D7C6
				""";
		byte[] data = HexFormat.of().parseHex("9821e34586168d422c18e3dfc968c9f5934f3985d26b1a22878abcbe752f8707");
		assertEquals("the archive", new String(data(open(join(header, data), "Zo\u00eb\u65e5")), StandardCharsets.US_ASCII));
		assertEquals(List.of("backup.password"), codes(open(join(header.replace("BACKUP\n1", "BACKUP\n2"), data), "Zo\u00eb\u65e5")));
	}

	@Test
	void roundsThatWouldTakeForEverAreNotComputed() throws IOException {
		String backup = new String(BackupBuilder.locked(5, false, TAR, "a"), StandardCharsets.ISO_8859_1);
		byte[] hostile = backup.replaceFirst("\n5\n([0-9A-F]{32})\n", "\n2000000000\n$1\n").getBytes(StandardCharsets.ISO_8859_1);
		assertEquals(List.of("backup.key"), codes(open(hostile, "a")));
	}

	@Test
	void bombIsCutAtTheBudget() throws IOException {
		byte[] bomb = BackupBuilder.plain(5, true, new byte[4 << 20]);
		Outcome<Source> opened = AndroidBackup.open(Source.of(bomb), new Place("e", ""), List.of(), MUCH);
		assertEquals(List.of("container.expansion"), codes(opened));
		assertEquals(MUCH, opened.value().orElseThrow().length());
		assertEquals(List.of("container.expansion"), Walk.of(bomb, Walk.SMALL).codes().subList(0, 1));
	}

	@Test
	void everyCutIsToldAndWhatCameBeforeIsRead() throws IOException {
		for (byte[] backup : List.of(BackupBuilder.plain(5, true, TAR), BackupBuilder.locked(5, true, TAR, "a"), BackupBuilder.locked(5, false, TAR, "a"))) {
			for (int length = 15; length < backup.length; length++) {
				Outcome<Source> cut = open(Arrays.copyOf(backup, length), "a");
				assertFalse(cut.problems().isEmpty(), "cut at " + length);
				if (cut.value().isPresent()) {
					byte[] there = data(cut);
					int common = Math.max(0, Math.min(there.length - 16, TAR.length));
					assertArrayEquals(Arrays.copyOf(TAR, common), Arrays.copyOf(there, common), "cut at " + length);
				}
			}
		}
	}

	@Test
	void changedBytesAreToldOrChangeThePlainArchiveAlone() throws IOException {
		byte[] backup = BackupBuilder.plain(4, true, TAR);
		for (int at = 25; at < backup.length; at++) {
			byte[] changed = backup.clone();
			changed[at] ^= 0x55;
			assertFalse(open(changed).problems().isEmpty(), "byte " + at);
		}
		Random random = new Random(4);
		for (int i = 0; i < 500; i++) {
			byte[] changed = BackupBuilder.locked(5, true, TAR, "a");
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			open(changed, "a").value().ifPresent(source -> assertTrue(source.length() < MUCH));
		}
	}

	@Test
	void compressedDataReadBackAndForthAreTheSame() throws IOException {
		byte[] long1 = new byte[300_000];
		new Random(1).nextBytes(long1);
		for (int i = 0; i < long1.length; i++) {
			long1[i] &= 0x1f;
		}
		InflatedSource source = (InflatedSource) open(BackupBuilder.locked(5, true, long1, "a"), "a").value().orElseThrow();
		Random random = new Random(2);
		for (int i = 0; i < 200; i++) {
			int offset = random.nextInt(long1.length);
			int count = random.nextInt(100_000);
			assertArrayEquals(Arrays.copyOfRange(long1, offset, Math.min(long1.length, offset + count)), source.bytes(offset, count));
		}
		assertTrue(source.made() > long1.length * 2L, "reading back costs, and is counted");
	}

	private static Outcome<Source> open(byte[] backup, String... passwords) throws IOException {
		return AndroidBackup.open(Source.of(backup), new Place("e", ""), List.of(passwords), MUCH);
	}

	private static List<String> codes(Outcome<Source> outcome) {
		return outcome.problems().stream().map(Problem::code).toList();
	}

	private static byte[] data(Outcome<Source> outcome) throws IOException {
		Source source = outcome.value().orElseThrow();
		return source.bytes(0, (int) source.length());
	}

	private static byte[] join(String header, byte[] data) {
		byte[] head = header.getBytes(StandardCharsets.US_ASCII);
		byte[] all = Arrays.copyOf(head, head.length + data.length);
		System.arraycopy(data, 0, all, head.length, data.length);
		return all;
	}
}
