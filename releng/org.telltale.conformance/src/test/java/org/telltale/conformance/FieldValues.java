package org.telltale.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** Values by field, as often as they stand there: of one capture, by Telltale's records or by tshark. */
final class FieldValues {

	private static final Map<String, Integer> TYPES = Map.ofEntries(Map.entry("A", 1), Map.entry("NS", 2), Map.entry("CNAME", 5), Map.entry("SOA", 6), Map.entry("PTR", 12),
			Map.entry("MX", 15), Map.entry("TXT", 16), Map.entry("AAAA", 28), Map.entry("SRV", 33), Map.entry("SVCB", 64), Map.entry("HTTPS", 65), Map.entry("ANY", 255));
	private static final List<String> RCODES = List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
	private static final List<String> HTTP = List.of("http.request.method", "http.host", "http.request.uri", "http.response.code");
	private static final List<String> PLAIN = List.of("dns.qry.name", "dns.qry.type", "dns.a", "dns.aaaa", "dns.cname", "dns.flags.rcode",
			"dns.id", "dns.ptr.domain_name", "dns.ns", "tls.handshake.extensions_server_name", "tls.handshake.ja3", "tls.handshake.ja3s", "http.request.method",
			"http.host", "http.request.uri", "http.response.code", "http.request.line", "http.response.line");
	private static final List<String> ASKED = new ArrayList<>(PLAIN);

	private final Map<String, Map<String, Integer>> values = new TreeMap<>();

	static {
		ASKED.addAll(List.of("tls.handshake.type", "tls.handshake.ciphersuite", "tls.handshake.certificate", "http2.header.name", "http2.header.value"));
	}

	private FieldValues() {
	}

	/**
	 * What tshark prints in either of two ways: whole messages of ordered segments lack those of which a segment is lost, and without that others are not
	 * put together.
	 */
	static FieldValues ofTshark(Path capture) throws IOException {
		FieldValues told = ofTshark(capture, true);
		ofTshark(capture, false).values.forEach((field, counts) -> counts
				.forEach((value, count) -> told.values.computeIfAbsent(field, f -> new TreeMap<>()).merge(value, count, Math::max)));
		return told;
	}

	private static FieldValues ofTshark(Path capture, boolean whole) throws IOException {
		FieldValues told = new FieldValues();
		for (List<List<String>> frame : Tshark.fields(capture, ASKED, whole)) {
			for (int i = 0; i < PLAIN.size(); i++) {
				for (String value : frame.get(i)) {
					told.add(PLAIN.get(i), PLAIN.get(i).endsWith(".line") ? line(value) : PLAIN.get(i).startsWith("dns.") ? name(value) : value);
				}
			}
			List<String> rest = frame.get(PLAIN.size());
			if (rest.contains("2") && !frame.get(PLAIN.size() + 1).isEmpty()) {
				told.add("tls.handshake.ciphersuite", Integer.toHexString(0x10000 | Integer.decode(frame.get(PLAIN.size() + 1).getLast())).substring(1));
			}
			frame.get(PLAIN.size() + 2).forEach(der -> told.add("tls.handshake.certificate", Digest.sha256(HexFormat.of().parseHex(der.replace(":", ""))).hex()));
			List<String> names = frame.get(PLAIN.size() + 3);
			for (int i = 0; i < names.size(); i++) {
				told.add("http2.header", names.get(i) + ": " + frame.get(PLAIN.size() + 4).get(i));
			}
		}
		told.values.getOrDefault("http2.header", new TreeMap<>()).keySet().removeIf(line -> line.startsWith(":scheme: "));
		return told;
	}

	/** What the records of a scan say. */
	static FieldValues ofScan(List<Json> records) {
		FieldValues told = new FieldValues();
		IndexColumn.of(records, "dns").forEach(told::dns);
		IndexColumn.of(records, "tls").forEach(told::tls);
		IndexColumn.of(records, "http").forEach(told::http);
		IndexColumn.of(records, "message").stream().filter(message -> text(message, "protocol").equals("ssdp"))
				.forEach(message -> message.items("fields").forEach(field -> told.ssdp(text(field, "name"), text(field, "value"))));
		return told;
	}

	private void dns(Json dns) {
		add("dns.id", "0x" + Integer.toHexString(0x10000 | dns.integer("id").orElse(0L).intValue()).substring(1));
		List<Json> questions = dns.items("questions");
		if (questions.isEmpty()) {
			dns.text("query").ifPresent(query -> question(query, text(dns, "qtype")));
		}
		questions.forEach(question -> question(text(question, "name"), text(question, "type")));
		for (String section : List.of("answers", "authority", "additional")) {
			for (Json answer : dns.items(section)) {
				String field = Map.of("A", "dns.a", "AAAA", "dns.aaaa", "CNAME", "dns.cname", "PTR", "dns.ptr.domain_name", "NS", "dns.ns").getOrDefault(text(answer, "type"), "");
				if (!field.isEmpty()) {
					add(field, name(text(answer, "data")));
				}
			}
		}
		dns.text("rcode").ifPresent(rcode -> add("dns.flags.rcode", String.valueOf(RCODES.indexOf(rcode))));
	}

	private void question(String query, String type) {
		add("dns.qry.name", name(query));
		add("dns.qry.type", String.valueOf(TYPES.containsKey(type) ? TYPES.get(type) : type.replace("TYPE", "")));
	}

	private void tls(Json tls) {
		Map.of("sni", "tls.handshake.extensions_server_name", "ja3", "tls.handshake.ja3", "ja3s", "tls.handshake.ja3s", "cipher", "tls.handshake.ciphersuite")
				.forEach((member, field) -> tls.text(member).ifPresent(value -> add(field, value)));
		tls.items("certificates").forEach(digest -> add("tls.handshake.certificate", digest.asText().orElseThrow()));
	}

	private void http(Json http) {
		if (http.text("version").isPresent()) {
			Map.of("method", ":method", "host", ":authority", "target", ":path").forEach((member, field) -> http.text(member).ifPresent(v -> add("http2.header", field + ": " + v)));
			http.integer("status").ifPresent(status -> add("http2.header", ":status: " + status));
			List.of("requestHeaders", "responseHeaders", "requestTrailers", "responseTrailers").forEach(part -> http.items(part)
					.forEach(line -> add("http2.header", text(line, "name") + ": " + text(line, "value"))));
			return;
		}
		http.items("requestHeaders").forEach(line -> add("http.request.line", line(text(line, "name") + ":" + text(line, "value"))));
		http.items("responseHeaders").forEach(line -> add("http.response.line", line(text(line, "name") + ":" + text(line, "value"))));
		http.text("method").ifPresent(method -> add("http.request.method", method));
		http.text("target").ifPresent(target -> add("http.request.uri", target));
		http.items("requestHeaders").stream().filter(line -> text(line, "name").equals("host")).forEach(line -> add("http.host", text(line, "value")));
		http.items("interim").forEach(status -> add("http.response.code", String.valueOf(status.asInteger().orElseThrow())));
		http.integer("status").ifPresent(status -> add("http.response.code", String.valueOf(status)));
	}

	/** tshark dissects SSDP as HTTP: its start line, and header lines. */
	private void ssdp(String field, String value) {
		if (HTTP.contains(field)) {
			add(field, value);
		}
		if (field.equals("http.host") || !HTTP.contains(field)) {
			add("http.request.line", line(field.substring(field.indexOf('.') + 1).replace('_', '-') + ":" + value));
		}
	}

	private static String text(Json json, String member) {
		return json.text(member).orElse("");
	}

	/** Name in lower case, value without the blanks around it. */
	private static String line(String text) {
		String bare = text.replace("\\r\\n", "");
		int colon = bare.indexOf(':');
		return colon < 0 ? bare : bare.substring(0, colon).toLowerCase(Locale.ROOT) + ": " + bare.substring(colon + 1).strip();
	}

	/** Lower case (ASCII), with bytes in place of their escapes: tshark writes them as they are, dots in labels too. */
	private static String name(String text) {
		StringBuilder name = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 3 < text.length() && text.substring(i + 1, i + 4).chars().allMatch(Character::isDigit)) {
				c = (char) Integer.parseInt(text.substring(i + 1, i + 4));
				i += 3;
			}
			name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
		}
		return name.toString();
	}

	private void add(String field, String value) {
		values.computeIfAbsent(field, f -> new TreeMap<>()).merge(value, 1, Integer::sum);
	}

	Map<String, Map<String, Integer>> values() {
		return values;
	}
}
