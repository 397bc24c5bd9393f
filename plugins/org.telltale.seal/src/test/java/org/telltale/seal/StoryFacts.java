package org.telltale.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** A capture of one HTTP request and one DNS answer, and all facts about it, made by hand. */
final class StoryFacts {

	static final String HANDSET = "192.0.2.10";
	static final String SERVER = "198.51.100.7";
	static final String RESOLVER = "192.0.2.1";
	static final String IMEI = "004999010640000";
	static final String REQUEST = "POST /up HTTP/1.1\r\nHost: a.hesperus.example:80\r\nContent-Length: 20\r\n\r\nimei=" + IMEI;
	private static final byte[] DNS = java.util.HexFormat.of()
			.parseHex("123481800001000100000000" + "016108686573706572757307657861 6d706c6500".replace(" ", "") + "00010001" + "c00c000100010000003c0004c6336407");

	final CaptureBytes capture = new CaptureBytes(1);
	final String id;
	/** Facts by a name of the test's own; a change before {@link #addTo} changes the report. */
	final TreeMap<String, Json.Fields> facts = new TreeMap<>();

	private final int noise;

	StoryFacts() {
		this(0);
	}

	/** With datagrams of another flow behind, of 1,024 bytes each, that no fact is about. */
	StoryFacts(int noise) {
		this.noise = noise;
		capture.udp(RESOLVER, 53, HANDSET, 5_353, DNS);
		capture.tcp(HANDSET, 40_000, SERVER, 80, 999, CaptureBytes.SYN, new byte[0]);
		capture.tcp(SERVER, 80, HANDSET, 40_000, 4_999, CaptureBytes.SYN | CaptureBytes.ACK, new byte[0]);
		byte[] request = ascii(REQUEST);
		capture.tcp(HANDSET, 40_000, SERVER, 80, 1_040, CaptureBytes.ACK, java.util.Arrays.copyOfRange(request, 40, request.length));
		capture.tcp(HANDSET, 40_000, SERVER, 80, 1_000, CaptureBytes.ACK, java.util.Arrays.copyOf(request, 40));
		for (int i = 0; i < noise; i++) {
			capture.udp(HANDSET, 9_999, RESOLVER, 9_999, new byte[1_024]);
		}
		id = Digest.sha256(capture.bytes()).hex();
		describe();
	}

	private List<String> mib() {
		byte[] all = capture.bytes();
		return java.util.stream.IntStream.range(0, (all.length + (1 << 20) - 1) >> 20)
				.mapToObj(i -> Digest.sha256(java.util.Arrays.copyOfRange(all, i << 20, Math.min(all.length, i + 1 << 20))).hex()).toList();
	}

	private void describe() {
		facts.put("evidence", fact("evidence", "recounted").put("evidence", id).put("name", "r1.pcap").put("length", capture.bytes().length)
				.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(mib())).put("frames", 5 + noise).put("bytes", wireBytes())
				.put("first", time(1)).put("last", time(5 + noise)).put("linkTypes", Json.array(List.of(Json.of(1)))).put("truncatedFrames", 0).put("run", "R1"));
		facts.put("flow", fact("flow", "recounted").put("flow", flow(2)).put("evidence", id).put("transport", "tcp")
				.put("client", DerivationText.end(HANDSET, 40_000)).put("server", DerivationText.end(SERVER, 80)).put("handset", "client")
				.put("directionBasis", "run names the address").put("device", "H1").put("run", "R1").put("first", time(2)).put("last", time(5))
				.put("frames", both(3, 1)).put("bytes", both(3 * 40 + REQUEST.length(), 40)).put("payload", both(REQUEST.length(), 0))
				.put("unreadable", both(0, 0)).put("gaps", both(0, 0)).put("hosts", Json.array(List.of())));
		facts.put("flow-dns", fact("flow", "recounted").put("flow", flow(1)).put("evidence", id).put("transport", "udp")
				.put("client", DerivationText.end(HANDSET, 5_353)).put("server", DerivationText.end(RESOLVER, 53)).put("handset", "client")
				.put("directionBasis", "run names the address").put("first", time(1)).put("last", time(1)).put("frames", both(0, 1))
				.put("bytes", both(0, 28 + DNS.length)).put("payload", both(0, DNS.length)).put("unreadable", both(0, 0)).put("gaps", both(0, 0))
				.put("hosts", Json.array(List.of())));
		facts.put("exhibit", fact("exhibit", "quoted").put("exhibitId", "E1").put("kind", "IMEI").put("value", IMEI)
				.put("sha256", Digest.sha256(ascii(IMEI)).hex()).put("length", 15).put("source", Json.object().put("by", "Demo Script")));
		facts.put("name-dns", fact("name", "replayed").put("address", SERVER).put("name", "a.hesperus.example").put("source", "dns").put("evidence", id)
				.put("frame", 1).put("flow", flow(1)).put("at", time(1)).put("derivation", new DerivationText()
						.capture("capture.udp", id, capture, new int[] { 1 }, DerivationText.udp(RESOLVER, 53, HANDSET, 5_353), DNS)
						.op("dns.answer", Json.object().put("index", 0), 0, DNS.length, ascii("a.hesperus.example a.hesperus.example A " + SERVER)).json()));
		facts.put("name-http", fact("name", "replayed").put("address", SERVER).put("name", "a.hesperus.example").put("source", "http-host")
				.put("evidence", id).put("frame", 4).put("flow", flow(2)).put("at", time(4))
				.put("derivation", request().op("http1.header", Json.object().put("name", "host").put("index", 0), 0, REQUEST.length(),
						ascii("a.hesperus.example:80")).json()));
		facts.put("sighting", sighting("imei=" + IMEI));
		facts.put("run", fact("run", "quoted").put("run", "R1").put("handset", "H1").put("start", time(1)).put("end", time(1_000)));
		facts.put("claim", fact("claim", "quoted").put("claim", "C2").put("claimant", "Hesperus").put("date", "2014-07-30").put("text", "Nothing.")
				.put("predicate", "never send IDENTIFIER to any"));
		facts.put("point", fact("capture-point", "quoted").put("run", "R1").put("evidence", id).put("point", "ap").put("sees", Json.texts(List.of("wifi")))
				.put("clockOffset", "0").put("clockUncertainty", "0"));
	}

	/** The sighting, if the request's body were this text. */
	Json.Fields sighting(String body) {
		return fact("sighting", "replayed").put("exhibitId", "E1").put("kind", "IMEI").put("strength", "exact").put("variant", "as digits")
				.put("direction", "out").put("flow", flow(2)).put("run", "R1").put("device", "H1").put("evidence", id)
				.put("client", DerivationText.end(HANDSET, 40_000)).put("server", DerivationText.end(SERVER, 80)).put("host", "a.hesperus.example")
				.put("at", time(5)).put("frames", Json.array(List.of(DerivationText.pair(4, 2)))).put("chain", Json.texts(List.of("http1.request.body")))
				.put("log10Chance", -14)
				.put("derivation", request().op("http1.body", Json.object().put("role", "request"), 0, REQUEST.length(), ascii(body)).json(5, 15,
						Json.object().put("form", "digits").put("count", 15)));
	}

	private DerivationText request() {
		return new DerivationText().capture("capture.tcp", id, capture, new int[] { 4, 5 }, DerivationText.tcp(HANDSET, 40_000, SERVER, 80, 1_000, 0),
				ascii(REQUEST));
	}

	/** Gives the facts their ids and the ids to the facts that cite them; adds the cell. */
	void addTo(ReportBuilder report) {
		report.evidence(id, "r1.pcap", capture.bytes().length);
		String exhibit = report.add(facts.get("exhibit"));
		String sighting = report.add(facts.get("sighting").copy().put("exhibit", exhibit));
		facts.forEach((name, fact) -> {
			if (!name.equals("exhibit") && !name.equals("sighting") && !name.equals("cell")) {
				report.add(fact);
			}
		});
		report.add(facts.containsKey("cell") ? facts.get("cell") : cell(sighting));
	}

	static Json.Fields cell(String witness) {
		return fact("cell", "recomputed").put("claim", "C2").put("run", "R1").put("kind", "IDENTIFIER").put("verdict", "contradicted")
				.put("reasons", Json.array(List.of(Json.object().put("code", "witness").put("text", "1 sighting.").put("number", 1))))
				.put("witnesses", Json.texts(List.of(witness))).put("exposure", "999000000000").put("unknown", "0").put("stimuli", 0).put("unknownStimuli", 0).put("unreadable", 0).put("clock", "0")
				.put("sources", Json.array(List.of())).put("statementAlone", false).put("hypothetical", false);
	}

	/** A finding that rests on nothing that is attached. */
	static Json.Fields finding() {
		return fact("finding", "quoted").put("finding", "F1").put("rule", "disclosure").put("ruleVersion", 4).put("severity", "high").put("title", "An IMEI left handset H1 in run R1")
				.put("explanation", "E1 was sighted once.").put("limits", "Not who reads it.").put("supports", Json.texts(List.of())).put("contrary", Json.texts(List.of()))
				.put("alternatives", Json.texts(List.of())).put("explanations", Json.array(List.of())).put("status", "accepted").put("decidedBy", "Demo Script").put("reason", "seen");
	}

	static Json.Fields fact(String type, String claimed) {
		return Json.object().put("type", type).put("class", claimed);
	}

	static Json.Fields both(long out, long in) {
		return Json.object().put("out", out).put("in", in);
	}

	static String time(int frame) {
		return Long.toString(CaptureBytes.timeNanos(frame));
	}

	private String flow(int frame) {
		return id.substring(0, 16) + "-" + frame + "-0";
	}

	private long wireBytes() {
		long sum = 0;
		for (int frame = 1; frame <= capture.count(); frame++) {
			sum += capture.place(frame)[1];
		}
		return sum;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
