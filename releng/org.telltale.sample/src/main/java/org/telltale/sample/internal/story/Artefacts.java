package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.Digest;
import org.telltale.sample.internal.image.Lettering;
import org.telltale.sample.internal.image.Picture;
import org.telltale.sample.internal.image.PngFile;
import org.telltale.sample.internal.sqlite.HandsetDatabases;

/** What was taken from the handset: settings of each run, messages, contacts, photos. */
final class Artefacts {

	/** What was taken from the handset when: what it held since it was last reset or written anew. */
	private record Extraction(String moment, String since, int contactsFrom, int contactsTo) {
		String folder() {
			return "handset/extraction-" + day().replace("-", "") + "/";
		}

		String day() {
			return moment.substring(0, 10);
		}

		boolean holds(Sms sms) {
			return !received(sms).isBefore(Instant.parse(since)) && received(sms).isBefore(Instant.parse(moment));
		}

		private static Instant received(Sms sms) {
			return Instant.parse(sms.received());
		}
	}

	private static final List<Extraction> EXTRACTIONS = List.of(new Extraction("2014-08-16T12:00:00Z", "2014-08-01T00:00:00Z", 0, 12),
			new Extraction("2014-08-17T12:00:00Z", "2014-08-17T00:00:00Z", 12, 15), new Extraction("2014-08-18T12:00:00Z", "2014-08-18T00:00:00Z", 15, 18),
			new Extraction("2014-08-30T12:00:00Z", "2014-08-22T00:00:00Z", 18, 21));

	private Artefacts() {
	}

	/** Adds everything to the evidence. */
	static void write(EvidenceFolder folder, List<Run> runs, Exhibits exhibits) {
		for (Run run : runs) {
			settings(folder, run);
		}
		for (Extraction extraction : EXTRACTIONS) {
			messages(folder, extraction, Messages.ALL.stream().filter(extraction::holds).toList());
			contacts(folder, extraction, Messages.CONTACTS.subList(extraction.contactsFrom(), extraction.contactsTo()));
		}
		for (Photo photo : exhibits.photos()) {
			folder.evidence(photo.file(), photo.jpeg(), Acquisition.copied("photo", "", "2014-08-16T12:00:00Z"));
		}
		for (Photo photo : exhibits.lookalikes()) {
			folder.evidence(photo.file(), photo.jpeg(), Acquisition.made("photo"));
		}
	}

	private static void settings(EvidenceFolder folder, Run run) {
		Map<String, String> values = new LinkedHashMap<>();
		run.conditions().forEach(condition -> values.put(condition.dimension(), condition.value()));
		String moment = run.end().toString();
		for (Condition condition : run.conditions()) {
			if (condition.evidence().isEmpty() || condition.kind().equals(Condition.ROM_DEFAULT) || folder.holds(condition.evidence())) {
				continue;
			}
			boolean pictured = condition.kind().equals("screenshot");
			byte[] bytes = pictured ? screen() : condition.dimension().equals("rom") ? properties(values.get("rom"), moment)
					.getBytes(StandardCharsets.UTF_8)
					: HandsetDatabases.settings(Map.of("lab_snapshot", moment), secure(values), global(values));
			String kind = pictured ? "screenshot" : "handset-artefact";
			folder.evidence(condition.evidence(), bytes, Acquisition.copied(kind, run.id(), moment));
		}
	}

	private static Map<String, String> secure(Map<String, String> values) {
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("android_id", androidId(values.get("rom")));
		for (String name : List.of("cloud", "messaging")) {
			if (!values.get(name).equals("absent")) {
				rows.put(name + "_enabled", values.get(name).equals("on") ? "1" : "0");
			}
		}
		rows.put("privacy_consent", values.get("consent").equals("given") ? "1" : "0");
		return rows;
	}

	/** A reset and another ROM make a new one; an update in place keeps it. */
	private static String androidId(String rom) {
		String owner = rom.equals("ota") ? "stock" : rom;
		return Digest.sha256(("android id " + owner).getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
	}

	private static Map<String, String> global(Map<String, String> values) {
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("device_provisioned", "1");
		rows.put("wifi_on", values.get("bearer").equals("wifi") ? "1" : "0");
		rows.put("mobile_data", values.get("bearer").equals("cellular") ? "1" : "0");
		return rows;
	}

	/** What the command getprop prints. */
	private static String properties(String rom, String moment) {
		Map<String, String> properties = new TreeMap<>();
		for (String line : Firmware.buildProperties(rom).lines().filter(each -> each.contains("=")).toList()) {
			properties.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
		}
		properties.put("ro.lab.read_at", moment);
		properties.put("ro.synthetic", "1");
		if (rom.startsWith("ota")) {
			properties.put("ro.hesperus.updated", "2014-08-15");
		}
		if (rom.equals("ota-reset")) {
			properties.put("ro.hesperus.reset", "2014-08-17");
		}
		StringBuilder out = new StringBuilder();
		properties.forEach((name, value) -> out.append('[').append(name).append("]: [").append(value).append("]\n"));
		return out.toString();
	}

	private static byte[] screen() {
		Picture picture = new Picture(320, 240, new int[320 * 240]);
		picture.fill(0, 0, 320, 240, 0xf4f4f0);
		picture.fill(0, 0, 320, 34, 0x2f5d7c);
		Lettering.draw(picture, 10, 7, "HM NOTE", 0xffffff);
		String[] lines = {"CLOUD OFF", "MESSAGING OFF", "CONSENT NO", "WLAN ON", "SYNTHETIC"};
		for (int i = 0; i < lines.length; i++) {
			Lettering.draw(picture, 14, 52 + 36 * i, lines[i], i == lines.length - 1 ? 0xb03030 : 0x202020);
		}
		return PngFile.of(picture);
	}

	private static void messages(EvidenceFolder folder, Extraction extraction, List<Sms> messages) {
		List<HandsetDatabases.Message> rows = messages.stream()
				.map(sms -> new HandsetDatabases.Message(address(sms), Instant.parse(sms.received()), sms.text())).toList();
		folder.evidence(extraction.folder() + "mmssms-" + extraction.day() + ".db", HandsetDatabases.messages(rows),
				Acquisition.copied("handset-artefact", "", extraction.moment()));
		if (extraction == EXTRACTIONS.getFirst()) {
			folder.evidence(extraction.folder() + "sms-2014-08-16.xml", backup(messages).getBytes(StandardCharsets.UTF_8),
					Acquisition.copied("handset-artefact", "", extraction.moment()));
		}
	}

	private static void contacts(EvidenceFolder folder, Extraction extraction, List<Contact> contacts) {
		List<HandsetDatabases.Person> rows = contacts.stream().map(each -> new HandsetDatabases.Person(each.name(), each.number()))
				.toList();
		folder.evidence(extraction.folder() + "contacts2-" + extraction.day() + ".db", HandsetDatabases.contacts(rows),
				Acquisition.copied("handset-artefact", "", extraction.moment()));
	}

	/** The form of the app "SMS Backup and Restore". */
	private static String backup(List<Sms> messages) {
		StringBuilder out = new StringBuilder("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"" + messages.size()
				+ "\" backup_set=\"synthetic\" backup_date=\"" + Instant.parse("2014-08-16T11:30:00Z").toEpochMilli()
				+ "\" type=\"full\">\n");
		for (Sms sms : messages) {
			long received = Instant.parse(sms.received()).toEpochMilli();
			out.append("  <sms protocol=\"0\" address=\"").append(address(sms)).append("\" date=\"").append(received)
					.append("\" type=\"1\" subject=\"null\" body=\"").append(attribute(sms.text()))
					.append("\" toa=\"null\" sc_toa=\"null\" service_center=\"+447700900999\" read=\"1\" status=\"-1\" locked=\"0\" date_sent=\"")
					.append(received - 2000).append("\" contact_name=\"(Unknown)\" />\n");
		}
		return out.append("</smses>\n").toString();
	}

	/** The sender's number, or the name of letters that stands in its place. */
	private static String address(Sms sms) {
		return sms.from().isEmpty() ? "LABCANARY" : sms.from();
	}

	private static String attribute(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
	}
}
