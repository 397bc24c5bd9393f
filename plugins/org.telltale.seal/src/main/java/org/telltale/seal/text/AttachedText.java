package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.Optional;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.refusal.Refusal;

/** What a summary says of the files that it carries, section 9: counts, digests and roots. */
final class AttachedText {

	private static final String CASE = "case.jsonld";
	private static final Set<String> NAMED = Set.of("facts.jsonl", "journal.jsonl", CASE);

	private final Forms forms;
	private final Manifest manifest;

	/** @param manifest held against the attached files already */
	AttachedText(Forms forms, Manifest manifest) {
		this.forms = forms;
		this.manifest = manifest;
	}

	/** Section 9, closed. */
	void requireFiles(Section section) throws Refusal {
		Json json = manifest.json();
		Json journal = json.get("journal").orElse(Json.NULL);
		Json all = json.get("all").orElse(Json.NULL);
		section.next("what is attached", forms.of("attached.lead"));
		section.next("what is attached of the facts", forms.of("attached.facts", number(json, "count"), text(json, "facts"), text(json, "root")));
		section.next("what is attached of the journal", forms.of("attached.journal", number(journal, "count"), text(journal, "head")));
		Optional<Json> exchange = json.items("attachments").stream().filter(file -> text(file, "name").equals(CASE)).findFirst();
		if (exchange.isPresent()) {
			section.next("the digest of " + CASE, forms.of("attached.case", text(exchange.get(), "sha256")));
		}
		section.next("the digest of the manifest", forms.of("attached.manifest", manifest.sha256()));
		section.next("the number and root of all facts", forms.of("attached.all", number(all, "count"), text(all, "root")));
		section.next("how the report is verified", forms.of("attached.verify"));
		section.end("what is attached");
		for (Json file : json.items("attachments")) {
			Refusal.unless(NAMED.contains(text(file, "name")), "section 9 does not say that the report carries " + text(file, "name"));
		}
	}
}
