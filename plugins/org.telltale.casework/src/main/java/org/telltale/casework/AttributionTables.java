package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
import org.telltale.endpoint.Column;
import org.telltale.endpoint.Table;
import org.telltale.endpoint.TableReader;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;

/** The reference tables of a case: who is behind an address, as of the capture's date, according to whom. */
final class AttributionTables {

	private final Atlas atlas;
	private final List<Problem> problems;

	private AttributionTables(Atlas atlas, List<Problem> problems) {
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
		return new AttributionTables(new Atlas(tables), problems);
	}

	private static Outcome<Table> read(Case file, EvidenceItem item) throws CaseException {
		Optional<Path> path = file.evidence(item.getId());
		try {
			return path.isPresent() ? TableReader.read(Files.readAllBytes(path.get()), item.getName())
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

	/** Adds country, AS, owner and registry, each with its source, to an endpoint; what no table says stays absent and {@code unknown} says why. */
	void attribute(Json.Fields endpoint) {
		Optional<IpAddress> address = endpoint.text("address").flatMap(IpAddress::parse);
		if (address.isPresent()) {
			Instant moment = CaptureInstant.instantOf(endpoint.integer("first").orElse(0L));
			Attribution found = atlas.lookup(address.get(), moment);
			Json.Fields unknown = Json.object();
			put(endpoint, unknown, "country", found.country());
			put(endpoint, unknown, "as", found.as());
			put(endpoint, unknown, "owner", found.owner());
			endpoint.putIfPresent("registry", found.registry().value()).put("asOf", moment.toString()).put("unknown", unknown);
		}
	}

	private static void put(Json.Fields endpoint, Json.Fields unknown, String name, Column column) {
		column.stated().ifPresent(stated -> endpoint.put(name, stated.value()).put(name + "Source", stated.provenance()));
		unknown.putIfPresent(name, column.unknownBecause());
	}
}
