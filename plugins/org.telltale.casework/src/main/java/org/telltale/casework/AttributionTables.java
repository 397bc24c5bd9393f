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

	private AttributionTables(Atlas atlas) {
		this.atlas = atlas;
	}

	/** The tables among the evidence, in the order of their import. */
	static AttributionTables of(Case file) throws CaseException {
		List<Table> tables = new ArrayList<>();
		for (EvidenceItem item : file.model().getEvidence()) {
			Optional<Path> path = item.getKind() == EvidenceKind.REFERENCE_TABLE ? file.evidence(item.getId()) : Optional.empty();
			if (path.isPresent()) {
				read(path.get(), item.getName()).ifPresent(tables::add);
			}
		}
		return new AttributionTables(new Atlas(tables));
	}

	private static Optional<Table> read(Path path, String name) throws CaseException {
		try {
			return TableReader.read(Files.readAllBytes(path), name).value();
		} catch (IOException e) {
			throw new CaseException("the table " + name + " in the vault cannot be read", "check the disk", e);
		}
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
