package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Handset;
import org.telltale.report.input.ReportInput;

/** Evidence, custody and devices: sections 5 to 7. */
final class EvidenceRows {

	/** An item of evidence; {@code more} is what its second line says: description, source, who acquired it and how, of which set it is. */
	public record Item(String number, String name, String kind, String acquired, String clock, Long size, String sha256, String more) {
	}

	/** An entry of the journal. */
	public record Entry(String sequence, String at, String actor, String action, String objects, String reason, String hash) {
	}

	/** A labelled text about a device. */
	public record DeviceText(String device, String label, String text) {
	}

	private final ReportInput input;
	private final Facts facts;
	private final Moments moments;

	EvidenceRows(ReportInput input, Facts facts, Moments moments) {
		this.input = input;
		this.facts = facts;
		this.moments = moments;
	}

	List<Item> items() {
		Map<String, EvidenceItem> known = new TreeMap<>();
		input.caseFile().getEvidence().forEach(e -> known.put(e.getId(), e));
		List<Item> items = new ArrayList<>();
		for (Json.Fields fact : facts.of("evidence")) {
			items.add(item(fact, known.get(Facts.text(fact, "evidence"))));
		}
		items.sort(Comparator.comparing((Item i) -> i.number().isEmpty() ? "\uffff" : i.number(), Natural.ORDER).thenComparing(Item::name, Natural.ORDER)
				.thenComparing(Item::sha256));
		return items;
	}

	private Item item(Json fact, EvidenceItem known) {
		Words words = facts.words();
		String name = Facts.text(fact, "name");
		String kind = words.code("evidence", Facts.text(fact, "kind")) + (Facts.text(fact, "format").isEmpty() ? "" : ", " + Facts.text(fact, "format"));
		if (known == null) {
			return new Item("", name, kind, words.of("not-stated"), clock(fact), Facts.number(fact, "length"), Facts.text(fact, "evidence"), set(fact));
		}
		String when = known.getAcquiredAt() == null ? words.of("item.no-time") : moments.seconds(known.getAcquiredAt());
		String more = Stream.of(known.getDescription(), known.getAcquirer().isEmpty() ? "" : words.of("item.by", known.getAcquirer()), repeated(known.getMethod(), known.getDescription()),
				known.getTool(), known.getSource().isEmpty() ? "" : words.of("item.from", known.getSource()), set(fact)).filter(t -> !t.isEmpty()).collect(Collectors.joining("; "));
		return new Item(known.getExhibitNumber(), name, kind, when, clock(fact), Facts.number(fact, "length"), Facts.text(fact, "evidence"), more);
	}

	/** Of which set the item is, and who says so; empty if it is read alone. */
	private String set(Json fact) {
		String evidence = Facts.text(fact, "evidence");
		return facts.of("capture-set").stream().filter(set -> Facts.texts(set, "members").contains(evidence)).findFirst().map(set -> {
			List<String> members = Facts.texts(set, "members");
			return facts.words().of("item.of-set", members.indexOf(evidence) + 1, members.size(), Facts.start(Facts.text(set, "set"))) + joined(members);
		}).orElse("");
	}

	/** Who says that captures are one: of a set that has grown since the last analysis the one who says so of more. */
	private String joined(List<String> members) {
		return facts.of("set-statement").stream().filter(statement -> Facts.texts(statement, "members").containsAll(members)).findFirst()
				.map(statement -> facts.words().of("item.set-by", Facts.text(statement, "by"))).orElse("");
	}

	private static String clock(Json fact) {
		return fact.text("clockOffset").map(o -> Moments.span(o) + fact.text("clockUncertainty").map(u -> " ± " + Moments.span(u)).orElse("")).orElse("");
	}

	/** The text, or none if another text of the same item says it already. */
	private static String repeated(String text, String already) {
		return already.contains(text) ? "" : text;
	}

	List<Entry> journal() {
		return input.journal().stream().map(e -> new Entry(String.valueOf(Facts.number(e, "sequence")), moment(Facts.text(e, "at")),
				Facts.text(e, "actor"), Facts.text(e, "action"), objects(e), Facts.text(e, "reason"), Facts.text(e, "hash"))).toList();
	}

	private String moment(String at) {
		try {
			return at.contains("T") ? moments.line(java.time.Instant.parse(at)) : moments.ofNanos(at);
		} catch (java.time.DateTimeException unknown) {
			return at;
		}
	}

	private String objects(Json entry) {
		return entry.items("objects").stream().map(o -> o.asText().orElse(o.toString())).map(facts::evidence).collect(Collectors.joining(", "));
	}

	List<DeviceText> devices() {
		Words words = facts.words();
		List<DeviceText> texts = new ArrayList<>();
		for (Handset handset : input.caseFile().getHandsets()) {
			String name = handset.getId() + "  " + (handset.getMake() + " " + handset.getModel()).strip();
			add(texts, name, words.of("device.build"), handset.getBuild());
			add(texts, name, words.of("device.serial"), handset.getSerial());
			add(texts, name, words.of("device.imei"), String.join(", ", handset.getImeis()));
			add(texts, name, words.of("device.addresses"), String.join(", ", handset.getAddresses()));
			add(texts, name, words.of("device.runs"), handset.getRuns().stream().map(r -> r.getId()).sorted(Natural.ORDER).collect(Collectors.joining(", ")));
			add(texts, name, words.of("device.genuine"), handset.getExcludedBecause().isEmpty() ? words.of("device.nothing-against")
					: words.of("device.excluded", handset.getExcludedBecause()));
		}
		return texts;
	}

	private void add(List<DeviceText> texts, String device, String label, String text) {
		texts.add(new DeviceText(device, label, text.isBlank() ? facts.words().of("device.not-recorded") : text));
	}
}
