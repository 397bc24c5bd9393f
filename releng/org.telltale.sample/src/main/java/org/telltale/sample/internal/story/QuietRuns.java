package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.sample.internal.bytes.SeededBytes;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.capture.PcapFile;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.protocol.SampleKey;
import org.telltale.sample.internal.protocol.TlsSession;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.Planted;
import org.telltale.sample.internal.wire.TcpConversation;

/** The idle day and the runs of other and updated ROMs: R5, R7 to R10. */
final class QuietRuns {

	private static final String JSON = "application/json; charset=utf-8";
	private static final int UPDATE_LENGTH = 240_000;

	private QuietRuns() {
	}

	/** R5: photos taken, then a day of nothing but greetings and update downloads. */
	static Run idleDay() {
		Run run = new Run("R5", "Stock, cloud off: take photos, then idle for 24 hours", "2014-08-08T09:00:00Z", "2014-08-09T09:30:00Z", Cast.H1);
		StockRuns.switches(run, "off", "on");
		Lab lab = run.lab();
		for (int i = 0; i < 3; i++) {
			run.stimulus(10 + 5 * i, 0, "PHOTO_TAKEN", "E5" + (1 + i));
		}
		for (int hour = 0; hour < 24; hour++) {
			lab.askTime(run.at(60 * hour + 27, 0), Cast.HANDSET);
			greet(run, hour);
			if (hour % 6 == 3) {
				update(run, run.at(60 * hour + 40, 0), hour == 3);
			}
			if (hour % 4 == 0) {
				lab.background(run.at(60 * hour + 50, 0));
			}
		}
		Recorder.pcapng(run, "r5-ap.pcapng", "ap", true, 6, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
		return run;
	}

	private static void greet(Run run, int hour) {
		Payload greeting = Payload.of("{\"greetings\":[{\"day\":\"2014-09-08\",\"text\":\"A calm Mid-Autumn to you and yours, wherever the moon finds you.\"},"
				+ "{\"day\":\"hour " + hour + "\",\"text\":\"");
		if (hour == 2) {
			Planted canary = Planted.exact(Exhibits.DOWNLOAD_CANARY_ID, "TEXT", "downloaded, so no leak");
			greeting.plant(canary.in("json /greetings/1/text"), Exhibits.DOWNLOAD_CANARY);
		} else {
			greeting.text("Fair winds.");
		}
		greeting.text("\"}],\"art\":\"" + "~=".repeat(700) + "\"}");
		Http answer = Http.answer("200 OK");
		Payload response = hour % 2 == 0 ? answer.body(JSON, greeting) : answer.field("Content-Encoding", "gzip").body(JSON,
				greeting.gzip());
		Payload request = Http.request("GET", Cast.GREETINGS.name(), "/festival?lang=en").field("User-Agent", Http.AGENT)
				.field("Accept-Encoding", "gzip").empty();
		run.lab().exchange(run.at(60 * hour + 28, 0), Cast.HANDSET, Cast.GREETINGS, false, request, response);
	}

	private static void update(Run run, long nanos, boolean download) {
		Payload check = Http.request("GET", Cast.UPDATES.name(), "/check?model=hm_note&rom=KHM4").field("User-Agent", Http.AGENT).empty();
		String news = download ? "{\"update\":\"/pkg/KHM5.zip\",\"size\":" + UPDATE_LENGTH + "}" : "{\"update\":null}";
		run.lab().exchange(nanos, Cast.HANDSET, Cast.UPDATES, true, check, Http.answer("200 OK").body(JSON, Payload.of(news)));
		if (download) {
			Payload get = Http.request("GET", Cast.UPDATES.name(), "/pkg/KHM5.zip").field("User-Agent", Http.AGENT).empty();
			Payload update = Payload.of(new SeededBytes("update KHM5").take(UPDATE_LENGTH));
			run.lab().exchange(nanos + 5_000_000_000L, Cast.HANDSET, Cast.UPDATES, true, get,
					Http.answer("200 OK").body("application/octet-stream", update));
		}
	}

	/** R7: another ROM over a wiped system partition; a package elsewhere still reports the IMEI. */
	static Run otherRom() {
		Run run = new Run("R7", "Other ROM, system partition wiped: boot", "2014-08-19T10:00:00Z", "2014-08-19T11:00:00Z", Cast.H1);
		otherConditions(run);
		byte[] imei = Exhibits.IMEI.getBytes(StandardCharsets.US_ASCII);
		List<Payload> bodies = List.of(
				Payload.of("{\"pkg\":\"com.hesperus.relay\",\"imei\":\"").plant(Exhibits.imei("with check digit"), Exhibits.IMEI)
				.text("\"}"),
				Payload.of("{\"pkg\":\"com.hesperus.relay\",\"imei\":\"").plant(Exhibits.imei("with check digit"), Exhibits.IMEI)
				.text("\"}"),
				Payload.of("{\"pkg\":\"com.hesperus.relay\",\"h\":\"")
						.plant(Exhibits.imei("SHA-1 of the IMEI").digest().in("sha1 hex"), StockRuns.digestHex("SHA-1", imei)).text("\"}"));
		for (int i = 0; i < 3; i++) {
			boot(run, i, Cast.CONNECTIVITY);
			Http request = Http.request("POST", Cast.ACCOUNT.name(), "/pass/v2/relay").field("User-Agent", "HmRelay/1.2");
			run.lab().exchange(run.at(5 + 18 * i, 55), Cast.HANDSET, Cast.ACCOUNT, false, request.body(JSON, bodies.get(i)),
					Lab.accepted());
		}
		Recorder.pcapng(run, "r7-ap.pcapng", "ap", false, 6, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
		return run;
	}

	/** R8: all partitions wiped, nothing is reported; but another handset nearby sends the same number. */
	static Run wiped() {
		Run run = new Run("R8", "Other ROM, all partitions wiped: boot", "2014-08-20T10:00:00Z", "2014-08-20T11:00:00Z", Cast.H1);
		otherConditions(run);
		for (int i = 0; i < 3; i++) {
			boot(run, i, Cast.OPEN_ROM);
		}
		Payload body = Payload.of("{\"app\":\"chess\",\"uid\":\"").plant(Exhibits.imei("sent by another handset on the network"),
				Exhibits.IMEI).text("\"}");
		Payload request = Http.request("POST", Cast.ADVERTS.name(), "/v3/impression").field("User-Agent", "AdKit/3.1").body(JSON, body);
		run.lab().exchange(run.at(12, 0), Cast.OTHER_HANDSET, Cast.ADVERTS, false, request, Lab.accepted());
		Recorder.pcap(run, "r8-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(false, false, Recorder.WHOLE));
		return run;
	}

	private static void otherConditions(Run run) {
		run.shownBy("getprop.txt", "rom", "other").shownBy("settings.db", "cloud", "absent").shownBy("settings.db", "messaging", "absent")
				.shownBy("settings.db", "consent", "none").shownBy("settings.db", "bearer", "wifi");
	}

	private static void boot(Run run, int number, Node updates) {
		int minute = 5 + 18 * number;
		run.stimulus(minute, 0, "BOOT", Exhibits.IMEI_ID);
		run.lab().askTime(run.at(minute, 30), Cast.HANDSET);
		run.lab().checkConnectivity(run.at(minute, 40), Cast.HANDSET);
		if (updates == Cast.OPEN_ROM) {
			Payload check = Http.request("GET", updates.name(), "/check?device=hmnote&build=20140801").field("User-Agent", "OpenRom/11")
					.empty();
			run.lab().exchange(run.at(minute, 50), Cast.HANDSET, updates, false, check,
					Http.answer("200 OK").body(JSON, Payload.of("{\"newer\":false}")));
		}
		run.lab().background(run.at(minute + 4, 0));
	}

	/** R9: updated in place, messaging still on; numbers go out in base64 inside TLS. */
	static Run updatedInPlace(StringBuilder keyLog) {
		Run run = new Run("R9", "Updated over the air, not reset: add contacts", "2014-08-16T10:00:00Z", "2014-08-16T11:00:00Z", Cast.H1);
		run.shownBy("getprop.txt", "rom", "ota").shownBy("settings.db", "cloud", "off").shownBy("settings.db", "messaging", "on");
		run.shownBy("settings.db", "consent", "none").shownBy("settings.db", "bearer", "wifi");
		run.lab().askTime(run.at(1, 0), Cast.HANDSET);
		byte[] certificate = SampleKey.certificate(Cast.VENDOR, "*.account.hesperus.example", 9);
		for (int i = 0; i < 3; i++) {
			Contact contact = Exhibits.contact("E9" + (1 + i));
			run.stimulus(10 + 12 * i, 0, "CONTACT_ADDED", contact.id(), contact.numberId());
			Payload number = new Payload().plant(contact.reached("needs key-log decryption"), contact.number()).base64();
			Payload body = Payload.of("{\"op\":\"lookup\",\"c\":\"").add(number, "json /c").text("\"}");
			TlsSession tls = new TlsSession("R9 " + i, Cast.ACCOUNT.name());
			converse(run, run.at(10 + 12 * i, 25), tls, Cast.ACCOUNT, certificate, StockRuns.post("/pass/v3/im/lookup").body(JSON, body));
			keyLog.append(tls.keyLogLine());
		}
		run.lab().background(run.at(50, 0));
		Recorder.pcapng(run, "r9-ap.pcapng", "ap", false, 6, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
		return run;
	}

	/** One request and its answer in a TLS session of their own. */
	static void converse(Run run, long nanos, TlsSession tls, Node server, byte[] certificate, Payload request) {
		TcpConversation tcp = run.lab().connect(nanos, Cast.HANDSET, server, 443, false, Lab.FULL_SEGMENT);
		tcp.send(true, tls.clientHello(false, "http/1.1"));
		tcp.send(false, tls.serverHello(certificate));
		tcp.send(true, tls.clientKeyExchange());
		tcp.send(false, tls.finished(false));
		tcp.send(true, tls.applicationData(true, request));
		tcp.send(false, tls.applicationData(false, Lab.accepted()));
		tcp.send(true, tls.closeNotify(true)).close();
	}

	/** R10: updated and reset, everything off; nothing is sent. */
	static Run reset() {
		Run run = new Run("R10", "Updated and reset: add contacts, receive SMS", "2014-08-17T10:00:00Z", "2014-08-17T11:00:00Z", Cast.H1);
		run.shownBy("getprop.txt", "rom", "ota-reset").shownBy("settings.db", "cloud", "off").shownBy("settings.db", "messaging", "off");
		run.shownBy("settings.db", "consent", "none").shownBy("settings.db", "bearer", "wifi").stated(StockRuns.EXAMINER, "reset", "factory");
		Lab lab = run.lab();
		lab.askTime(run.at(1, 0), Cast.HANDSET);
		lab.checkConnectivity(run.at(2, 0), Cast.HANDSET);
		for (int i = 0; i < 3; i++) {
			Contact contact = Exhibits.contact("E10" + (1 + i));
			Sms sms = Exhibits.sms("E10" + (4 + i));
			run.stimulus(10 + 5 * i, 0, "CONTACT_ADDED", contact.id(), contact.numberId());
			run.stimulus(30 + 5 * i, 0, "SMS_RECEIVED", sms.id(), sms.fromId());
		}
		Payload check = Http.request("GET", Cast.UPDATES.name(), "/check?model=hm_note&rom=KHM5").field("User-Agent", Http.AGENT).empty();
		lab.exchange(run.at(45, 0), Cast.HANDSET, Cast.UPDATES, false, check,
				Http.answer("200 OK").body(JSON, Payload.of("{\"update\":null}")));
		lab.quic(run.at(48, 0), Cast.LAPTOP, "R10");
		lab.background(run.at(50, 0));
		Recorder.pcap(run, "r10-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(true, true, Recorder.WHOLE));
		return run;
	}
}
