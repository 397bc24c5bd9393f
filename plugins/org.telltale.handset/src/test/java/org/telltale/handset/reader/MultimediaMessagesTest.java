package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.handset.reader.BackupBuilder.backup;
import static org.telltale.handset.reader.BackupBuilder.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.photo.JpegBuilder;
import org.telltale.handset.sqlite.SqliteBuilder;

class MultimediaMessagesTest {

	private static final SqliteBuilder.Nothing NULL = SqliteBuilder.NULL;
	private static final String PDU = "CREATE TABLE pdu (_id INTEGER PRIMARY KEY AUTOINCREMENT,date INTEGER,date_sent INTEGER DEFAULT 0,msg_box INTEGER,m_id TEXT,"
			+ "sub TEXT,sub_cs INTEGER,ct_l TEXT,m_type INTEGER)";
	private static final String ADDR = "CREATE TABLE addr (_id INTEGER PRIMARY KEY,msg_id INTEGER,contact_id INTEGER,address TEXT,type INTEGER,charset INTEGER)";
	private static final String PART = "CREATE TABLE part (_id INTEGER PRIMARY KEY AUTOINCREMENT,mid INTEGER,seq INTEGER DEFAULT 0,ct TEXT,name TEXT,chset INTEGER,"
			+ "cl TEXT,_data TEXT,text TEXT)";
	private static final String PARTS = "/data/user/0/com.android.providers.telephony/app_parts/";

	private final FileReading reading = new FileReading();

	/** A message that came with a picture and words, one that went out with neither subject nor file. */
	private static byte[] database() {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		int pdu = builder.table("pdu", PDU);
		int addr = builder.table("addr", ADDR);
		int part = builder.table("part", PART);
		// the subject's UTF-8, each byte a character
		builder.row(pdu, 7, NULL, 1407405600L, 1407405590L, 1L, "m1@mmsc.example", "Gr\u00c3\u00bc\u00c3\u009fe", 106L, NULL, 132L)
				.row(pdu, 8, NULL, 1407405700L, 0L, 2L, NULL, NULL, NULL, NULL, 128L);
		builder.row(addr, 1, NULL, 7L, NULL, "+447700900123/TYPE=PLMN", 137L, 106L).row(addr, 2, NULL, 7L, NULL, "insert-address-token", 151L, 106L)
				.row(addr, 3, NULL, 7L, NULL, "ann@example.org", 130L, 106L).row(addr, 4, NULL, 8L, NULL, "insert-address-token", 137L, 106L)
				.row(addr, 5, NULL, 8L, NULL, "+447700900123", 151L, 106L).row(addr, 6, NULL, 8L, NULL, "+447700900124", 151L, 106L);
		builder.row(part, 20, NULL, 7L, -1L, "application/smil", NULL, NULL, "smil.xml", NULL, "<smil/>")
				.row(part, 21, NULL, 7L, 0L, "text/plain", NULL, 106L, "text_0.txt", NULL, "a picture's words")
				.row(part, 22, NULL, 7L, 0L, "image/jpeg", NULL, NULL, "image.jpg", PARTS + "PART_22_image.jpg", NULL)
				.row(part, 23, NULL, 7L, 0L, "audio/amr", NULL, NULL, "voice.amr", PARTS + "PART_23_voice.amr", NULL)
				.row(part, 24, NULL, 8L, 0L, "text/plain", NULL, 106L, "text_0.txt", NULL, "on its way");
		return builder.build();
	}

	@Test
	void textsSubjectAndAddressesAreExhibitsAndTheMessageARecord() throws IOException {
		byte[] file = database();
		List<HandsetRecord> records = read("mmssms.db", file);
		assertEquals(List.of("mmssms.db/addr/1", "mmssms.db/addr/3", "mmssms.db/addr/6", "mmssms.db/pdu/7", "mmssms.db/part/21", "mmssms.db/part/24"), ids(records));
		Exhibit subject = exhibit(records, "mmssms.db/pdu/7");
		assertEquals("Gr\u00fc\u00dfe", subject.value());
		assertEquals("Gr\u00c3\u00bc\u00c3\u009fe", subject.attributes().get("written"));
		Exhibit text = exhibit(records, "mmssms.db/part/21");
		assertEquals(ExhibitKind.SMS, text.kind());
		assertEquals("a picture's words", new String(file, (int) text.source().places().getFirst().range().offset(), 17, StandardCharsets.UTF_8));
		assertEquals(Map.of("message", "mmssms.db/pdu/7", "box", "inbox", "time", "1407405600000000000", "timeSent", "1407405590000000000", "from",
				"+447700900123/TYPE=PLMN", "from.exhibit", "mmssms.db/addr/1", "cc", "ann@example.org", "cc.exhibit", "mmssms.db/addr/3"), text.attributes());
		assertEquals("mmssms.db/addr/1", exhibit(records, "mmssms.db/part/24").attributes().get("to.exhibit"));
		assertEquals("mmssms.db/addr/6", exhibit(records, "mmssms.db/part/24").attributes().get("to2.exhibit"));
		HandsetEvent message = (HandsetEvent) records.stream().filter(record -> record.type().equals("event")).findFirst().orElseThrow();
		assertEquals(List.of("mms", "+447700900123/TYPE=PLMN", "Gr\u00fc\u00dfe", "132"), List.of(message.kind(), message.subject(), message.text(),
				message.attributes().get("type")));
		assertEquals(Optional.of(1407405600000000000L), message.moment().epochNanos());
		assertEquals("image/jpeg " + PARTS + "PART_22_image.jpg", message.attributes().get("part1"));
		assertEquals(Optional.of(7L), message.source().row());
		assertEquals(List.of("mms.part-missing"), codes());
		assertTrue(reading.problems().getFirst().what().startsWith("2 files"), reading.problems().getFirst().what());
	}

	@Test
	void pictureBesideTheDatabaseIsNamedByItsMessage() throws IOException {
		byte[] picture = JpegBuilder.picture(new JpegBuilder().frame(16, 12).scan().build());
		String app = "apps/com.android.providers.telephony/";
		List<HandsetRecord> records = read("b.ab", backup(true, tar(app + "db/mmssms.db", database(), app + "r/app_parts/PART_22_image.jpg", picture,
				"apps/other/r/app_parts/PART_22_image.jpg", picture, app + "r/app_parts/PART_23_voice.amr", new byte[] {'#', '!', 'A', 'M', 'R'})));
		HandsetEvent message = (HandsetEvent) records.stream().filter(record -> record.type().equals("event")).findFirst().orElseThrow();
		String name = "b.ab!/" + app + "r/app_parts/PART_22_image.jpg";
		assertEquals(name, message.attributes().get("part1.exhibit"));
		assertEquals(ExhibitKind.PHOTO, exhibit(records, name).kind());
		assertEquals(List.of("backup.not-read", "mms.part-not-read"), codes());
	}

	@Test
	void twoFilesThatCouldBeThePartAreNone() throws IOException {
		byte[] picture = new JpegBuilder().frame(16, 12).scan().build();
		List<HandsetRecord> records = read("b.ab", backup(false, tar("d/mmssms.db", database(), "e/app_parts/PART_22_image.jpg", picture,
				"f/app_parts/PART_22_image.jpg", picture)));
		HandsetEvent message = (HandsetEvent) records.stream().filter(record -> record.type().equals("event")).findFirst().orElseThrow();
		assertEquals(Optional.empty(), Optional.ofNullable(message.attributes().get("part1.exhibit")));
		assertEquals(List.of("mms.part-missing"), codes());
	}

	@Test
	void backupXmlHoldsTextsAndPictures() throws IOException {
		byte[] thumbnail = new JpegBuilder().frame(16, 12).scan().build();
		byte[] picture = JpegBuilder.picture(thumbnail);
		String data = Base64.getEncoder().encodeToString(picture);
		String xml = "<smses count='2'>\n<mms date='1407405600000' date_sent='1407405590' msg_box='1' m_type='132' m_id='m1' sub='A subject' sub_cs='106' ct_l='null' address='x'>"
				+ "<parts><part seq='-1' ct='application/smil' cl='smil.xml' text='&lt;smil/&gt;'/><part seq='0' ct='text/plain' cl='t.txt' text='a picture&apos;s words'/>"
				+ "<part seq='0' ct='image/jpeg' cl='image.jpg' text='null' data='" + data + "'/><part ct='audio/amr' cl='null' data='IyFBTVI='/><part ct='image/png' data='?'/></parts>"
				+ "<addrs><addr address='+447700900123' type='137' charset='106'/><addr address='insert-address-token' type='151'/></addrs></mms>"
				+ "<mms date='1407405700000' msg_box='2' sub='null' address='+447700900123~+447700900124'><parts><part ct='text/plain' text='null'/></parts></mms></smses>";
		List<HandsetRecord> records = read("s.xml", xml.getBytes(StandardCharsets.UTF_8));
		assertEquals(List.of("s.xml/mms/1/part/3", "s.xml/mms/1/part/3/location", "s.xml/mms/1/part/3/thumbnail", "s.xml/mms/1/addr/1", "s.xml/mms/1", "s.xml/mms/1/text/1",
				"s.xml/mms/2/addr/2", "s.xml/mms/2/text/1"), ids(records));
		Exhibit photo = exhibit(records, "s.xml/mms/1/part/3");
		assertEquals("image.jpg", photo.value());
		assertTrue(photo.sha256().orElseThrow().matches(picture));
		assertEquals(Where.at("e", xml.indexOf(data), data.length()), photo.source().places().getFirst());
		assertEquals(List.of("base64", "s.xml/mms/1"), List.of(photo.attributes().get("encoded"), photo.attributes().get("message")));
		assertEquals("e!/mms/1/part/3", exhibit(records, "s.xml/mms/1/part/3/thumbnail").source().places().getFirst().evidence());
		Exhibit text = exhibit(records, "s.xml/mms/1/text/1");
		assertEquals(List.of("a picture's words", "1407405600000000000", "1407405590000000000"), List.of(text.value(), text.attributes().get("time"),
				text.attributes().get("timeSent")));
		assertEquals("A subject", exhibit(records, "s.xml/mms/1").value());
		assertEquals("s.xml/mms/1/addr/1", exhibit(records, "s.xml/mms/2/text/1").attributes().get("to.exhibit"));
		assertEquals("null", exhibit(records, "s.xml/mms/2/text/1").value());
		List<HandsetRecord> events = records.stream().filter(record -> record.type().equals("event")).toList();
		assertEquals(List.of("image/jpeg image.jpg", "s.xml/mms/1/part/3", "audio/amr part 4"), List.of(((HandsetEvent) events.get(0)).attributes().get("part1"),
				((HandsetEvent) events.get(0)).attributes().get("part1.exhibit"), ((HandsetEvent) events.get(0)).attributes().get("part2")));
		assertEquals("+447700900123", ((HandsetEvent) events.get(1)).subject());
		assertEquals(List.of("mms.part-data", "mms.part-not-read"), codes());
	}

	@Test
	void placeOfAPictureIsWhereItsBytesStand() throws IOException {
		String one = Base64.getEncoder().encodeToString(new JpegBuilder().frame(16, 12).scan().build());
		String two = Base64.getEncoder().encodeToString(new JpegBuilder().frame(8, 8).scan().build());
		String start = "<smses xmlns:x='u'><mms><parts>";
		for (String attributes : List.of("x:data='" + one + "' data='" + two + "'", "data='" + one + "' x:data='" + two + "'")) {
			String part = "<part ct='image/jpeg' " + attributes + "/>";
			String xml = start + part + "</parts></mms></smses>";
			Exhibit photo = exhibit(read("s.xml", xml.getBytes(StandardCharsets.UTF_8)), "s.xml/mms/1/part/1");
			assertTrue(photo.sha256().orElseThrow().matches(Base64.getDecoder().decode(one)));
			boolean told = attributes.startsWith("data");
			assertEquals(told ? Where.at("e", xml.indexOf(one), one.length()) : Where.at("e", start.length(), part.length()), photo.source().places().getFirst());
			assertEquals(told ? List.of() : List.of("mms.part-place"), codes());
		}
	}

	@Test
	void textsSayOnlySoMuchOfTheirMessagesAddresses() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(32768, 1);
		int pdu = builder.table("pdu", PDU);
		int addr = builder.table("addr", ADDR);
		int part = builder.table("part", PART);
		builder.row(pdu, 7, NULL, 1407405600L, 0L, 1L, NULL, NULL, NULL, NULL, 132L).row(part, 1, NULL, 7L, 0L, "text/plain", NULL, 106L, NULL, NULL, "a text");
		for (int i = 1; i <= 10; i++) {
			builder.row(addr, i, NULL, 7L, NULL, "+44770090012" + i % 10 + "/TYPE=PLMN" + "x".repeat(2_000), 151L, 106L);
		}
		Exhibit text = exhibit(read("mmssms.db", builder.build()), "mmssms.db/part/1");
		assertTrue(text.attributes().containsKey("to7") && !text.attributes().containsKey("to8"), text.attributes().keySet().toString());
		assertEquals(Optional.of("mmssms.db/addr/10"), text.attribute("to10.exhibit"));
		assertEquals(List.of("mms.addresses"), codes());
		assertTrue(reading.problems().getFirst().what().startsWith("3 addresses"), reading.problems().getFirst().what());
		StringBuilder xml = new StringBuilder("<smses><mms><addrs>");
		for (int i = 1; i <= 10; i++) {
			xml.append("<addr type='151' address='+44770090012").append(i % 10).append("/TYPE=PLMN").append("x".repeat(2_000)).append("'/>");
		}
		read("s.xml", xml.append("</addrs></mms></smses>").toString().getBytes(StandardCharsets.UTF_8));
		assertEquals(List.of("mms.addresses"), codes());
	}

	@Test
	void textOfADeletedPartStandsAlone() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		builder.table("pdu", PDU);
		// any bytes fit its columns; among a header's NULLs they are no row that was written later
		builder.table("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)");
		int part = builder.table("part", PART);
		builder.row(part, 1, NULL, 7L, 0L, "text/plain", NULL, NULL, NULL, NULL, "a live text").row(part, 2, NULL, 7L, 0L, "text/plain", NULL, NULL, NULL, NULL, "a deleted text");
		// payload length, row id, a header of ten, 1 + 10 and the text's bytes
		builder.delete(part, 1, 2 + 10 + 11 + 14);
		List<HandsetRecord> records = read("mmssms.db", builder.build());
		Exhibit deleted = (Exhibit) records.getLast();
		assertEquals(List.of("a deleted text", Optional.of("freeblock")), List.of(deleted.value(), deleted.source().deleted()));
		assertEquals(Optional.empty(), deleted.attribute("message"));
	}

	@Test
	void cutAndChangedDatabasesGiveProblemsOnly() throws IOException {
		byte[] file = database();
		for (int length = 100; length < file.length; length += 7) {
			read("m", Arrays.copyOf(file, length));
		}
		Random random = new Random(3);
		for (int i = 0; i < 1000; i++) {
			byte[] changed = file.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			read("m", changed);
		}
	}

	private List<HandsetRecord> read(String name, byte[] file) {
		return reading.read(name, file);
	}

	private List<String> codes() {
		return reading.codes();
	}

	private static Exhibit exhibit(List<HandsetRecord> records, String id) {
		return records.stream().filter(record -> record instanceof Exhibit).map(record -> (Exhibit) record).filter(found -> found.id().equals(id)).findFirst().orElseThrow();
	}

	private static List<String> ids(List<HandsetRecord> records) {
		return records.stream().filter(record -> record instanceof Exhibit).map(record -> ((Exhibit) record).id()).toList();
	}
}
