package org.telltale.firmware;

import java.util.List;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;

/** How records write the places of bytes. */
final class Places {

	private Places() {
	}

	static Json of(List<Where> places) {
		return Json.array(places.stream().map(place -> (Json) Json.object().put("evidence", EvidenceText.writable(place.evidence()))
				.put("offset", Artefact.number(place.range().offset())).put("length", Artefact.number(place.range().length()))).toList());
	}
}
