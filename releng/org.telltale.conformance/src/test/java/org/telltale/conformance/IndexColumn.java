package org.telltale.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/**
 * One column of {@code index.tsv} and what {@code scan} has to say about it.
 *
 * @param name   the column
 * @param theirs what capinfos or tshark say, from the row; empty where they say nothing
 * @param ours   the same from the records of a scan, given the row
 */
record IndexColumn(String name, Function<Map<String, String>, Optional<String>> theirs, Function<Scanned, String> ours) {

	private static final Map<String, String> LINK_TYPES = Map.of("ether", "[1]", "null", "[0]", "ppp", "[9]", "rawip", "[101]", "linux-sll", "[113]",
			"ieee-802-11-radiotap", "[127]", "linux-sll2", "[276]", "per-packet", "[0,1]");

	/** Records of one capture, with its row. */
	record Scanned(List<Json> records, Map<String, String> row) {

		private List<Json> of(String type) {
			return IndexColumn.of(records, type);
		}

		private Json capture() {
			return records.getLast();
		}
	}

	static List<Json> of(List<Json> records, String type) {
		return records.stream().filter(record -> is(record, "type", type)).toList();
	}

	private static boolean is(Json record, String member, String value) {
		return record.text(member).equals(Optional.of(value));
	}

	/** The columns, in the order of the table. */
	static List<IndexColumn> all() {
		List<IndexColumn> columns = new ArrayList<>();
		columns.add(new IndexColumn("format", row -> Optional.of(row.get("format").replaceFirst("-[bl]e-[un]s", "")), scan -> scan.capture().text("format").orElse("")));
		columns.add(new IndexColumn("encapsulation", row -> Optional.of(LINK_TYPES.getOrDefault(row.get("encapsulation"), "unknown")),
				scan -> String.valueOf(scan.capture().get("linkTypes").orElse(Json.NULL))));
		columns.add(new IndexColumn("capinfos_packets", row -> Optional.of(row.get("capinfos_packets")), scan -> scan.capture().integer("frames").map(String::valueOf).orElse("")));
		columns.add(new IndexColumn("capinfos_duration_s", IndexColumn::duration, scan -> micros(time(scan, "last") - time(scan, "first"))));
		columns.add(counted("tcp_streams", "flow", flow -> is(flow, "transport", "tcp")));
		columns.add(counted("udp_streams", "flow", flow -> is(flow, "transport", "udp")));
		columns.add(counted("dns_queries", "dns", dns -> !dns.bool("response").orElse(false)));
		columns.add(counted("dns_responses", "dns", dns -> dns.bool("response").orElse(false)));
		columns.add(new IndexColumn("dns_answer_rrs", row -> number(row, "dns_answer_rrs"),
				scan -> String.valueOf(scan.of("dns").stream().mapToLong(dns -> dns.items("answers").size()).sum())));
		columns.add(counted("tls_client_hellos", "tls", tls -> true));
		columns.add(counted("tls_sni", "tls", tls -> tls.text("sni").isPresent()));
		columns.add(new IndexColumn("http_requests", row -> number(row, "http_requests"), scan -> String.valueOf(requests(scan))));
		columns.add(counted("http_responses", "http", http -> http.integer("status").isPresent() && !isHttp2(http)));
		columns.add(new IndexColumn("http2_pkts", row -> seen(row, "http2_pkts"), scan -> yes(scan.of("http").stream().anyMatch(IndexColumn::isHttp2))));
		columns.add(new IndexColumn("quic_long_hdr_pkts", row -> seen(row, "quic_long_hdr_pkts"), scan -> yes(scan.of("message").stream().anyMatch(IndexColumn::isIetfQuic))));
		columns.add(new IndexColumn("snis", IndexColumn::listedNames, IndexColumn::listedNamesFound));
		return List.copyOf(columns);
	}

	private static IndexColumn counted(String column, String type, Predicate<Json> which) {
		return new IndexColumn(column, row -> number(row, column), scan -> String.valueOf(scan.of(type).stream().filter(which).count()));
	}

	/** Requests of HTTP/1 and of SSDP, which tshark dissects as HTTP; those of HTTP/2 have a column of their own there. */
	private static long requests(Scanned scan) {
		long http = scan.of("http").stream().filter(one -> one.text("method").isPresent() && !isHttp2(one)).count();
		return http + scan.of("message").stream().filter(one -> is(one, "protocol", "ssdp") && one.items("fields").stream().anyMatch(f -> is(f, "name", "http.request.method"))).count();
	}

	private static boolean isHttp2(Json http) {
		return is(http, "version", "2");
	}

	/** Versions of Google's before RFC 9000 are another dissector in tshark. */
	private static boolean isIetfQuic(Json message) {
		return is(message, "protocol", "quic") && message.items("fields").stream().noneMatch(f -> f.text("name").orElse("").startsWith("gquic."));
	}

	private static Optional<String> number(Map<String, String> row, String column) {
		return Optional.of(row.get(column).isBlank() ? "0" : row.get(column));
	}

	private static Optional<String> seen(Map<String, String> row, String column) {
		return number(row, column).map(count -> yes(!count.equals("0")));
	}

	private static String yes(boolean seen) {
		return seen ? "some" : "none";
	}

	/** To the microsecond, which is what the table has for most files. */
	private static Optional<String> duration(Map<String, String> row) {
		String text = row.get("capinfos_duration_s");
		return text.equals("n/a") ? Optional.empty() : Optional.of(text.substring(0, text.indexOf('.') + 7));
	}

	private static long time(Scanned scan, String member) {
		return scan.capture().text(member).map(Long::parseLong).orElse(0L);
	}

	private static String micros(long nanos) {
		return nanos / 1_000_000_000 + "." + String.valueOf(1_000_000 + nanos / 1000 % 1_000_000).substring(1);
	}

	/** The table lists the first names only; whether there are more is the business of {@link FieldsTest}. */
	private static Set<String> names(Map<String, String> row) {
		return Arrays.stream(row.get("snis").split("[ ,;]+")).filter(name -> !name.isBlank()).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Optional<String> listedNames(Map<String, String> row) {
		return Optional.of(String.join(" ", names(row)));
	}

	private static String listedNamesFound(Scanned scan) {
		Set<String> names = names(scan.row());
		names.retainAll(scan.of("tls").stream().flatMap(tls -> tls.text("sni").stream()).toList());
		return String.join(" ", names);
	}
}
