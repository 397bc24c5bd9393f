package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.sample.internal.bytes.FixedDeflate;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.capture.PcapFile;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.wire.Disorder;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.Planted;

/** The runs about content: R4, consented and so the positive control, and R6, the allegation. */
final class CloudRuns {

	private static final String FORM = "application/x-www-form-urlencoded";
	private static final String JSON = "application/json; charset=utf-8";
	private static final int CANARY_LENGTH = 4;
	private static final int SHARED_QUALITY = 60;

	private CloudRuns() {
	}

	/** R4: cloud on, logged in, consent given at the start. */
	static Run consented(Exhibits exhibits) {
		Run run = new Run("R4", "Stock, cloud on, logged in, consent given", "2014-08-07T09:00:00Z", "2014-08-07T11:00:00Z", Cast.H1);
		run.shownBy("getprop.txt", "rom", "stock").shownBy("settings.db", "cloud", "on").shownBy("settings.db", "messaging", "on");
		run.shownBy("settings.db", "consent", "given").shownBy("settings.db", "bearer", "wifi");
		run.stimulus(0, 0, "CONSENT_GIVEN");
		bootsLoggedIn(run);
		uploadPhotos(run, exhibits);
		uploadMessages(run);
		uploadContacts(run);
		run.lab().quic(run.at(35, 0), Cast.HANDSET, "R4");
		run.lab().background(run.at(50, 0));
		Recorder.pcap(run, "r4-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(false, false, Recorder.WHOLE));
		Recorder.pcap(run, "r4-handset.pcap", "handset", CapturePoint.handset(LinkLayer.SLL, Cast.HANDSET).later(-1_200_000),
				new PcapFile(true, false, Recorder.WHOLE));
		return run;
	}

	private static void bootsLoggedIn(Run run) {
		byte[] imei = Exhibits.IMEI.getBytes(StandardCharsets.US_ASCII);
		Payload first = Payload.of("imei=").plant(Exhibits.imei("with check digit"), Exhibits.IMEI).text("&imsi=")
				.plant(Exhibits.imsi("in clear"), Exhibits.IMSI).text("&msisdn=")
				.plant(Exhibits.ownNumber("E.164, percent-encoded").in("percent"), Exhibits.OWN_NUMBER.replace("+", "%2B"))
				.text("&carrier=Lab+Mobile");
		String sha1 = Base64.getEncoder().encodeToString(Digest.newDigester("SHA-1").digest(imei));
		Payload second = Payload.of("{\"padding\":\"" + "x".repeat(300) + "\",\"deviceHash\":\"")
				.plant(Exhibits.imei("SHA-1 of the IMEI in base64").digest().in("sha1 base64"), sha1.replace("/", "\\/"))
				.text("\",\"imei\":\"")
				.plant(Exhibits.imei("in IPv4 fragments"), Exhibits.IMEI).text("\"}");
		Payload third = Payload.of("{\"apps\":[\"com.example.mail\",\"com.example.maps\",\"com.example.chess\"],\"imsi\":\"")
				.plant(Exhibits.imsi("in clear"), Exhibits.IMSI).text("\",\"id\":\"")
				.plant(Exhibits.imei("MD5 of the IMEI").digest().in("md5 hex"), StockRuns.digestHex("MD5", imei)).text("\"}");
		List<Payload> requests = List.of(StockRuns.post("/pass/v2/login").body(FORM, first), StockRuns.post("/pass/v2/device").body(JSON,
				second),
				StockRuns.post("/pass/v2/apps").body(JSON, third));
		for (int i = 0; i < 3; i++) {
			int minute = 5 + 4 * i;
			run.stimulus(minute, 0, "BOOT", Exhibits.IMEI_ID, Exhibits.IMSI_ID, Exhibits.OWN_NUMBER_ID);
			run.lab().askTime(run.at(minute, 25), Cast.HANDSET);
			run.lab().troubled(run.at(minute, 40), Cast.HANDSET, Cast.ACCOUNT, requests.get(i), Lab.accepted(), Lab.FULL_SEGMENT,
					i == 1 ? Disorder.FRAGMENTS : Disorder.NONE);
		}
	}

	private static void uploadPhotos(Run run, Exhibits exhibits) {
		Lab lab = run.lab();
		for (int i = 0; i < 3; i++) {
			run.stimulus(20 + 5 * i, 0, "PHOTO_TAKEN", "E4" + (1 + i));
		}
		Photo p1 = exhibits.photo("E41");
		Photo p2 = exhibits.photo("E42");
		Photo p3 = exhibits.photo("E43");
		Payload picture = new Payload().plant(p1.content("multipart, IPv6"), p1.jpeg());
		exhibits.lookalikes().forEach(other -> picture.alsoPlanted(Planted.similar(other.id(), "shows what E41 shows, which is sent")));
		Payload parts = Http.multipart("----HesperusBoundary7MA4", "file", p1.name(), "image/jpeg", picture);
		Payload first = photoRequest("POST", "/v1/upload").body("multipart/form-data; boundary=----HesperusBoundary7MA4", parts);
		lab.exchange(run.at(20, 30), Cast.HANDSET, Cast.PHOTOS, true, first, Lab.accepted());
		Payload second = photoRequest("PUT", "/v1/photos/" + p2.name()).chunked("image/jpeg",
				new Payload().plant(p2.content("chunked"), p2.jpeg()));
		lab.exchange(run.at(25, 30), Cast.HANDSET, Cast.PHOTOS, false, second, Lab.accepted());
		Payload third = photoRequest("PUT", "/v1/photos/" + p3.name()).body("image/jpeg", new Payload().plant(p3.content("as it is"),
				p3.jpeg()));
		lab.troubled(run.at(30, 30), Cast.HANDSET, Cast.PHOTOS, third, Lab.accepted(), Lab.FULL_SEGMENT, Disorder.OUT_OF_ORDER);
		Payload shared = photoRequest("PUT", "/v1/share/" + p2.name()).body("image/jpeg",
				new Payload().plant(Planted.similar(p2.id(), "coded anew"), p2.codedAnew(SHARED_QUALITY)));
		lab.exchange(run.at(40, 0), Cast.HANDSET, Cast.PHOTOS, false, shared, Lab.accepted());
		Payload preview = photoRequest("PUT", "/v1/preview/" + p3.name()).body("image/jpeg",
				new Payload().plant(Planted.similar(p3.id(), "at half its size"), p3.halved()));
		lab.exchange(run.at(42, 0), Cast.HANDSET, Cast.PHOTOS, false, preview, Lab.accepted());
		Photo older = exhibits.photo("E40");
		Payload small = photoRequest("PUT", "/v1/thumbnails/" + older.name()).body("image/jpeg", older.thumbnail());
		lab.exchange(run.at(45, 0), Cast.HANDSET, Cast.PHOTOS, false, small, Lab.accepted());
	}

	private static Http photoRequest(String method, String target) {
		return Http.request(method, Cast.PHOTOS.name(), target).field("User-Agent", Http.AGENT);
	}

	private static void uploadMessages(Run run) {
		Sms chinese = Exhibits.sms("E44");
		Sms escaped = Exhibits.sms("E45");
		Sms wide = Exhibits.sms("E46");
		Payload first = Payload.of("{\"messages\":[{\"from\":\"").plant(chinese.sender("E.164"), chinese.from()).text("\",\"body\":\"")
				.plant(chinese.body("each character as \\uXXXX").in("json \\u"), escapedAll(chinese.text())).text("\"}]}");
		String body = Json.texts(List.of(escaped.text())).toString();
		Payload second = Payload.of("{\"messages\":[{\"from\":\"").plant(escaped.sender("E.164"), escaped.from()).text("\",\"body\":\"")
				.plant(escaped.body("JSON escapes").in("json"), body.substring(2, body.length() - 2)).text("\"}]}");
		Payload third = Payload.of("from=").plant(wide.sender("E.164"), wide.from()).text("\n\0")
				.plant(wide.body("UTF-16, little-endian").in("utf-16le"), wide.text().getBytes(StandardCharsets.UTF_16LE));
		List<Payload> requests = List.of(sync("/sms/v1").body(JSON, first), sync("/sms/v1").field("Content-Encoding", "gzip").body(JSON,
				second.gzip()),
				sync("/sms/v1/raw").body("application/octet-stream", third));
		List<Sms> messages = List.of(chinese, escaped, wide);
		for (int i = 0; i < 3; i++) {
			run.stimulus(60 + 5 * i, 0, "SMS_RECEIVED", messages.get(i).id(), messages.get(i).fromId());
			run.lab().exchange(run.at(60 + 5 * i, 20), Cast.HANDSET, Cast.SYNC, false, requests.get(i), Lab.accepted());
		}
	}

	private static void uploadContacts(Run run) {
		Contact c1 = Exhibits.contact("E47");
		Contact c2 = Exhibits.contact("E48");
		Contact c3 = Exhibits.contact("E49");
		Payload first = Payload.of("name=").plant(c1.called("space as +").in("percent"), c1.name().replace(' ', '+')).text("&tel=")
				.plant(c1.reached("percent-encoded").in("percent"), c1.number().replace("+", "%2B"));
		Payload second = Payload.of("{\"name\":\"").plant(c2.called("UTF-8"), c2.name()).text("\",\"tel\":[\"")
				.plant(c2.reached("with 00 in front"), "00" + c2.number().substring(1)).text("\"]}");
		Payload third = Payload.of("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:").plant(c3.called("UTF-8"), c3.name()).text("\r\nTEL;TYPE=CELL:")
				.plant(c3.reached("with brackets"), "+1 (415) 555-0149").text("\r\nEND:VCARD\r\n");
		List<Payload> requests = List.of(sync("/contacts/v1").body(FORM, first), sync("/contacts/v1").body(JSON, second),
				sync("/contacts/v1").chunked("text/vcard; charset=utf-8", third));
		List<Contact> contacts = List.of(c1, c2, c3);
		for (int i = 0; i < 3; i++) {
			run.stimulus(90 + 5 * i, 0, "CONTACT_ADDED", contacts.get(i).id(), contacts.get(i).numberId());
			run.lab().exchange(run.at(90 + 5 * i, 20), Cast.HANDSET, Cast.SYNC, false, requests.get(i), Lab.accepted());
		}
	}

	private static Http sync(String target) {
		return Http.request("POST", Cast.SYNC.name(), target).field("User-Agent", Http.AGENT);
	}

	private static String escapedAll(String text) {
		StringBuilder out = new StringBuilder();
		for (char unit : text.toCharArray()) {
			out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
		}
		return out.toString();
	}

	/**
	 * R6: everything switched off, and yet photos and message texts go out, gzip in base64. Hypothetical: no published evidence shows it.
	 */
	static Run alleged(Exhibits exhibits) {
		Run run = new Run("R6", "Stock, cloud and messaging off: the allegation (hypothetical)", "2014-08-10T10:00:00Z",
				"2014-08-10T11:00:00Z", Cast.H1);
		run.shownBy("getprop.txt", "rom", "stock").pictured("switches.png", "cloud", "off").pictured("switches.png", "messaging", "off");
		run.pictured("switches.png", "consent", "none").pictured("switches.png", "bearer", "wifi");
		run.lab().askTime(run.at(1, 0), Cast.HANDSET);
		for (int i = 0; i < 3; i++) {
			Photo photo = exhibits.photo("E6" + (1 + i));
			run.stimulus(10 + 5 * i, 0, "PHOTO_TAKEN", photo.id());
			Payload bulk = new Payload().plant(photo.content("bulk"), photo.jpeg()).gzip().base64();
			Http request = sync("/bulk").field("X-Part", "photo");
			run.lab().exchange(run.at(10 + 5 * i, 30), Cast.HANDSET, Cast.SYNC, false,
					i == 1 ? request.chunked("text/plain", bulk) : request.body("text/plain", bulk), Lab.accepted());
			Sms sms = Exhibits.sms("E6" + (4 + i));
			run.stimulus(30 + 5 * i, 0, "SMS_RECEIVED", sms.id());
			Payload inner = Payload.of("{\"messages\":[{\"box\":\"inbox\",\"body\":\"").plant(sms.body("batch")
					.in("json /messages/0/body"), sms.text())
					.text("\"}]}");
			Payload outer = Payload.of("{\"v\":2,\"batch\":\"").add(inner.gzip().base64(), "json /batch").text("\"}");
			run.lab().exchange(run.at(30 + 5 * i, 25), Cast.HANDSET, Cast.SYNC, false, sync("/bulk").body(JSON, outer), Lab.accepted());
		}
		run.lab().background(run.at(50, 0));
		Recorder.pcap(run, "r6-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(true, true, Recorder.WHOLE));
		return run;
	}

	/** Four letters and digits that stand by chance in the compressed form of the first photo of R6. */
	static String chanceCanary(Exhibits exhibits) {
		String compressed = new String(FixedDeflate.gzip(exhibits.photo("E61").jpeg()), StandardCharsets.ISO_8859_1);
		for (int at = 200; at + CANARY_LENGTH <= compressed.length(); at++) {
			String found = compressed.substring(at, at + CANARY_LENGTH);
			if (found.matches("[0-9A-Za-z]*") && found.matches(".*\\d.*") && found.matches(".*[A-Z].*") && found.matches(".*[a-z].*")) {
				return found;
			}
		}
		throw new IllegalStateException("no four letters and digits in the compressed photo");
	}
}
