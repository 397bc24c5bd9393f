package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.sample.internal.capture.CaptureFrame;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.capture.PcapFile;
import org.telltale.sample.internal.capture.PcapngFile;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.protocol.TlsSession;
import org.telltale.sample.internal.wire.Disorder;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.TcpConversation;

/** The control and the runs of the stock ROM with the cloud switched off: R0 to R3. */
final class StockRuns {

	static final String EXAMINER = "A. Examiner";
	private static final String FORM = "application/x-www-form-urlencoded";
	private static final String JSON = "application/json; charset=utf-8";
	private static final int SMALL_SEGMENT = 96;

	private StockRuns() {
	}

	/** R0: no handset, the laboratory's background. */
	static Run control() {
		Run run = new Run("R0", "Control: no handset", "2014-08-04T09:00:00Z", "2014-08-04T09:30:00Z", Optional.empty());
		for (int minute = 1; minute < 30; minute += 4) {
			run.lab().background(run.at(minute, 0));
		}
		run.lab().quic(run.at(11, 30), Cast.LAPTOP, "R0");
		Recorder.pcap(run, "r0-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(false, false, Recorder.WHOLE));
		return run;
	}

	/** R1: three boots with SIM; carrier, IMEI and own number go out in clear. */
	static Run boots() {
		Run run = new Run("R1", "Stock, cloud off, no account: boot with SIM", "2014-08-05T10:00:00Z", "2014-08-05T11:00:00Z", Cast.H1);
		switches(run, "off", "on");
		run.byDefault(Firmware.STOCK, "cloud", "off").byDefault(Firmware.STOCK, "messaging", "on").stated(EXAMINER, "reset", "factory");
		Lab lab = run.lab();
		String own = Exhibits.OWN_NUMBER;
		Payload first = Payload.of("carrier=Lab+Mobile&imei=").plant(Exhibits.imei("with check digit"), Exhibits.IMEI).text("&msisdn=")
				.plant(Exhibits.ownNumber("E.164, percent-encoded").in("percent"), own.replace("+", "%2B")).text("&lang=en");
		Payload second = Payload.of("{\"carrier\":\"Lab Mobile\",\"device\":\"")
				.plant(Exhibits.imei("14 digits, without check digit"), Exhibits.IMEI.substring(0, 14)).text("\",\"line1\":\"")
				.plant(Exhibits.ownNumber("with 00 in front"), "00" + own.substring(1)).text("\"}");
		byte[] imei = Exhibits.IMEI.getBytes(StandardCharsets.US_ASCII);
		Payload third = Payload.of("carrier=Lab+Mobile&devid=")
				.plant(Exhibits.imei("MD5 of the IMEI").digest().in("md5 hex"), digestHex("MD5", imei)).text("&imei=")
				.plant(Exhibits.imei("with check digit"), Exhibits.IMEI);
		List<Payload> requests = List.of(post("/pass/v2/registerDevice").body(FORM, first), post("/pass/v2/registerDevice").body(JSON,
				second),
				post("/pass/v2/registerDevice").body(FORM, third));
		for (int i = 0; i < 3; i++) {
			int minute = 5 + 20 * i;
			run.stimulus(minute, 0, "BOOT", Exhibits.IMEI_ID, Exhibits.OWN_NUMBER_ID);
			lab.traffic().arp(run.at(minute, 28), Cast.HANDSET, Cast.GATEWAY);
			lab.askTime(run.at(minute, 30), Cast.HANDSET);
			lab.exchange(run.at(minute, 41), Cast.HANDSET, Cast.ACCOUNT, false, requests.get(i), Lab.accepted());
			lab.background(run.at(minute + 6, 0));
		}
		CapturePoint tagged = CapturePoint.accessPoint(LinkLayer.ETHERNET_VLAN);
		CapturePoint handsetOnly = new CapturePoint(tagged.link(), tagged.own(),
				packet -> Cast.unit(packet.from()).isPresent() || Cast.unit(packet.to()).isPresent(), Duration.ZERO, 0, 0);
		CapturePoint others = new CapturePoint(LinkLayer.ETHERNET, tagged.own(),
				packet -> Cast.unit(packet.from()).isEmpty() && Cast.unit(packet.to()).isEmpty(), Duration.ZERO, 0, 0);
		Recorder.pcapng(run, "r1-ap.pcapng", "ap", false, 9, List.of(handsetOnly, others));
		Recorder.pcap(run, "r1-gateway-snaplen96.pcap", "gateway", CapturePoint.accessPoint(LinkLayer.ETHERNET).later(400_000),
				new PcapFile(true, false, 96));
		return run;
	}

	/** R2: contacts added and messages received; their numbers go out in clear. The capture's clock is eight hours ahead. */
	static Run numbers() {
		Run run = new Run("R2", "Stock, cloud off: add contacts, receive SMS", "2014-08-05T13:00:00Z", "2014-08-05T14:00:00Z", Cast.H1);
		switches(run, "off", "on");
		Lab lab = run.lab();
		lab.askTime(run.at(1, 0), Cast.HANDSET);
		Contact c1 = Exhibits.contact("E21");
		Contact c2 = Exhibits.contact("E22");
		Contact c3 = Exhibits.contact("E23");
		Payload p1 = Payload.of("op=lookup&contact_mobile=").plant(c1.reached("E.164, percent-encoded").in("percent"), c1.number()
				.replace("+", "%2B"))
				.text("&source=addressbook&sdk=19&sequence=1");
		Payload p2 = Payload.of("{\"op\":\"lookup\",\"source\":\"addressbook\",\"phone\":\"")
				.plant(c2.reached("national form"), "0" + c2.number().substring(3)).text("\",\"sdk\":19,\"sequence\":2}");
		Payload p3 = Payload.of("{\"op\":\"lookup\",\"source\":\"addressbook\",\"phone\":\"").plant(c3.reached("with spaces"),
				"+1 212 555 0123")
				.text("\",\"sdk\":19,\"sequence\":3}");
		run.stimulus(5, 0, "CONTACT_ADDED", c1.id(), c1.numberId()).stimulus(11, 0, "CONTACT_ADDED", c2.id(), c2.numberId());
		run.stimulus(17, 0, "CONTACT_ADDED", c3.id(), c3.numberId());
		lab.troubled(run.at(5, 20), Cast.HANDSET, Cast.ACCOUNT, post("/pass/v2/im/lookup").body(FORM, p1), Lab.accepted(), SMALL_SEGMENT,
				Disorder.OUT_OF_ORDER);
		lab.troubled(run.at(11, 20), Cast.HANDSET, Cast.ACCOUNT, post("/pass/v2/im/lookup").body(JSON, p2), Lab.accepted(), SMALL_SEGMENT,
				Disorder.OVERLAP);
		lab.troubled(run.at(17, 20), Cast.HANDSET, Cast.ACCOUNT, post("/pass/v2/im/lookup").body(JSON, p3), Lab.accepted(), SMALL_SEGMENT,
				Disorder.RETRANSMISSION);
		receivedMessages(run);
		lab.background(run.at(25, 0));
		Recorder.pcap(run, "r2-ap-clock-ahead.pcap", "ap",
				CapturePoint.accessPoint(LinkLayer.ETHERNET).ahead(Duration.ofHours(8)).repeating(7), new PcapFile(false, true,
				Recorder.WHOLE));
		return run;
	}

	private static void receivedMessages(Run run) {
		List<Payload> bodies = new ArrayList<>();
		Sms s1 = Exhibits.sms("E24");
		Sms s2 = Exhibits.sms("E25");
		Sms s3 = Exhibits.sms("E26");
		bodies.add(Payload.of("{\"op\":\"sender\",\"from\":\"").plant(s1.sender("with 00 in front"), "00" + s1.from().substring(1))
				.text("\"}"));
		bodies.add(Payload.of("{\"op\":\"sender\",\"from\":\"").plant(s2.sender("with spaces"), "+44 7700 900125").text("\"}"));
		bodies.add(Payload.of("{\"op\":\"sender\",\"from\":\"").plant(s3.sender("E.164"), s3.from()).text("\"}"));
		List<Sms> messages = List.of(s1, s2, s3);
		for (int i = 0; i < 3; i++) {
			run.stimulus(30 + 5 * i, 0, "SMS_RECEIVED", messages.get(i).id(), messages.get(i).fromId());
			Http request = post("/pass/v2/im/sender");
			Payload message = i == 1 ? request.chunked(JSON, bodies.get(i)) : request.body(JSON, bodies.get(i));
			run.lab().exchange(run.at(30 + 5 * i, 9), Cast.HANDSET, Cast.ACCOUNT, false, message, Lab.accepted());
		}
	}

	/** R3: on the cellular network; four short encrypted exchanges, an hour apart, to the endpoint of R1 and R2. */
	static Run cellular() {
		Run run = new Run("R3", "Stock, cloud off, cellular: contacts, SMS, photos", "2014-08-06T08:00:00Z", "2014-08-06T12:00:00Z", Cast.H1);
		for (String[] state : new String[][] {{"rom", "stock"}, {"cloud", "off"}, {"messaging", "on"}, {"consent", "none"}, {"bearer",
				"cellular"}}) {
			run.stated(EXAMINER, state[0], state[1]);
		}
		for (int i = 0; i < 3; i++) {
			Contact contact = Exhibits.contact("E3" + (1 + i));
			Sms sms = Exhibits.sms("E3" + (4 + i));
			run.stimulus(20 + 10 * i, 0, "CONTACT_ADDED", contact.id(), contact.numberId());
			run.stimulus(70 + 20 * i, 0, "PHOTO_TAKEN", "E3" + (7 + i));
			run.stimulus(130 + 20 * i, 0, "SMS_RECEIVED", sms.id(), sms.fromId());
		}
		for (int hour = 0; hour < 4; hour++) {
			handshake(run, run.at(40 + 60 * hour, 0), hour);
			run.lab().background(run.at(10 + 60 * hour, 0));
		}
		long middle = run.at(120, 0);
		CapturePoint cooked = CapturePoint.handset(LinkLayer.SLL2, Cast.HANDSET_CELLULAR);
		CapturePoint early = new CapturePoint(LinkLayer.SLL2, cooked.own(), p -> cooked.sees().test(p) && p.nanos() < middle,
				Duration.ZERO, 0, 0);
		CapturePoint late = new CapturePoint(LinkLayer.RAW, cooked.own(), p -> cooked.sees().test(p) && p.nanos() >= middle,
				Duration.ZERO, 0, 0);
		PcapngFile format = new PcapngFile();
		List<CaptureFrame> frames = new ArrayList<>(Recorder.section(format, run, false, -1, List.of(early)));
		frames.addAll(Recorder.section(format, run, true, 0x80 | 20, List.of(late)));
		run.recorded(new Recording("captures/r3-handset.pcapng", "handset", Recorder.BOTH, Duration.ZERO, format.toBytes(), frames));
		Recorder.pcap(run, "r3-ap.pcap", "ap", CapturePoint.accessPoint(LinkLayer.ETHERNET), new PcapFile(false, false, Recorder.WHOLE));
		return run;
	}

	/** A resumed TLS session with one record of 40 bytes; its keys are nowhere. */
	private static void handshake(Run run, long nanos, int number) {
		TlsSession tls = new TlsSession("R3 " + number, Cast.ACCOUNT.name());
		TcpConversation tcp = run.lab().connect(nanos, Cast.HANDSET_CELLULAR, Cast.ACCOUNT, 443, false, Lab.FULL_SEGMENT);
		tcp.send(true, tls.clientHello(true, ""));
		tcp.send(false, tls.serverResumes());
		Payload ping = Payload.of(String.format(Locale.ROOT, "PING %035d", number));
		tcp.send(true, tls.finished(true).add(tls.applicationData(true, ping), ""));
		tcp.send(true, tls.closeNotify(true)).close();
	}

	/** The conditions of a run on the stock ROM over Wi-Fi, shown by its settings. */
	static void switches(Run run, String cloud, String messaging) {
		run.shownBy("getprop.txt", "rom", "stock").shownBy("settings.db", "cloud", cloud).shownBy("settings.db", "messaging", messaging);
		run.shownBy("settings.db", "consent", "none").shownBy("settings.db", "bearer", "wifi");
	}

	/** A request of the stock ROM's service to its account server. */
	static Http post(String target) {
		return Http.request("POST", Cast.ACCOUNT.name(), target).field("User-Agent", Http.AGENT);
	}

	/** A digest in lower-case hexadecimal digits. */
	static String digestHex(String algorithm, byte[] content) {
		return HexFormat.of().formatHex(Digest.newDigester(algorithm).digest(content));
	}
}
