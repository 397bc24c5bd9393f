package org.telltale.workbench.session;

import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * What is selected in the whole window. A new selection keeps what it does not speak of.
 *
 * @param endpoint address
 * @param flow id of a flow
 * @param sighting fact id
 * @param run id of a run
 * @param record what was selected last, for the details
 */
public record Selection(Optional<String> endpoint, Optional<String> flow, Optional<String> sighting, Optional<String> run, Optional<Json.Fields> record) {

	/** Nothing is selected. */
	public static final Selection NONE = new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

	/** An endpoint record; sighting and flow of others are let go. */
	public Selection withEndpoint(Json.Fields selected) {
		return new Selection(selected.text("address"), Optional.empty(), Optional.empty(), run, Optional.of(selected));
	}

	/** A sighting fact, with its endpoint, flow and run. */
	public Selection withSighting(Json.Fields selected) {
		return new Selection(selected.get("server").flatMap(server -> server.text("address")), selected.text("flow"), selected.text("id"), selected.text("run"),
				Optional.of(selected));
	}

	/** A run fact. */
	public Selection withRun(Json.Fields selected) {
		return new Selection(endpoint, flow, sighting, selected.text("run"), Optional.of(selected));
	}

	/** Anything else: it only shows its details. */
	public Selection withRecord(Json.Fields selected) {
		return new Selection(endpoint, flow, sighting, run, Optional.of(selected));
	}

	/** The same after a change of the case: a finding that was decided has other words. */
	Selection renewed(Optional<CaseSnapshot> picture) {
		Optional<Json.Fields> now = record.filter(old -> Facts.is(old, "type", "finding"))
				.flatMap(old -> picture.flatMap(p -> Facts.find(p.findings(), "finding", Facts.text(old, "finding"))));
		return new Selection(endpoint, flow, sighting, run, now.or(() -> record));
	}
}
