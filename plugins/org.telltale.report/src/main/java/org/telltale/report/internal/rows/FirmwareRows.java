package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** Links between firmware and endpoints: section 15. */
final class FirmwareRows {

	/** An artefact that names an endpoint. */
	public record Link(String strength, String label, String endpoint, String path, String indicator, String image, String basis, String sha256) {
	}

	private final Facts facts;
	private final Labels labels;

	FirmwareRows(Facts facts, Labels labels) {
		this.facts = facts;
		this.labels = labels;
	}

	List<Link> links() {
		Map<String, Json.Fields> artefacts = new TreeMap<>();
		facts.of("artefact").forEach(f -> artefacts.put(Facts.text(f, "artefact").isEmpty() ? Facts.text(f, "id") : Facts.text(f, "artefact"), f));
		facts.of("artefact").forEach(f -> artefacts.putIfAbsent(Facts.text(f, "id"), f));
		return facts.of("link").stream().sorted(Comparator.comparing((Json.Fields f) -> labels.label(Facts.text(f, "id")), Natural.ORDER))
				.map(f -> link(f, artefacts.get(Facts.text(f, "artefact")))).toList();
	}

	private Link link(Json f, Json artefact) {
		Json a = artefact == null ? Json.NULL : artefact;
		Json i = facts.fact(Facts.text(f, "indicator")).map(x -> (Json) x).orElseGet(() -> facts.of("indicator").stream()
				.filter(x -> Facts.text(x, "indicator").equals(Facts.text(f, "indicator"))).findFirst().map(x -> (Json) x).orElse(Json.NULL));
		String indicator = facts.words().code("indicator", Facts.text(i, "kind")) + " “" + Facts.text(i, "value") + "”" + i.integer("offset").map(o -> "\n" + facts.words().of("place.offset", o)
				+ i.integer("length").map(l -> ", " + facts.words().of("place.bytes", l)).orElse("")).orElse("");
		String path = f.text("path").or(() -> a.text("path")).orElse("");
		return new Link(facts.words().code("link", Facts.text(f, "strength")), labels.label(Facts.text(f, "id")),
				f.text("host").map(h -> h + f.text("address").map(x -> "\n" + x).orElse("")).orElse(Facts.text(f, "address")),
				path + a.text("package").map(p -> "\n" + p).orElse(""), i == Json.NULL ? "" : indicator, facts.evidence(Facts.text(a, "evidence")),
				facts.sentences().of("basis", Facts.text(f, "basis")), Facts.text(a, "sha256"));
	}
}
