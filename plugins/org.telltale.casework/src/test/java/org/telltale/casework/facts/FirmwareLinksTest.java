package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

class FirmwareLinksTest {

	private static List<String> linked(String kind, String value) {
		Json.Fields flow = FactLine.of("flow", "recounted").put("server", Json.object().put("address", "2001:db8::1").put("port", 443));
		Json.Fields other = FactLine.of("flow", "recounted").put("server", Json.object().put("address", "198.51.100.20").put("port", 80));
		Json.Fields name = FactLine.of("name", "replayed").put("address", "198.51.100.20").put("name", "api.hesperus.example");
		Json.Fields indicator = FactLine.identified(FactLine.of("indicator", "quoted").put("artefact", "a").put("kind", kind).put("value", value));
		Json.Fields artefact = FactLine.of("artefact", "quoted").put("artefact", "a").put("path", "app/X.apk");
		return new FirmwareLinks(List.of(flow, other, name)).links(List.of(artefact), List.of(indicator)).stream()
				.flatMap(l -> l.text("address").stream()).toList();
	}

	@Test
	void hostOfAUrlIsFoundBehindUserPortAndPath() {
		assertEquals(List.of("198.51.100.20"), linked("url", "http://user@API.hesperus.example:8080/x@y?q#f"));
		assertEquals(List.of("198.51.100.20"), linked("url", "https://api.hesperus.example"));
		assertEquals(List.of("198.51.100.20"), linked("url", "https://198.51.100.20:8443/"));
	}

	@Test
	void addressOfASixVersionUrlStandsInBrackets() {
		assertEquals(List.of("2001:db8::1"), linked("url", "https://[2001:DB8::1]:8443/x"));
		assertEquals(List.of("2001:db8::1"), linked("url", "https://[2001:db8::1]"));
	}

	@Test
	void addressIsTheSameHoweverItIsWritten() {
		assertEquals(List.of("2001:db8::1"), linked("ipv6", "2001:0db8:0:0::1"));
	}

	@Test
	void hostWithAnEndingDotIsTheSameHost() {
		assertEquals(List.of("198.51.100.20"), linked("host", "api.hesperus.example."));
	}

	@Test
	void partOfANameLinksNothing() {
		assertEquals(List.of(), linked("host", "hesperus.example"));
		assertEquals(List.of(), linked("url", "not a url"));
		assertEquals(Optional.empty(), linked("url", "http://").stream().findFirst());
	}
}
