package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.sample.internal.wire.Planted;

/** All known content of the story; each run has exhibits of its own, so that a sighting names its run. */
final class Exhibits {

	static final String IMEI = withCheckDigit("00499901064017");
	static final String IMEI_ID = "E1";
	/** Of a type code that nobody was given. */
	static final String COUNTERFEIT_IMEI = withCheckDigit("00999999120846");
	static final String COUNTERFEIT_IMEI_ID = "E121";
	static final String OTHER_BRAND_IMEI = withCheckDigit("00499903077031");
	static final String OTHER_BRAND_IMEI_ID = "E131";
	static final String IMSI = "001010123456789";
	static final String IMSI_ID = "E2";
	static final String OWN_NUMBER = "+447700900101";
	static final String OWN_NUMBER_ID = "E3";
	static final String DOWNLOAD_CANARY = "quiet lanterns drift past Veldmoor at noon 7731";
	static final String DOWNLOAD_CANARY_ID = "E54";
	static final String CHANCE_CANARY_ID = "E67";

	private final List<Photo> photos = new ArrayList<>();
	private final Photo oneByteOff;
	private final Photo reencoded;
	private final Photo scaled;

	Exhibits() {
		for (int i = 0; i < 3; i++) {
			photos.add(Photo.taken("E3" + (7 + i), "2014:08:06 09:" + (10 + 20 * i) + ":00"));
			photos.add(Photo.taken("E4" + (1 + i), "2014:08:07 09:" + (20 + 5 * i) + ":00"));
			photos.add(Photo.taken("E5" + (1 + i), "2014:08:08 09:" + (10 + 5 * i) + ":00"));
			photos.add(Photo.taken("E6" + (1 + i), "2014:08:10 10:" + (10 + 5 * i) + ":00"));
		}
		photos.add(Photo.withThumbnail("E40", "2014:08:03 15:20:00"));
		photos.sort((a, b) -> a.id().compareTo(b.id()));
		byte[] other = photo("E41").jpeg().clone();
		other[other.length / 2] ^= 1;
		oneByteOff = new Photo("E141", "handset/photos/other/one-byte-off.jpg", other);
		reencoded = new Photo("E142", "handset/photos/other/re-encoded.jpg", photo("E41").codedAnew(60));
		scaled = new Photo("E143", "handset/photos/other/scaled.jpg", photo("E41").halved());
	}

	/** ISO/IEC 7812-1 annex B, as 3GPP TS 23.003 annex B uses it. */
	private static String withCheckDigit(String fourteen) {
		int sum = 0;
		for (int i = 0; i < 14; i++) {
			int digit = fourteen.charAt(i) - '0';
			int doubled = i % 2 == 1 ? digit * 2 : digit;
			sum += doubled / 10 + doubled % 10;
		}
		return fourteen + (10 - sum % 10) % 10;
	}

	/** The photo of that exhibit id. */
	Photo photo(String id) {
		return photos.stream().filter(photo -> photo.id().equals(id)).findFirst().orElseThrow();
	}

	/** The photos that the handset took, by id. */
	List<Photo> photos() {
		return List.copyOf(photos);
	}

	/** Pictures that show what E41 shows and never were sent: one byte off, re-encoded, scaled. */
	List<Photo> lookalikes() {
		return List.of(oneByteOff, reencoded, scaled);
	}

	/** The message of that exhibit id. */
	static Sms sms(String id) {
		return Messages.ALL.stream().filter(sms -> sms.id().equals(id)).findFirst().orElseThrow();
	}

	/** The contact of that exhibit id. */
	static Contact contact(String id) {
		return Messages.CONTACTS.stream().filter(contact -> contact.id().equals(id)).findFirst().orElseThrow();
	}

	/** The IMEI, to be planted. */
	static Planted imei(String note) {
		return Planted.exact(IMEI_ID, "IMEI", note);
	}

	/** The IMSI, to be planted. */
	static Planted imsi(String note) {
		return Planted.exact(IMSI_ID, "IMSI", note);
	}

	/** The handset's own number, to be planted. */
	static Planted ownNumber(String note) {
		return Planted.exact(OWN_NUMBER_ID, "PHONE_NUMBER", note);
	}

	/** The file {@code exhibits.json}; the chance canary is what compression happened to produce. */
	Json toJson(String chanceCanary) {
		List<Json> all = new ArrayList<>();
		all.add(valued(IMEI_ID, "IMEI", IMEI));
		all.add(valued(COUNTERFEIT_IMEI_ID, "IMEI", COUNTERFEIT_IMEI));
		all.add(valued(OTHER_BRAND_IMEI_ID, "IMEI", OTHER_BRAND_IMEI));
		all.add(valued(IMSI_ID, "IMSI", IMSI));
		all.add(valued(OWN_NUMBER_ID, "PHONE_NUMBER", OWN_NUMBER));
		for (Contact contact : Messages.CONTACTS) {
			all.add(Json.object().put("id", contact.id()).put("kind", "CONTACT").put("name", contact.name()).put("numbers",
					Json.texts(List.of(contact.number()))));
			all.add(valued(contact.numberId(), "PHONE_NUMBER", contact.number()));
		}
		for (Sms sms : Messages.ALL) {
			Json.Fields fields = Json.object().put("id", sms.id()).put("kind", "SMS").put("text", sms.text());
			all.add(fields);
			if (!sms.from().isEmpty()) {
				fields.put("from", sms.from());
				all.add(valued(sms.fromId(), "PHONE_NUMBER", sms.from()));
			}
		}
		for (Photo photo : photos) {
			all.add(pictured(photo).put("note", "taken by the handset under test"));
		}
		for (Photo photo : lookalikes()) {
			all.add(pictured(photo).put("note", "like E41, not equal to it; never sent"));
		}
		all.add(valued(DOWNLOAD_CANARY_ID, "TEXT", DOWNLOAD_CANARY).put("note", "stands in a greeting that is downloaded"));
		all.add(valued(CHANCE_CANARY_ID, "TEXT", chanceCanary).put("note", "four characters, so short that chance produces them"));
		return Json.object().put("synthetic", true).put("exhibits", Json.array(all));
	}

	private static Json.Fields valued(String id, String kind, String value) {
		return Json.object().put("id", id).put("kind", kind).put("value", value);
	}

	private static Json.Fields pictured(Photo photo) {
		return Json.object().put("id", photo.id()).put("kind", "PHOTO").put("file", photo.file());
	}
}
