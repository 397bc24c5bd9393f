package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;
import org.telltale.casework.time.CountedFlows;
import org.telltale.report.input.ReportInput;

/** Endpoints, their names, and runs against endpoints: sections 13 and 14. */
final class EndpointRows {

	/** An endpoint; {@code more} is what the table's second line says of it. */
	public record Row(String address, String names, String country, String as, String owner, String registry, Long bytesOut, Long bytesIn, String seen, String more) {
	}

	/** What a mark of the table stands for: a row of a reference table, or why a column is not known. */
	public record Source(String mark, String table, String digest, String holds, String says) {
	}

	/** A name with the frame that shows it. */
	public record NameRow(String label, String name, String address, String source, String place, String at) {
	}

	/** What a run exchanged with an endpoint. */
	public record Contact(String run, String caption, String endpoint, Long flows, Long bytesOut, Long bytesIn, String perHour, Long sightings) {
	}

	private final ReportInput input;
	private final Facts facts;
	private final Moments moments;
	private final Labels labels;
	private final EndpointSources sources;
	private final Map<String, String> servers = new HashMap<>();

	EndpointRows(ReportInput input, Facts facts, Moments moments, Labels labels) {
		this.input = input;
		this.facts = facts;
		this.moments = moments;
		this.labels = labels;
		this.sources = new EndpointSources(facts);
		input.endpoints().forEach(e -> e.text("host").ifPresent(host -> servers.putIfAbsent(Facts.text(e, "address"), host + "\n" + Facts.text(e, "address"))));
	}

	List<Row> endpoints() {
		return ordered().stream().map(this::row).toList();
	}

	/** What the marks in the rows stand for, in the order in which they occur. */
	List<Source> sources() {
		ordered().forEach(this::row);
		return sources.rows();
	}

	/** Addresses that are called without a handset too. */
	Set<String> background() {
		return input.endpoints().stream().filter(e -> e.bool("baseline").orElse(false)).map(e -> Facts.text(e, "address")).collect(Collectors.toCollection(TreeSet::new));
	}

	private List<Json.Fields> ordered() {
		return input.endpoints().stream().sorted(Comparator.comparing((Json.Fields e) -> -Facts.number(e, "sightings"))
				.thenComparing(e -> -Facts.number(e, "bytesOut")).thenComparing(e -> Facts.text(e, "address"))).toList();
	}

	private Row row(Json e) {
		Words words = facts.words();
		String names = e.text("host").map(h -> h + e.text("hostSource").map(s -> " (" + s + ")").orElse("")).orElse(words.of("endpoint.no-name"))
				+ (e.bool("baseline").orElse(false) ? "\n" + words.of("endpoint.background") : "");
		return new Row(Facts.text(e, "address"), names, sourced(e, "country"), sourced(e, "as"), sourced(e, "owner"), e.text("registry").orElse(words.of("unknown")),
				Facts.number(e, "bytesOut"), Facts.number(e, "bytesIn"), moments.period(Facts.text(e, "first"), Facts.text(e, "last")).replace("\n", " / "), more(e));
	}

	private String more(Json e) {
		Words words = facts.words();
		String runs = String.join(", ", Facts.texts(e, "runs").stream().sorted(Natural.ORDER).toList());
		return words.of("endpoint.more", words.count(Facts.number(e, "flows"), "flow"), runs.isEmpty() ? words.of("endpoint.no-run") : words.of("endpoint.runs", runs),
				words.count(Facts.number(e, "sightings"), "sighting"), words.grouped(Facts.number(e, "unreadableOut")))
				+ (Facts.number(e, "unsearchedOut") == 0 ? "" : words.of("endpoint.not-searched", words.grouped(Facts.number(e, "unsearchedOut"))));
	}

	/** A member with the mark of its source, or of the reason why it is not known. */
	private String sourced(Json e, String name) {
		Optional<String> value = e.text(name);
		Optional<String> mark = value.isPresent() ? e.text(name + "Source").map(sources::table) : e.get("unknown").flatMap(u -> u.text(name)).map(sources::reason);
		return value.orElse(facts.words().of("unknown")) + mark.map(m -> " [" + m + "]").orElse("");
	}

	List<NameRow> names() {
		return facts.of("name").stream().sorted(Comparator.comparing((Json.Fields f) -> labels.label(Facts.text(f, "id")), Natural.ORDER))
				.map(f -> new NameRow(labels.label(Facts.text(f, "id")), Facts.text(f, "name"), Facts.text(f, "address"), Facts.text(f, "source"),
						facts.evidence(Facts.text(f, "evidence")) + ", " + facts.words().of("frame", Facts.number(f, "frame")), moments.ofNanos(Facts.text(f, "at")))).toList();
	}

	/** Every run with every endpoint that its handset called. */
	List<Contact> contacts(TestRows tests, CountedFlows counted) {
		Map<String, Json.Fields> runs = new TreeMap<>(Natural.ORDER);
		facts.of("run").forEach(f -> runs.put(Facts.text(f, "run"), f));
		Map<String, Long> told = facts.of("sighting").stream().filter(s -> Facts.text(s, "direction").equals("out")).collect(Collectors.groupingBy(s -> Facts.text(s, "flow"), Collectors.counting()));
		List<Contact> contacts = new ArrayList<>();
		for (Json.Fields run : runs.values()) {
			Map<String, List<Json.Fields>> byEndpoint = new TreeMap<>();
			String name = Facts.text(run, "run");
			String conditions = tests.conditionsOf(name);
			facts.of("flow").stream().filter(f -> f.text("run").equals(Optional.of(name)) && mine(f, run) && counted.counts(Facts.text(f, "flow")))
					.forEach(f -> byEndpoint.computeIfAbsent(endpoint(f), e -> new ArrayList<>()).add(f));
			byEndpoint.forEach((endpoint, flows) -> contacts.add(contact(run, conditions, endpoint, flows, told)));
		}
		return contacts;
	}

	private static boolean mine(Json flow, Json run) {
		return run.text("handset").isEmpty() || flow.text("device").equals(run.text("handset"));
	}

	/** The name of the flow's server as the endpoint list has it, and its address. */
	private String endpoint(Json flow) {
		String address = flow.get("server").map(s -> Facts.text(s, "address")).orElse("");
		return servers.getOrDefault(address, address);
	}

	private Contact contact(Json run, String conditions, String endpoint, List<Json.Fields> flows, Map<String, Long> told) {
		String name = Facts.text(run, "run");
		long out = flows.stream().mapToLong(f -> Facts.number(f, "bytes", "out")).sum();
		long sightings = flows.stream().map(f -> Facts.text(f, "flow")).distinct().mapToLong(flow -> told.getOrDefault(flow, 0L)).sum();
		long nanos = Facts.number(run, "end") - Facts.number(run, "start");
		String perHour = nanos <= 0 ? "–" : facts.words().grouped(Math.round(out * 3.6e12 / nanos));
		return new Contact(name, name + (conditions.isEmpty() ? "" : "  " + conditions) + "  (" + Moments.span(String.valueOf(nanos)) + ")", endpoint,
				(long) flows.size(), out, flows.stream().mapToLong(f -> Facts.number(f, "bytes", "in")).sum(), perHour, sightings);
	}
}
