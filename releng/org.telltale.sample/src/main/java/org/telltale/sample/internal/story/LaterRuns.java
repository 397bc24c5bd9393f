package org.telltale.sample.internal.story;

import java.util.List;
import org.telltale.sample.internal.bytes.SeededBytes;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.capture.PcapFile;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.protocol.SampleKey;
import org.telltale.sample.internal.protocol.TlsSession;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.Planted;

/** Consent after the update, two units that are not the claims' handset, and eight idle days: R11 to R14. */
final class LaterRuns {

	private static final String JSON = "application/json; charset=utf-8";
	private static final int DAY_MINUTES = 24 * 60;
	private static final int DAILY_BYTES = 700;
	private static final int THIRD_DAY_BYTES = 1900;

	private LaterRuns() {
	}

	/** R11: updated and reset, then agreed to from the start; numbers go out in base64 inside TLS. */
	static Run agreed(StringBuilder keyLog) {
		Run run = new Run("R11", "Updated and reset, cloud on, consent given: boot, add contacts, receive SMS", "2014-08-18T10:00:00Z", "2014-08-18T11:30:00Z", Cast.H1);
		run.shownBy("getprop.txt", "rom", "ota-reset").shownBy("settings.db", "cloud", "on").shownBy("settings.db", "messaging", "on");
		run.shownBy("settings.db", "consent", "given").shownBy("settings.db", "bearer", "wifi");
		run.stimulus(0, 0, "CONSENT_GIVEN");
		run.lab().askTime(run.at(1, 0), Cast.HANDSET);
		byte[] certificate = SampleKey.certificate(Cast.VENDOR, "*.account.hesperus.example", 11);
		for (int i = 0; i < 3; i++) {
			Contact contact = Exhibits.contact("E11" + (1 + i));
			Sms sms = Exhibits.sms("E11" + (4 + i));
			run.stimulus(5 + 5 * i, 0, "BOOT", Exhibits.IMEI_ID);
			run.stimulus(25 + 5 * i, 0, "CONTACT_ADDED", contact.id(), contact.numberId());
			run.stimulus(50 + 5 * i, 0, "SMS_RECEIVED", sms.id(), sms.fromId());
			keyLog.append(inBase64(run, run.at(5 + 5 * i, 40), certificate, "/pass/v3/device", Exhibits.imei("needs key-log decryption"), Exhibits.IMEI, "boot " + i));
			keyLog.append(inBase64(run, run.at(25 + 5 * i, 20), certificate, "/pass/v3/im/lookup", contact.reached("needs key-log decryption"), contact.number(), "contact " + i));
			keyLog.append(inBase64(run, run.at(50 + 5 * i, 15), certificate, "/pass/v3/im/sender", sms.sender("needs key-log decryption"), sms.from(), "sender " + i));
		}
		run.lab().background(run.at(80, 0));
		Recorder.pcapng(run, "r11-ap.pcapng", "ap", false, 6, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
		return run;
	}

	private static String inBase64(Run run, long nanos, byte[] certificate, String target, Planted planted, String value, String seed) {
		Payload inside = new Payload().plant(planted, value).base64();
		Payload body = Payload.of("{\"v\":3,\"c\":\"").add(inside, "json /c").text("\"}");
		TlsSession tls = new TlsSession("R11 " + seed, Cast.ACCOUNT.name());
		QuietRuns.converse(run, nanos, tls, Cast.ACCOUNT, certificate, StockRuns.post(target).body(JSON, body));
		return tls.keyLogLine();
	}

	/** R12: a unit that only looks like the handset; what it sends is its own adware's. */
	static Run counterfeit() {
		Run run = new Run("R12", "A counterfeit unit, cloud off: boot", "2014-08-21T10:00:00Z", "2014-08-21T11:00:00Z", Cast.H2);
		run.shownBy("getprop.txt", "rom", "counterfeit").shownBy("settings.db", "cloud", "off").shownBy("settings.db", "messaging", "off");
		run.shownBy("settings.db", "consent", "none").shownBy("settings.db", "bearer", "wifi");
		for (int i = 0; i < 3; i++) {
			int minute = 5 + 18 * i;
			run.stimulus(minute, 0, "BOOT", Exhibits.COUNTERFEIT_IMEI_ID);
			run.lab().askTime(run.at(minute, 30), Cast.COUNTERFEIT);
			Payload body = Payload.of("{\"kit\":\"AdKit\",\"build\":\"clone-7\",\"imei\":\"")
					.plant(Planted.exact(Exhibits.COUNTERFEIT_IMEI_ID, "IMEI", "sent by a unit that is excluded"), Exhibits.COUNTERFEIT_IMEI).text("\"}");
			Payload request = Http.request("POST", Cast.ADVERTS.name(), "/v3/install").field("User-Agent", "AdKit/3.1").body(JSON, body);
			run.lab().exchange(run.at(minute, 45), Cast.COUNTERFEIT, Cast.ADVERTS, false, request, Lab.accepted());
			run.lab().background(run.at(minute + 4, 0));
		}
		Recorder.pcap(run, "r12-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(false, false, Recorder.WHOLE));
		return run;
	}

	/** R13: another brand does much the same with a server of its own; no claim speaks of it. */
	static Run otherBrand() {
		Run run = new Run("R13", "Another brand: boot", "2014-08-21T13:00:00Z", "2014-08-21T14:00:00Z", Cast.H3);
		for (int i = 0; i < 3; i++) {
			int minute = 5 + 18 * i;
			run.stimulus(minute, 0, "BOOT", Exhibits.OTHER_BRAND_IMEI_ID);
			run.lab().askTime(run.at(minute, 30), Cast.OTHER_BRAND);
			Payload body = Payload.of("{\"register\":\"push\",\"imei\":\"")
					.plant(Planted.exact(Exhibits.OTHER_BRAND_IMEI_ID, "IMEI", "another brand, to its own server"), Exhibits.OTHER_BRAND_IMEI).text("\"}");
			Payload request = Http.request("POST", Cast.PUSH.name(), "/v1/register").field("User-Agent", "BorealisPush/2.0").body(JSON, body);
			run.lab().exchange(run.at(minute, 45), Cast.OTHER_BRAND, Cast.PUSH, i == 1, request, Lab.accepted());
			run.lab().background(run.at(minute + 4, 0));
		}
		Recorder.pcapng(run, "r13-ap.pcapng", "ap", true, 6, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
		return run;
	}

	/** R14: contacts, messages, then eight idle days; something unreadable goes out each day, and more of it each third day. */
	static Run idleWeek() {
		Run run = new Run("R14", "Stock again, cloud off: add contacts, receive SMS, then idle for 8 days", "2014-08-22T09:00:00Z", "2014-08-30T10:00:00Z", Cast.H1);
		StockRuns.switches(run, "off", "off");
		for (int i = 0; i < 3; i++) {
			Contact contact = Exhibits.contact("E15" + (1 + i));
			Sms sms = Exhibits.sms("E15" + (4 + i));
			run.stimulus(10 + 5 * i, 0, "CONTACT_ADDED", contact.id(), contact.numberId());
			run.stimulus(30 + 5 * i, 0, "SMS_RECEIVED", sms.id(), sms.fromId());
		}
		byte[] certificate = SampleKey.certificate(Cast.VENDOR, "*.hesperus.example", 14);
		for (int day = 0; day < 8; day++) {
			run.lab().askTime(run.at(day * DAY_MINUTES + 60, 0), Cast.HANDSET);
			run.lab().background(run.at(day * DAY_MINUTES + 600, 0));
			unreadable(run, run.at((day + 1) * DAY_MINUTES + 17, 11 * day % 40), certificate, DAILY_BYTES, "day " + day);
			if (day % 3 == 2) {
				unreadable(run, run.at((day + 1) * DAY_MINUTES + 19, 5 + day), certificate, THIRD_DAY_BYTES, "third day " + day);
			}
		}
		Recorder.pcap(run, "r14-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(true, true, Recorder.WHOLE));
		return run;
	}

	private static void unreadable(Run run, long nanos, byte[] certificate, int length, String seed) {
		Payload body = Payload.of(new SeededBytes("R14 " + seed).take(length));
		Payload request = Http.request("POST", Cast.SYNC.name(), "/t").field("User-Agent", Http.AGENT).body("application/octet-stream", body);
		QuietRuns.converse(run, nanos, new TlsSession("R14 " + seed, Cast.SYNC.name()), Cast.SYNC, certificate, request);
	}
}
