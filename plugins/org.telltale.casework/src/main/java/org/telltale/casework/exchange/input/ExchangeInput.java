package org.telltale.casework.exchange.input;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.model.CaseFile;

/**
 * A case as an export reads it. Nothing of it is masked.
 *
 * @param caseFile the model; only read
 * @param facts sorted by id
 * @param endpoints as {@code telltale endpoints} lists them
 * @param journal as {@code telltale journal} lists it, oldest entry first
 * @param pending what the last analysis does not know of, in words; empty if it knows all
 */
public record ExchangeInput(CaseFile caseFile, List<Json.Fields> facts, List<Json.Fields> endpoints, List<Json.Fields> journal, String pending) {

	/** What every export says of personal data. */
	public static final String UNMASKED = "Unmasked: this export contains personal data (texts of messages, names, numbers, identifiers, positions) as they are in the case.";

	/** Sources of names that are answers of DNS, however they were carried. */
	public static final Set<String> ANSWERS = Set.of("dns", "dot", "doh");

	public ExchangeInput {
		facts = FactLine.sorted(facts);
		endpoints = List.copyOf(endpoints);
		journal = List.copyOf(journal);
	}

	/** The facts of a type, sorted by id. */
	public List<Json.Fields> facts(String type) {
		return facts.stream().filter(fact -> fact.text("type").equals(Optional.of(type))).toList();
	}

	/** The Merkle root of all facts, lower-case hexadecimal (docs/formats/facts.md). */
	public String root() {
		return MerkleTree.root(facts.stream().map(Json.Fields::toString).toList()).hex();
	}

	/** The hash of the journal's last entry; empty if the journal is. */
	public String journalHead() {
		return journal.isEmpty() ? "" : journal.getLast().text("hash").orElse("");
	}

	/** The hash of the journal's first entry, which names the case among all cases; the case's number if there is no journal. */
	public String identity() {
		return journal.isEmpty() ? caseFile.getNumber() : journal.getFirst().text("hash").orElse("");
	}

	/** The moment of the journal's first entry, ns since the epoch: the case was made then. 0 without journal. */
	public long beginNanos() {
		return journal.isEmpty() ? 0 : journal.getFirst().integer("at").orElse(0L);
	}

	/** The moment of the journal's last entry, ns since the epoch: the state of the case that is exported. 0 without journal. */
	public long stateNanos() {
		return journal.isEmpty() ? 0 : journal.getLast().integer("at").orElse(0L);
	}

	/** The program that wrote the last entry. */
	public String tool() {
		return journal.isEmpty() ? "" : journal.getLast().text("tool").orElse("");
	}
}
