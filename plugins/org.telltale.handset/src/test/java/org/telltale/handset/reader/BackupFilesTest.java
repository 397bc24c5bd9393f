package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.handset.reader.BackupBuilder.backup;
import static org.telltale.handset.reader.BackupBuilder.tar;
import static org.telltale.handset.reader.BackupBuilder.zlib;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.sqlite.SqliteBuilder;

class BackupFilesTest {

	private static final String SMS = """
			[{"address":"+447700900123","body":"canary one","date":"1407405600000","date_sent":"0","type":"1"},
			 {"address":"MyBank","body":"","date":"x","type":"2"}]""";
	private static final String MMS = """
			[{"date":"1407405600","msg_box":"1","mms_addresses":[{"type":151,"address":"insert-address-token"},{"type":137,"address":"+447700900124"},
			  {"type":130,"address":"+447700900125"}],"mms_body":"a picture's words","sub":"Gr\u00c3\u00bc\u00c3\u009fe","sub_cs":"106"}]""";

	private final FileReading reading = new FileReading();

	@Test
	void eachFileIsReadAsIfItHadComeAlone() throws IOException {
		for (boolean compressed : List.of(false, true)) {
			byte[] backup = backup(compressed, tar("apps/t/_manifest", "manifest".getBytes(StandardCharsets.UTF_8), "apps/t/d_f/000000_sms_backup", zlib(SMS), "apps/t/d_f/000000_mms_backup", zlib(MMS),
					"apps/s/sp/p.xml", "<map><boolean name='sync' value='false'/></map>".getBytes(StandardCharsets.UTF_8), "apps/c/db/calls.db", calls("+447700900126")));
			List<HandsetRecord> records = read(backup);
			assertEquals(List.of("b.ab!/apps/t/d_f/000000_sms_backup/sms/1", "b.ab!/apps/t/d_f/000000_sms_backup/sms/1/from",
					"b.ab!/apps/t/d_f/000000_mms_backup/mms/1", "b.ab!/apps/t/d_f/000000_mms_backup/mms/1/from",
					"b.ab!/apps/t/d_f/000000_mms_backup/mms/1/party2", "b.ab!/apps/t/d_f/000000_mms_backup/mms/1/subject", "b.ab!/apps/c/db/calls.db/calls/1"), ids(records));
			assertEquals("canary one", exhibit(records, 0).value());
			assertEquals("1407405600000000000", exhibit(records, 0).attributes().get("time"));
			assertEquals("a picture's words", exhibit(records, 2).value());
			assertEquals("1407405600000000000", exhibit(records, 2).attributes().get("time"));
			assertEquals("+447700900124", exhibit(records, 2).attributes().get("from"));
			assertEquals("Gr\u00fc\u00dfe", exhibit(records, 5).value());
			assertEquals("b.ab!/apps/c/db/calls.db", exhibit(records, 6).source().path());
			assertEquals(compressed ? "e!/apps/c/db/calls.db" : "e", exhibit(records, 6).source().places().getFirst().evidence());
			assertEquals(List.of("backup.not-read", "sms.no-body"), codes());
			assertEquals(1, records.stream().filter(record -> record.type().equals("setting")).count());
		}
	}

	@Test
	void journalBesideADatabaseInTheBackupIsUsed() throws IOException {
		byte[] journal = new byte[512 + 520];
		java.nio.ByteBuffer.wrap(journal).put(new byte[] {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7})
				.putInt(0).putInt(1).putInt(2).putInt(512).putInt(512);
		read(backup(true, tar("db/c.db-journal", journal, "db/c.db", calls("+447700900126"))));
		assertEquals(List.of("sqlite.journal-rolled-back"), codes());
	}

	@Test
	void fileThatIsTooLongToBeHeldIsNamed() throws IOException {
		byte[] large = new byte[(64 << 20) + 1];
		byte[] noise = new byte[1 << 20];
		new Random(1).nextBytes(noise);
		System.arraycopy(noise, 0, large, 1 << 20, noise.length);
		byte[] start = calls("+447700900126");
		System.arraycopy(start, 0, large, 0, start.length);
		assertEquals(List.of(), read(backup(true, tar("c.db", large))));
		assertEquals(List.of("backup.too-large"), codes());
	}

	@Test
	void twoFilesOfOnePathHaveTwoNames() throws IOException {
		List<HandsetRecord> records = read(backup(false, tar("c.db", calls("+447700900126"), "c.db", calls("+447700900127"))));
		assertEquals(List.of("b.ab!/c.db/calls/1", "b.ab!/c.db#2/calls/1"), ids(records));
	}

	@Test
	void cutAndChangedBackupsGiveProblemsOnly() throws IOException {
		byte[] backup = backup(true, tar("d_f/1_sms_backup", zlib(SMS), "c.db", calls("+447700900126")));
		for (int length = 15; length < backup.length; length++) {
			read(Arrays.copyOf(backup, length));
			assertTrue(!reading.problems().isEmpty(), "cut at " + length);
		}
		Random random = new Random(8);
		for (int i = 0; i < 1000; i++) {
			byte[] changed = backup.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			read(changed);
		}
	}

	@Test
	void messagesInFrontOfACutAreListed() throws IOException {
		byte[] all = zlib(SMS);
		boolean some = false;
		for (int length = 20; length < all.length; length++) {
			List<HandsetRecord> records = read("s", Arrays.copyOf(all, length));
			assertTrue(!reading.problems().isEmpty(), "cut at " + length);
			some |= !records.isEmpty();
		}
		assertTrue(some);
	}

	@Test
	void expansionEndsAtItsLimit() throws IOException {
		read("s", zlib("[{\"body\":\"" + "x".repeat(40 << 20) + "\"}]"));
		assertEquals(List.of("sms-backup.too-long", "sms-backup.json"), codes());
	}

	@Test
	void deletedMessageIsMarkedAndAnEqualLiveOneStandsForIt() throws IOException {
		SqliteBuilder builder = new SqliteBuilder();
		int sms = builder.table("sms", "CREATE TABLE sms (_id INTEGER PRIMARY KEY,address TEXT,date INTEGER,type INTEGER,body TEXT)");
		builder.row(sms, 1, SqliteBuilder.NULL, "+447700900123", 99L, 2L, "a live one").row(sms, 2, SqliteBuilder.NULL, "+447700900123", 98L, 2L, "deleted one")
				.row(sms, 3, SqliteBuilder.NULL, "+447700900123", 97L, 2L, "a live one");
		// payload length, row id, a header of six, 13 + 1 + 1 and the text's bytes
		builder.delete(sms, 2, 2 + 6 + 15 + 10).delete(sms, 1, 2 + 6 + 15 + 11);
		java.nio.ByteBuffer page = java.nio.ByteBuffer.wrap(builder.page(sms));
		assertEquals(512 - 33 - 34, page.getShort(1), "the freed cells follow each other");
		List<HandsetRecord> records = read("mmssms.db", builder.build());
		assertEquals(List.of("a live one", "+447700900123", "deleted one"), records.stream().map(record -> ((Exhibit) record).value()).toList());
		Exhibit deleted = exhibit(records, 2);
		assertEquals(Optional.of("freeblock"), deleted.source().deleted());
		assertEquals(Optional.empty(), deleted.source().row());
		assertEquals("mmssms.db/sms/1/to", deleted.attributes().get("to.exhibit"));
		assertTrue(deleted.id().startsWith("mmssms.db/sms/deleted-"), deleted.id());
		assertTrue(deleted.toJson().toString().contains("\"deleted\":\"freeblock\""), deleted.toJson().toString());
	}

	private List<HandsetRecord> read(byte[] backup) throws IOException {
		return read("b.ab", backup);
	}

	private List<HandsetRecord> read(String name, byte[] file) {
		return reading.read(name, file);
	}

	private List<String> codes() {
		return reading.codes();
	}

	private static Exhibit exhibit(List<HandsetRecord> records, int index) {
		return (Exhibit) records.stream().filter(record -> record.type().equals("exhibit")).toList().get(index);
	}

	private static List<String> ids(List<HandsetRecord> records) {
		return records.stream().filter(record -> record instanceof Exhibit).map(record -> ((Exhibit) record).id()).toList();
	}

	private static byte[] calls(String number) {
		SqliteBuilder builder = new SqliteBuilder();
		int root = builder.table("calls", "CREATE TABLE calls(_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER)");
		return builder.row(root, 1, SqliteBuilder.NULL, number, 5L, 6L, 1L).build();
	}
}
