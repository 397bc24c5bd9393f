package org.telltale.handset.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.telltale.base.ExhibitKind;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitList;

/**
 * Writes test contents for a handset and for the case: {@code exhibits.json} (the list to enter), {@code messages.xml}
 * ("SMS Backup &amp; Restore"), {@code contacts.vcf} (vCard 3.0, RFC 2426), {@code photos/}, and {@code placed.csv}, in
 * which the examiner notes what was put on the handset when.
 */
public final class CanaryFolder {

	private CanaryFolder() {
	}

	/**
	 * Writes everything.
	 *
	 * @param folder must not be there yet, or be empty
	 * @throws IOException if it cannot be written, or is not empty
	 */
	public static void write(CanarySet set, Path folder) throws IOException {
		Files.createDirectories(folder);
		try (var inside = Files.list(folder)) {
			if (inside.findAny().isPresent()) {
				throw new IOException(folder + " is not empty");
			}
		}
		for (Map.Entry<String, byte[]> photo : set.photos().entrySet()) {
			Path file = folder.resolve(photo.getKey());
			Files.createDirectories(file.getParent());
			Files.write(file, photo.getValue());
		}
		Files.writeString(folder.resolve("messages.xml"), messages(set));
		Files.writeString(folder.resolve("contacts.vcf"), contacts(set));
		Files.writeString(folder.resolve("placed.csv"), sheet(set));
		Files.writeString(folder.resolve("exhibits.json"), ExhibitList.write(set.exhibits()));
	}

	private static List<Exhibit> of(CanarySet set, ExhibitKind kind) {
		return set.exhibits().stream().filter(exhibit -> exhibit.kind() == kind).toList();
	}

	private static String messages(CanarySet set) {
		List<Exhibit> messages = of(set, ExhibitKind.SMS);
		StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"" + messages.size() + "\">\n");
		for (Exhibit message : messages) {
			xml.append("  <sms protocol=\"0\" address=\"").append(message.attribute("from").orElseThrow()).append("\" date=\"").append(set.made().toEpochMilli())
					.append("\" type=\"1\" subject=\"null\" body=\"").append(message.value())
					.append("\" toa=\"null\" sc_toa=\"null\" service_center=\"null\" read=\"1\" status=\"-1\" locked=\"0\" />\n");
		}
		return xml.append("</smses>\n").toString();
	}

	private static String contacts(CanarySet set) {
		StringBuilder cards = new StringBuilder();
		for (Exhibit contact : of(set, ExhibitKind.CONTACT)) {
			String[] names = contact.value().split(" ");
			cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:").append(contact.value()).append("\r\nN:").append(names[1]).append(';').append(names[0])
					.append(";;;\r\nTEL;TYPE=CELL:").append(contact.attribute("number1").orElseThrow())
					.append("\r\nEMAIL:").append(contact.attribute("email1").orElseThrow()).append("\r\nEND:VCARD\r\n");
		}
		return cards.toString();
	}

	private static String sheet(CanarySet set) {
		StringBuilder sheet = new StringBuilder("exhibit,kind,content,from,run,placed at (with zone),by,note\r\n");
		for (Exhibit exhibit : set.exhibits()) {
			String content = exhibit.kind() == ExhibitKind.PHOTO ? exhibit.source().path() : exhibit.value();
			String number = exhibit.attribute("from").or(() -> exhibit.attribute("number1")).orElse("");
			// a plus sign in front would be read as a formula by a spreadsheet
			sheet.append(exhibit.id()).append(',').append(exhibit.kind()).append(",\"").append(content).append("\",\"").append(number.isEmpty() ? "" : "'" + number)
					.append("\",,,,\r\n");
		}
		return sheet.toString();
	}
}
