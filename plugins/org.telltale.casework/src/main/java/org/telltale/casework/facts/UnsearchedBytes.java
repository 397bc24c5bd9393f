package org.telltale.casework.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.match.coverage.Unsearched;

/** The member {@code unsearched} of a flow's fact ({@code facts.md}). */
final class UnsearchedBytes {

	private UnsearchedBytes() {
	}

	/** The list; empty if all was searched. @param unsearched what could not be searched of this flow */
	static Optional<Json> of(FlowRecord flow, List<Unsearched> unsearched) {
		return Optional.of(unsearched.stream()
				.sorted(Comparator.comparing((Unsearched each) -> !isOut(flow, each)).thenComparing(each -> each.lack().code()).thenComparing(Unsearched::encrypted))
				.map(each -> item(flow, each)).toList()).filter(items -> !items.isEmpty()).map(Json::array);
	}

	private static Json item(FlowRecord flow, Unsearched each) {
		Json.Fields item = Json.object().put("direction", isOut(flow, each) ? "out" : "in").put("reason", each.lack().code()).put("places", each.places())
				.put("bytes", each.bytes());
		return each.encrypted() ? item.put("encrypted", true) : item;
	}

	/** As the flow's counts have it: where nothing tells the handset's side, the client's. */
	private static boolean isOut(FlowRecord flow, Unsearched each) {
		return each.carriage().fromClient() == (flow.handset() != HandsetSide.SERVER);
	}
}
