package org.telltale.casework.exchange.uco;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;

class EndpointNodesTest {

	@Test
	void whatIsNoDayOfTheCalendarIsNoDateTime() throws JsonSyntaxException {
		Json.Fields shown = Json.object().put("type", "certificate").put("id", "c").put("sha256", "a".repeat(64)).put("server", Json.object().put("address", "192.0.2.1"))
				.put("notBefore", "2014-01-01T00:00:00Z").put("notAfter", "2014-02-31T00:00:00Z");
		CaseFile file = TelltaleFactory.eINSTANCE.createCaseFile();
		String text = new String(UcoDocument.of(new ExchangeInput(file, List.of(shown), List.of(), List.of(), "")), StandardCharsets.UTF_8);
		Json facet = JsonReader.read(text).items("@graph").stream().filter(node -> node.text("@type").equals(Optional.of("observable:X509CertificateFacet"))).findFirst().orElseThrow();
		assertEquals(Optional.of("2014-01-01T00:00:00Z"), facet.get("observable:validityNotBefore").flatMap(at -> at.text("@value")));
		assertEquals(Optional.empty(), facet.get("observable:validityNotAfter"));
		assertEquals(Optional.of("2014-02-31T00:00:00Z"), facet.text("telltale:validityNotAfter"));
	}
}
