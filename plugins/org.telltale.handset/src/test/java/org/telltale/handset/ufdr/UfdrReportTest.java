package org.telltale.handset.ufdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Setting;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

class UfdrReportTest {

	private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<project id=\"1\" name=\"P\" reportVersion=\"5.0\" xmlns=\"http://pa.cellebrite.com/report/2.0\">\n";

	private final List<Problem> problems = new ArrayList<>();

	private List<HandsetRecord> read(String report) {
		return read(report.getBytes(StandardCharsets.UTF_8));
	}

	private List<HandsetRecord> read(byte[] report) {
		List<HandsetRecord> records = new ArrayList<>();
		problems.clear();
		problems.addAll(HandsetReader.read(HandsetFile.of("report.xml", EvidenceBytes.of("e", report)), List.of(), records::add, Progress.NONE));
		return records;
	}

	private List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	private static String decoded(String models) {
		return HEAD + "<decodedData>" + models + "</decodedData></project>";
	}

	private static String field(String name, String value) {
		return "<field name=\"" + name + "\" type=\"String\"><value type=\"String\"><![CDATA[" + value + "]]></value></field>";
	}

	private static String party(String role, String identifier) {
		return "<model type=\"Party\" id=\"p\" deleted_state=\"Unknown\">" + field("Identifier", identifier) + field("Role", role) + "</model>";
	}

	private static String sms(String attributes, String body) {
		return "<model type=\"SMS\" id=\"s1\" " + attributes + ">" + field("Body", body) + field("Folder", "Inbox") + field("Source", "Phone")
				+ "<field name=\"TimeStamp\" type=\"TimeStamp\"><value type=\"TimeStamp\">2014-08-07T10:00:00.000+00:00</value></field>"
				+ "<field name=\"SMSC\" type=\"String\"><empty /></field><multiModelField name=\"Parties\" type=\"Party\">" + party("From", "+447700900123")
				+ "</multiModelField></model>";
	}

	@Test
	void messageNamesItsModelAndTheBytesThatHoldIt() {
		String report = decoded("<modelType type=\"SMS\">" + sms("deleted_state=\"Intact\"", "canary one") + "</modelType>");
		List<HandsetRecord> records = read(report);
		assertEquals(List.of(), codes());
		assertEquals(2, records.size());
		Exhibit number = (Exhibit) records.get(0);
		Exhibit message = (Exhibit) records.get(1);
		assertEquals(ExhibitKind.PHONE_NUMBER, number.kind());
		assertEquals("report.xml/SMS/1", message.id());
		assertEquals("canary one", message.value());
		assertEquals(Optional.of("s1"), message.attribute("modelId"));
		assertEquals(Optional.of("Intact"), message.attribute("deletedState"));
		assertEquals(Optional.of("ufdr"), message.attribute("secondHand"));
		assertEquals(Optional.of("1407405600000000000"), message.attribute("time"));
		assertEquals(Optional.of("inbox"), message.attribute("box"));
		assertEquals(Optional.of("+447700900123"), message.attribute("from"));
		assertEquals(Optional.of(number.id()), message.attribute("from.exhibit"));
		assertEquals(Optional.empty(), message.attribute("deleted"));
		int from = report.indexOf("<model type=\"SMS\"");
		int end = report.indexOf("</model></modelType>") + "</model>".length();
		assertEquals(from, message.source().places().getFirst().range().offset());
		assertEquals(end - from, message.source().places().getFirst().range().length());
		assertEquals(Optional.of("as the report says"), ((Exhibit) read(report.replace("Intact", "Deleted")).get(1)).attribute("deleted"));
	}

	@Test
	void chatsGiveTheirMessages() {
		String chat = "<modelType type=\"Chat\"><model type=\"Chat\" id=\"c\">" + field("Source", "Native Messages") + "<multiModelField name=\"Messages\" type=\"InstantMessage\">"
				+ "<model type=\"InstantMessage\" id=\"m1\">" + field("Body", "one &amp; two") + "<modelField name=\"From\" type=\"Party\">" + party("General", "447700900123@s.whatsapp.net")
				+ "</modelField></model><model type=\"InstantMessage\" id=\"m2\">" + field("Body", "three") + field("Source", "WhatsApp") + "<modelField name=\"From\" type=\"Party\">"
				+ party("General", "1234567890-1@g.us") + "</modelField></model></multiModelField></model></modelType>";
		List<Exhibit> exhibits = read(decoded(chat)).stream().map(Exhibit.class::cast).toList();
		assertEquals(List.of("+447700900123", "one &amp; two", "three"), exhibits.stream().map(Exhibit::value).toList());
		assertEquals(List.of(ExhibitKind.PHONE_NUMBER, ExhibitKind.SMS, ExhibitKind.TEXT), exhibits.stream().map(Exhibit::kind).toList());
		assertEquals(Optional.of("report.xml/InstantMessage/2/party1"), exhibits.get(1).attribute("from.exhibit"));
	}

	@Test
	void contactsCallsAndAccountsAreListed() {
		String models = "<modelType type=\"Contact\"><model type=\"Contact\" id=\"k\">" + field("Name", "Ada") + "<multiModelField name=\"Entries\" type=\"ContactEntry\">"
				+ "<model type=\"PhoneNumber\" id=\"n\">" + field("Category", "Mobile") + field("Value", "+44 7700 900124") + "</model><model type=\"EmailAddress\" id=\"e\">"
				+ field("Value", "ada@example.org") + "</model></multiModelField></model></modelType><modelType type=\"Call\"><model type=\"Call\" id=\"l\">"
				+ "<multiModelField name=\"Parties\" type=\"Party\">" + party("To", "+447700900125") + "</multiModelField></model></modelType>"
				+ "<modelType type=\"UserAccount\"><model type=\"UserAccount\" id=\"u\">" + field("Username", "me@example.org") + field("ServiceType", "com.google") + "</model></modelType>"
				+ "<modelType type=\"Cookie\"><model type=\"Cookie\" id=\"o\"/></modelType>";
		List<HandsetRecord> records = read(decoded(models));
		assertEquals(List.of("+447700900124", "ada@example.org", "Ada", "+447700900125", "me@example.org"),
				records.stream().filter(Exhibit.class::isInstance).map(record -> ((Exhibit) record).value()).toList());
		Setting account = (Setting) records.stream().filter(Setting.class::isInstance).findFirst().orElseThrow();
		assertEquals("ufdr UserAccount/com.google me@example.org", account.namespace() + " " + account.key() + " " + account.value());
		assertEquals(List.of("ufdr.not-read"), codes());
		assertTrue(problems.getFirst().what().contains("1 Cookie"), problems.getFirst().what());
	}

	@Test
	void handsetsOwnNumbersAndFilesAreTold() {
		String report = HEAD + "<metadata section=\"Extraction Data\"><item name=\"IMEI\">1</item></metadata><metadata section=\"Device Info\">"
				+ "<item id=\"1\" name=\"IMEI\" sourceExtraction=\"0\"><![CDATA[356938035643809]]></item><item name=\"DeviceInfoAndroidID\"><![CDATA[ec4c58699c0e4f1e]]></item>"
				+ "<item name=\"MSISDN\">+447700900126</item><item name=\"DeviceInfoSerial\">R58N90ABCDE</item><item name=\"DeviceInfoWiFiMACAddress\">00:00:5e:00:53:01</item>"
				+ "<item name=\"IMEI2\">356938035643808</item><item name=\"DeviceInfoOSVersion\">5.1</item></metadata>"
				+ "<taggedFiles><file fs=\"x\" path=\"/data/mmssms.db\" size=\"5\" id=\"f\" deleted=\"Intact\"><accessInfo><timestamp name=\"ModifyTime\">2014-08-07T10:00:00.000+00:00</timestamp>"
				+ "</accessInfo><metadata section=\"File\"><item name=\"Local Path\"><![CDATA[files\\Database\\mmssms.db]]></item><item name=\"MD5\"><![CDATA[ab]]></item></metadata></file></taggedFiles></project>";
		List<HandsetRecord> records = read(report);
		assertEquals(List.of("IMEI 356938035643809", "ANDROID_ID ec4c58699c0e4f1e", "PHONE_NUMBER +447700900126", "SERIAL R58N90ABCDE", "MAC 00:00:5e:00:53:01"),
				records.stream().filter(Exhibit.class::isInstance).map(record -> ((Exhibit) record).kind() + " " + ((Exhibit) record).value()).toList());
		HandsetEvent file = (HandsetEvent) records.getLast();
		assertEquals("/data/mmssms.db", file.subject());
		assertEquals("files\\Database\\mmssms.db", file.attributes().get("localPath"));
		assertEquals(Optional.of(1407405600000000000L), file.moment().epochNanos());
		assertEquals(List.of("exhibit.imei"), codes());
	}

	@Test
	void namespaceTellsAReportFromAnyProject() {
		assertEquals(Optional.of("ufdr-report"), HandsetReader.recognise(HEAD.getBytes(StandardCharsets.UTF_8)));
		assertEquals(Optional.empty(), HandsetReader.recognise("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"/>".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void documentTypeIsRefusedAndLongTextsAreCounted() {
		assertEquals(List.of(), read(decoded("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + sms("", "&e;"))));
		assertEquals(List.of("xml.doctype"), codes());
		assertEquals(1, read(decoded(sms("", "x".repeat(70_000)))).size(), "the number alone");
		assertEquals(List.of("ufdr.long-text"), codes());
		read(decoded("<a>".repeat(100)));
		assertEquals(List.of("xml.depth"), codes());
		read(HEAD + "<x y=\"" + "z".repeat(2 << 20) + "\"/>");
		assertEquals(List.of("xml.too-long"), codes());
		read(decoded("<model type=\"Contact\">" + "<model type=\"Party\"/>".repeat(2_005) + "</model>"));
		assertEquals(List.of("ufdr.parts"), codes());
	}

	@Test
	void textGoesOnBehindAnElementInIt() {
		assertEquals("one two three", ((Exhibit) read(decoded(sms("", "x").replace("<![CDATA[x]]>", "one <b>two</b> three"))).get(1)).value());
		assertEquals(List.of(), codes());
		read(decoded(sms("", "x").replace("<![CDATA[x]]>", "one <model type=\"Party\"/> three")));
		assertEquals(List.of("ufdr.mixed"), codes());
	}

	@Test
	void whatModelsHoldTogetherIsBoundedAndWhatIsLeftOutIsCounted() {
		read(decoded("<model type=\"Contact\">" + "<field name=\"a\"><value>x</value></field>".repeat(1_001) + "</model>"));
		assertEquals(List.of("ufdr.values"), codes());
		assertTrue(problems.getFirst().what().startsWith("1 values"), problems.getFirst().what());
		String large = "<model type=\"Party\">" + "<field name=\"a\"><value>" + "x".repeat(65_000) + "</value></field>".repeat(1) + "</model>";
		String contact = "<model type=\"Contact\">" + large.repeat(140) + "</model>";
		read(decoded(contact));
		assertEquals(List.of("ufdr.values"), codes());
		String party = "<model type=\"Party\">" + "<model type=\"Party\"/>".repeat(1_999) + "</model>";
		read(decoded("<model type=\"Contact\">" + party.repeat(11) + "</model>"));
		assertEquals(List.of("ufdr.parts"), codes());
		assertTrue(problems.getFirst().what().startsWith("2000 parts"), problems.getFirst().what());
	}

	@Test
	void modelsOneAfterTheOtherMakeRoom() {
		String message = "<model type=\"InstantMessage\">" + field("Body", "x".repeat(60_000)) + "</model>";
		assertEquals(300, read(decoded("<model type=\"Chat\"><multiModelField name=\"Messages\">" + message.repeat(300) + "</multiModelField></model>")).size());
		assertEquals(List.of(), codes());
	}

	@Test
	void modelsInFrontOfACutAreListed() {
		byte[] report = decoded(sms("deleted_state=\"Intact\"", "canary one") + sms("", "canary two")).getBytes(StandardCharsets.UTF_8);
		for (int length = HEAD.length(); length < report.length; length++) {
			List<HandsetRecord> records = read(Arrays.copyOf(report, length));
			assertFalse(problems.isEmpty(), "cut at " + length);
			assertTrue(records.size() <= 3);
		}
		assertEquals(3, read(report).size());
	}

	@Test
	void randomChangesNeverThrow() {
		byte[] report = decoded(sms("deleted_state=\"Intact\"", "canary &#128512; &lt;") + "<modelType type=\"Chat\"/>").getBytes(StandardCharsets.UTF_8);
		Random random = new Random(4);
		String marks = "<>&;/\"'=![]-?x";
		for (int i = 0; i < 5_000; i++) {
			byte[] changed = report.clone();
			for (int j = 0; j <= i % 5; j++) {
				changed[HEAD.length() + random.nextInt(changed.length - HEAD.length())] = (byte) (i % 2 == 0 ? marks.charAt(random.nextInt(marks.length())) : random.nextInt(256));
			}
			read(changed);
		}
	}
}
