package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.sample.internal.capture.LinkLayer;
import org.telltale.sample.internal.protocol.Datagrams;
import org.telltale.sample.internal.protocol.Http;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.Payload;
import org.telltale.sample.internal.wire.Planted;
import org.telltale.sample.internal.wire.TcpConversation;
import org.telltale.sample.internal.wire.Traffic;

/**
 * One handset that calls very many servers in two runs, and tells some of them what it should not. Servers are of RFC 2544's block, 198.18.0.0/15, a table names
 * who holds each 256 of them.
 */
public final class ManyContacts {

	/** Addresses that the block leaves. */
	public static final int MOST = 100_000;

	private static final long MILLI = 1_000_000;
	private static final int SPACING_MILLIS = 300;
	private static final int TTL_SECONDS = 300;
	private static final int PORTS = 20_000;
	private static final int A_BLOCK = 256;
	private static final String GATEWAY_MAC = "00:00:5e:00:53:01";
	private static final String MESSAGE = "the ferryman leaves Ostmark quay at eleven with nine blue crates";
	private static final String MESSAGE_ID = "E4";

	private final int servers;
	private final int leaks;
	private final Map<String, byte[]> files = new TreeMap<>();

	private ManyContacts(int servers, int leaks) {
		this.servers = servers;
		this.leaks = leaks;
	}

	/**
	 * The files by name: captures {@code large-r1.pcapng} and {@code large-r2.pcapng}, {@code overlay.csv}, and the lists of runs, exhibits, and claims.
	 *
	 * @param servers how many are called, up to {@link #MOST}
	 * @param leaks how many of them are told an identifier, a number, or a message in the second run
	 */
	public static Map<String, byte[]> files(int servers, int leaks) {
		if (servers < 1 || servers > MOST || leaks < 0 || leaks > servers) {
			throw new IllegalArgumentException("servers " + servers + ", leaks " + leaks);
		}
		return new ManyContacts(servers, leaks).told();
	}

	private Map<String, byte[]> told() {
		int minutes = (int) ((long) servers * SPACING_MILLIS / 60_000) + 2;
		String first = "2014-08-05T00:00:00Z";
		String second = "2014-08-07T00:00:00Z";
		List<Run> runs = List.of(run("R1", "cloud on, agreed", first, minutes).stated("Demo Script", "cloud", "on").stated("Demo Script", "consent", "given"),
				run("R2", "cloud off, not agreed", second, minutes).stated("Demo Script", "cloud", "off").stated("Demo Script", "consent", "none"));
		for (int i = 0; i < 3; i++) {
			runs.get(1).stimulus(1 + i, 0, "SMS_RECEIVED", MESSAGE_ID);
		}
		contacts(runs.get(0), 0, servers - servers / 3, false);
		contacts(runs.get(1), servers / 3, servers, true);
		for (Run run : runs) {
			Recorder.pcapng(run, "large-" + run.id().toLowerCase(Locale.ROOT) + ".pcapng", "ap", false, 9, List.of(CapturePoint.accessPoint(LinkLayer.ETHERNET)));
			run.recordings().forEach(recording -> files.put(recording.file().substring(recording.file().lastIndexOf('/') + 1), recording.bytes()));
		}
		text("overlay.csv", overlay());
		text("runs.json", RunsDocument.of(runs).toString());
		text("exhibits.json", exhibits().toString());
		text("claims.json", claims().toString());
		return files;
	}

	private void text(String name, String content) {
		files.put(name, content.getBytes(StandardCharsets.UTF_8));
	}

	private static Run run(String id, String title, String start, int minutes) {
		return new Run(id, title, start, java.time.Instant.parse(start).plusSeconds(60L * minutes).toString(), Cast.H1);
	}

	/** The servers from {@code from} on are called, one after the other; the first so many of them are told something. */
	private void contacts(Run run, int from, int to, boolean leaking) {
		Traffic traffic = run.lab().traffic();
		for (int i = from; i < to; i++) {
			int nth = i - from;
			long at = run.at(0, 5) + (long) nth * SPACING_MILLIS * MILLI;
			int port = 20_000 + nth * 2 % PORTS;
			Node server = server(i);
			traffic.udp(at, Cast.HANDSET, port, Cast.RESOLVER, 53, false, Datagrams.dnsQuery(nth & 0xffff, server.name(), false));
			traffic.udp(at + 9 * MILLI, Cast.RESOLVER, 53, Cast.HANDSET, port, false, Datagrams.dnsAnswer(nth & 0xffff, server.name(), false, server.four(), TTL_SECONDS));
			new TcpConversation(traffic, at + 15 * MILLI, Cast.HANDSET, port + 1, server, 80, false, Lab.FULL_SEGMENT).open().send(true, request(server, leaking && nth < leaks ? nth : -1))
					.send(false, Lab.accepted()).close();
		}
	}

	private static Payload request(Node server, int leak) {
		if (leak < 0) {
			return Http.request("GET", server.name(), "/v1/ping").field("User-Agent", Http.AGENT).empty();
		}
		Payload body = switch (leak % 3) {
			case 0 -> Payload.of("{\"device\":\"").plant(Exhibits.imei(""), Exhibits.IMEI);
			case 1 -> Payload.of("{\"line\":\"").plant(Exhibits.ownNumber(""), Exhibits.OWN_NUMBER);
			default -> Payload.of("{\"body\":\"").plant(Planted.exact(MESSAGE_ID, "SMS", ""), MESSAGE);
		};
		return Http.request("POST", server.name(), "/v1/report").field("User-Agent", Http.AGENT).body("application/json", body.text("\"}"));
	}

	private static Node server(int i) {
		int block = i / A_BLOCK;
		return new Node("node-" + i + ".region-" + block % 24 + ".cdn.hesperus.example", GATEWAY_MAC, "198." + (18 + block / A_BLOCK) + "." + block % A_BLOCK + "." + i % A_BLOCK, "2001:db8:51::20");
	}

	private String overlay() {
		StringBuilder csv = new StringBuilder("range,country,city,asn,asName,owner,registry,from,to,source\n");
		for (int block = 0; block * A_BLOCK < servers; block++) {
			csv.append(String.format(Locale.ROOT, "198.%d.%d.0/24,X%c,Town %d,%d,NET-%d,Holder %d (fictional),XNIC,2014-01-01,2014-12-31,SYNTHETIC%n", 18 + block / A_BLOCK, block % A_BLOCK,
					'A' + block % 26, block % 40, 64_496 + block % 16, block, block % 90));
		}
		return csv.toString();
	}

	private static Json exhibits() {
		return Json.object().put("synthetic", true).put("exhibits", Json.array(List.of(valued(Exhibits.IMEI_ID, "IMEI", Exhibits.IMEI),
				valued(Exhibits.OWN_NUMBER_ID, "PHONE_NUMBER", Exhibits.OWN_NUMBER), Json.object().put("id", MESSAGE_ID).put("kind", "SMS").put("text", MESSAGE))));
	}

	private static Json valued(String id, String kind, String value) {
		return Json.object().put("id", id).put("kind", kind).put("value", value);
	}

	private static Json claims() {
		List<Json> claims = new ArrayList<>();
		claims.add(Json.object().put("id", "C1").put("claimant", Cast.VENDOR).put("date", "2014-07-30").put("source", "questions and answers (fictional)")
				.put("text", "No personal data is uploaded without the user's permission").put("predicate", "never send CONTENT, IDENTIFIER, PHONE_NUMBER when consent = none"));
		return Json.object().put("synthetic", true).put("claims", Json.array(claims));
	}
}
