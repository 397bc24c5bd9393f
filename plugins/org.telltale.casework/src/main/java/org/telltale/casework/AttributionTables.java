package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.endpoint.Atlas;
import org.telltale.endpoint.Attribution;
import org.telltale.endpoint.SharedAddresses;
import org.telltale.endpoint.Table;
import org.telltale.endpoint.TableReader;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;

/** The reference tables of a case: who is behind an address, as of the capture's date, according to whom. */
final class AttributionTables {

	private final Atlas atlas;
	private final List<Problem> problems;

	AttributionTables(Atlas atlas, List<Problem> problems) {
		this.atlas = atlas;
		this.problems = List.copyOf(problems);
	}

	/** The tables among the evidence, in the order of their import. */
	static AttributionTables of(Case file) throws CaseException {
		List<Table> tables = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (EvidenceItem item : file.model().getEvidence()) {
			if (item.getKind() == EvidenceKind.REFERENCE_TABLE && !TypeCodes.isTable(file, item)) {
				Outcome<Table> read = read(file, item);
				read.value().ifPresent(tables::add);
				read.problems().forEach(problem -> problems.add(of(item, problem)));
			}
		}
		tables.add(SharedAddresses.table());
		return new AttributionTables(new Atlas(tables), problems);
	}

	private static Outcome<Table> read(Case file, EvidenceItem item) throws CaseException {
		Optional<Path> path = file.evidence(item.getId());
		try {
			if (path.isPresent() && Files.size(path.get()) > TableReader.MOST_BYTES) {
				return Outcome.none(TableReader.tooLarge(item.getId()));
			}
			return path.isPresent() ? TableReader.read(Files.readAllBytes(path.get()), item.getName(), Optional.ofNullable(item.getAcquiredAt()))
					: Outcome.none(new Problem("table.not-in-vault", Where.at(item.getId(), 0, 0), "The bytes of the table " + item.getName()
							+ " are not in the case's vault.", "No endpoint was looked up in it."));
		} catch (IOException e) {
			throw new CaseException("the table " + item.getName() + " in the vault cannot be read", "check the disk", e);
		}
	}

	/** A table's reader knows its name alone; the case knows the item. */
	private static Problem of(EvidenceItem item, Problem problem) {
		return new Problem("case." + problem.code(), new Where(item.getId(), problem.where().range()), item.getName() + ": " + problem.what(),
				problem.consequence());
	}

	/** What could not be read in the tables. */
	List<Problem> problems() {
		return problems;
	}

	/** What the tables say of an address and the names that traffic gave it. */
	Attribution lookup(IpAddress address, Collection<String> names, Instant moment) {
		return atlas.lookup(address, names, moment);
	}

	/** Of {@code name} facts those that are the server's own: not what requests to it spoke of. */
	static List<Json.Fields> ownNames(Collection<Json.Fields> names) {
		return names.stream().filter(name -> !name.text("source").equals(Optional.of("parameter"))).toList();
	}

	/** Adds who is behind an endpoint, as of its {@code first}, to its record. */
	void attribute(Json.Fields endpoint, Collection<String> names) {
		endpoint.text("address").flatMap(IpAddress::parse).ifPresent(address ->
				new AttributionAnswers(lookup(address, names, CaptureInstant.instantOf(endpoint.integer("first").orElse(0L)))).roles(endpoint));
	}
}
