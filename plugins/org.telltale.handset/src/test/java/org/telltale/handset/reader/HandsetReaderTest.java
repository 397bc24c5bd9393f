package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Setting;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.photo.JpegBuilder;
import org.telltale.handset.sqlite.SqliteBuilder;

class HandsetReaderTest {

	private static final SqliteBuilder.Nothing NULL = SqliteBuilder.NULL;

	private List<Problem> problems = List.of();

	@Test
	void messageBecomesItsBodyAndTheNumberApart() throws IOException {
		SqliteBuilder builder = new SqliteBuilder();
		int sms = builder.table("sms", "CREATE TABLE sms (_id INTEGER PRIMARY KEY,address TEXT,date INTEGER,type INTEGER,body TEXT)");
		builder.row(sms, 7, NULL, "+44 7700 900123", 1407405600000L, 1L, "canary one")
				.row(sms, 8, NULL, "+447700900123", 1407405601000L, 2L, "canary two").row(sms, 9, NULL, "MyBank", 0L, 1L, "code");
		byte[] file = builder.build();
		List<HandsetRecord> records = read("mmssms.db", file);
		assertEquals(List.of("mmssms.db/sms/7", "mmssms.db/sms/7/from", "mmssms.db/sms/8", "mmssms.db/sms/9"), ids(records));
		Exhibit first = (Exhibit) records.get(0);
		assertEquals("canary one", first.value());
		assertEquals("1407405600000000000", first.attributes().get("time"));
		assertEquals("mmssms.db/sms/7/from", first.attributes().get("from.exhibit"));
		assertEquals("canary one", text(file, first.source().places()));
		Exhibit number = (Exhibit) records.get(1);
		assertEquals("+447700900123", number.value());
		assertEquals("+44 7700 900123", text(file, number.source().places()));
		assertEquals("mmssms.db/sms/7/from", ((Exhibit) records.get(2)).attributes().get("to.exhibit"));
		assertEquals(Optional.empty(), ((Exhibit) records.get(3)).attribute("from.exhibit"));
		assertEquals(List.of(), problems);
	}

	@Test
	void contactIsItsNameAndEachNumberIsItsOwnExhibit() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		int raw = builder.table("raw_contacts", "CREATE TABLE raw_contacts(_id INTEGER PRIMARY KEY, deleted INTEGER, display_name TEXT)");
		int types = builder.table("mimetypes", "CREATE TABLE mimetypes(_id INTEGER PRIMARY KEY, mimetype TEXT)");
		int data = builder.table("data", "CREATE TABLE data(_id INTEGER PRIMARY KEY, mimetype_id INTEGER, raw_contact_id INTEGER, data1 TEXT)");
		builder.row(types, 1, NULL, "vnd.android.cursor.item/name").row(types, 2, NULL, "vnd.android.cursor.item/phone_v2")
				.row(types, 3, NULL, "vnd.android.cursor.item/email_v2");
		builder.row(raw, 4, NULL, 0L, "Ann Example").row(raw, 5, NULL, 1L, NULL);
		builder.row(data, 10, NULL, 2L, 4L, "020 7946 0000").row(data, 11, NULL, 3L, 4L, "ann@example.org").row(data, 12, NULL, 1L, 5L, "Bob")
				.row(data, 13, NULL, 2L, 5L, "02079460000");
		List<HandsetRecord> records = read("contacts2.db", builder.build());
		assertEquals(List.of("contacts2.db/raw_contacts/4", "contacts2.db/data/10", "contacts2.db/data/11", "contacts2.db/raw_contacts/5"), ids(records));
		assertEquals(List.of("Ann Example", "02079460000", "ann@example.org", "Bob"), records.stream().map(r -> ((Exhibit) r).value()).toList());
		assertEquals("contacts2.db/data/10", ((Exhibit) records.get(3)).attributes().get("number1.exhibit"));
		assertEquals("marked by the handset", ((Exhibit) records.get(3)).attributes().get("deleted"));
	}

	@Test
	void contactsOtherTextsNormalisedNumberAndPictureAreExhibits() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		int raw = builder.table("raw_contacts", "CREATE TABLE raw_contacts(_id INTEGER PRIMARY KEY, deleted INTEGER, display_name TEXT)");
		int types = builder.table("mimetypes", "CREATE TABLE mimetypes(_id INTEGER PRIMARY KEY, mimetype TEXT)");
		int data = builder.table("data", "CREATE TABLE data(_id INTEGER PRIMARY KEY, mimetype_id INTEGER, raw_contact_id INTEGER, data1 TEXT, data4 TEXT, data15 TEXT)");
		List<String> kinds = List.of("phone_v2", "nickname", "note", "im", "postal-address_v2", "organization", "website", "photo", "im");
		for (int i = 0; i < kinds.size(); i++) {
			builder.row(types, i + 1, NULL, "vnd.android.cursor.item/" + kinds.get(i));
		}
		byte[] picture = new JpegBuilder().frame(96, 96).scan().build();
		builder.row(raw, 4, NULL, 0L, "Ann Example").row(data, 1, NULL, 1L, 4L, "020 7946 0000", "+442079460000", NULL).row(data, 2, NULL, 2L, 4L, "Annie the Example", NULL, NULL)
				.row(data, 3, NULL, 3L, 4L, "owes me a book", NULL, NULL).row(data, 4, NULL, 4L, 4L, "ann@chat.example", NULL, NULL)
				.row(data, 5, NULL, 5L, 4L, "1 High Street\nTown", NULL, NULL).row(data, 6, NULL, 6L, 4L, "Example Ltd", "Baker", NULL)
				.row(data, 7, NULL, 7L, 4L, "www.example.org", NULL, NULL).row(data, 8, NULL, 8L, 4L, NULL, NULL, picture).row(data, 9, NULL, 9L, 4L, "ann-42", NULL, NULL);
		byte[] file = builder.build();
		List<HandsetRecord> records = read("contacts2.db", file);
		assertEquals(List.of("Ann Example", "+442079460000", "Annie the Example", "owes me a book", "ann@chat.example", "1 High Street\nTown", "photo", "ann-42"),
				records.stream().map(record -> ((Exhibit) record).value()).toList());
		assertEquals(List.of(ExhibitKind.CONTACT, ExhibitKind.PHONE_NUMBER, ExhibitKind.CONTACT, ExhibitKind.TEXT, ExhibitKind.EMAIL, ExhibitKind.TEXT, ExhibitKind.PHOTO,
				ExhibitKind.TEXT), records.stream().map(record -> ((Exhibit) record).kind()).toList());
		Exhibit contact = (Exhibit) records.getFirst();
		assertEquals(List.of("Example Ltd", "Baker", "www.example.org", "contacts2.db/data/8", "contacts2.db/data/9"), List.of(contact.attributes().get("organisation1"),
				contact.attributes().get("title1"), contact.attributes().get("website1"), contact.attributes().get("photo.exhibit"), contact.attributes().get("im2.exhibit")));
		Exhibit number = (Exhibit) records.get(1);
		assertEquals(List.of("020 7946 0000", "contacts2.db/raw_contacts/4"), List.of(number.attributes().get("written"), number.attributes().get("partOf")));
		assertEquals("+442079460000", text(file, number.source().places()));
		Exhibit photo = (Exhibit) records.get(6);
		assertTrue(photo.sha256().orElseThrow().matches(picture));
		assertEquals(picture.length, photo.source().places().stream().mapToLong(place -> place.range().length()).sum());
	}

	@Test
	void callsGiveNumbersNamesAndWhatWasSaid() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		int calls = builder.table("calls", "CREATE TABLE calls (_id INTEGER PRIMARY KEY,number TEXT,phone_account_address TEXT,date INTEGER,duration INTEGER,type INTEGER,"
				+ "name TEXT,normalized_number TEXT,transcription TEXT)");
		builder.row(calls, 1, NULL, "8 916 123-45-67", "+447700900001", 5L, 6L, 1L, "Ann Example", "+79161234567", NULL)
				.row(calls, 2, NULL, "020 7946 0000", "+447700900001", 6L, 6L, 1L, "Ann Example", "+48608654276", "please call me back");
		List<HandsetRecord> records = read("calllog.db", builder.build());
		assertEquals(List.of("+79161234567", "+447700900001", "Ann Example", "02079460000", "please call me back"),
				records.stream().map(record -> ((Exhibit) record).value()).toList(), "a noted number that ends otherwise is another one");
		assertEquals("5000000", ((Exhibit) records.get(2)).attributes().get("time"));
	}

	@Test
	void switchIsReadFromTheSettingsDatabase() throws IOException {
		SqliteBuilder builder = new SqliteBuilder();
		int secure = builder.table("secure", "CREATE TABLE secure (_id INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT UNIQUE ON CONFLICT REPLACE,value TEXT)");
		builder.row(secure, 1, NULL, "cloud_enabled", "0").row(secure, 2, NULL, "android_id", "0123456789abcdef");
		List<HandsetRecord> records = read("settings.db", builder.build());
		Setting cloud = (Setting) records.get(0);
		assertEquals(List.of("secure", "cloud_enabled", "0"), List.of(cloud.namespace(), cloud.key(), cloud.value()));
		assertEquals(ExhibitKind.ANDROID_ID, ((Exhibit) records.get(2)).kind());
		assertEquals("settings.db/secure/2", ((Exhibit) records.get(2)).id());
	}

	@Test
	void settingsAndPreferencesAsXml() throws IOException {
		Setting setting = (Setting) read("settings_secure.xml", "<settings version='1'><setting id='3' name='cloud' value='1' package='a'/></settings>").getFirst();
		assertEquals(List.of("secure", "cloud", "1"), List.of(setting.namespace(), setting.key(), setting.value()));
		List<HandsetRecord> records = read("prefs.xml", "<?xml version='1.0'?>\n<map><boolean name='sync' value='false'/><string name='s'>text</string></map>");
		assertEquals(List.of("false", "text"), records.stream().map(record -> ((Setting) record).value()).toList());
		assertEquals("preferences", ((Setting) records.get(0)).namespace());
	}

	@Test
	void backupXmlGivesMessagesWithTheirElements() throws IOException {
		String xml = "<smses count='1'><sms address='+447700900123' date='1407405600000' type='1' body='a &amp; b' date_sent='0'/></smses>";
		List<HandsetRecord> records = read("sms.xml", xml);
		Exhibit sms = (Exhibit) records.get(0);
		assertEquals("a & b", sms.value());
		assertTrue(text(xml.getBytes(StandardCharsets.UTF_8), sms.source().places()).startsWith("<sms address="));
		assertEquals(List.of(), problems);
	}

	@Test
	void propertiesGiveSettingsAndTheDevicesNumbers() throws IOException {
		List<HandsetRecord> records = read("getprop.txt",
				"[ro.serialno]: [HM0001SYN]\n[multi]: [a\nb]\n[persist.radio.imei]: [490154203237518]\n[ril.imei2]: [490154203237510]\nnonsense\n");
		assertEquals(List.of("setting", "exhibit", "setting", "setting", "exhibit", "setting"), records.stream().map(HandsetRecord::type).toList());
		assertEquals("a\nb", ((Setting) records.get(2)).value());
		assertEquals("getprop.txt/property/4", ((Exhibit) records.get(4)).id());
		assertEquals(List.of("exhibit.imei", "text.line"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void packagesNameTheirUserIds() throws IOException {
		InstalledPackage first = (InstalledPackage) read("packages.list",
				"com.example.cloud 10021 0 /data/data/com.example.cloud default 3003\nbroken\n").getFirst();
		assertEquals(10021, first.uid());
		assertEquals("text.line", problems.getFirst().code());
	}

	@Test
	void pictureGivesPositionAndThumbnailApart() throws IOException {
		byte[] thumbnail = new JpegBuilder().frame(16, 12).scan().build();
		byte[] file = JpegBuilder.picture(thumbnail);
		List<HandsetRecord> records = read("IMG_1.jpg", file);
		assertEquals(List.of("IMG_1.jpg", "IMG_1.jpg/location", "IMG_1.jpg/thumbnail"), ids(records));
		assertTrue(((Exhibit) records.get(0)).sha256().orElseThrow().matches(file));
		assertTrue(((Exhibit) records.get(2)).sha256().orElseThrow().matches(thumbnail));
		assertEquals("51.500694,-0.124600", ((Exhibit) records.get(1)).value());
	}

	@Test
	void journalThatIsCutIsReported() {
		byte[] journal = {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7};
		EvidenceBytes database = EvidenceBytes.of("m", new SqliteBuilder().build());
		HandsetFile file = new HandsetFile("m", database, Optional.empty(), Optional.of(EvidenceBytes.of("m-journal", journal)));
		assertEquals(List.of("sqlite.journal-cut", "sqlite.unknown-tables"), HandsetReader.read(file).problems().stream().map(Problem::code).toList());
	}

	@Test
	void unknownAndEmptyFilesAreReported() throws IOException {
		for (String content : List.of("", "hello", "\u0000\u0001", "<html></html>")) {
			assertEquals(List.of(), read("x", content));
			assertEquals("handset.unknown", problems.getFirst().code());
		}
	}

	private List<HandsetRecord> read(String name, String content) throws IOException {
		return read(name, content.getBytes(StandardCharsets.UTF_8));
	}

	/** Reads, and holds every record against its own JSON form. */
	private List<HandsetRecord> read(String name, byte[] content) throws IOException {
		Outcome<List<HandsetRecord>> outcome = HandsetReader.read(HandsetFile.of(name, EvidenceBytes.of(name, content)));
		problems = outcome.problems();
		List<HandsetRecord> again = new ArrayList<>();
		for (HandsetRecord record : outcome.value().orElseThrow()) {
			try {
				again.add(HandsetRecord.fromJson(JsonReader.read(record.toJson().toString())).orElseThrow());
			} catch (JsonSyntaxException e) {
				throw new IOException(e);
			}
		}
		assertEquals(outcome.value().orElseThrow(), again);
		return again;
	}

	private static List<String> ids(List<HandsetRecord> records) {
		return records.stream().map(record -> ((Exhibit) record).id()).toList();
	}

	private static String text(byte[] file, List<Where> places) {
		StringBuilder text = new StringBuilder();
		places.forEach(place -> text.append(new String(file, (int) place.range().offset(), (int) place.range().length(), StandardCharsets.UTF_8)));
		return text.toString();
	}
}
