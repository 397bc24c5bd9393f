package org.telltale.casework.exchange.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;

class StixBundleTest {

	private static Json.Fields entry(String hash, long seconds) {
		return Json.object().put("hash", hash).put("at", Long.toString(seconds * 1_000_000_000L));
	}

	private static Map<String, Json> objects(Json.Fields... journal) throws JsonSyntaxException {
		List<Json.Fields> names = List.of(Json.object().put("type", "name").put("id", "n").put("source", "dns").put("address", "192.0.2.1").put("name", "a.example"));
		return objects(names, List.of(), journal);
	}

	private static Map<String, Json> objects(List<Json.Fields> facts, List<Json.Fields> endpoints, Json.Fields... journal) throws JsonSyntaxException {
		CaseFile file = TelltaleFactory.eINSTANCE.createCaseFile();
		file.setNumber("1");
		file.setExaminer("A. Examiner");
		file.setClassification("restricted");
		String text = new String(StixBundle.of(new ExchangeInput(file, facts, endpoints, List.of(journal), "")), StandardCharsets.UTF_8);
		Map<String, Json> objects = new TreeMap<>();
		JsonReader.read(text).items("objects").forEach(object -> objects.put(object.text("id").orElseThrow(), object));
		return objects;
	}

	@Test
	void aLaterExportKeepsIdsAndWhenTheyWereCreated() throws JsonSyntaxException {
		Map<String, Json> earlier = objects(entry("aa", 10), entry("bb", 20));
		Map<String, Json> later = objects(entry("aa", 10), entry("bb", 20), entry("cc", 30));
		assertEquals(earlier.keySet(), later.keySet());
		int versioned = 0;
		for (Json object : later.values()) {
			object.text("created").ifPresent(at -> assertEquals("1970-01-01T00:00:10.000Z", at));
			object.text("modified").ifPresent(at -> assertEquals("1970-01-01T00:00:30.000Z", at));
			versioned += object.text("modified").isPresent() ? 1 : 0;
			assertTrue(object.text("modified").isEmpty() || !object.text("type").orElseThrow().equals("marking-definition"));
		}
		assertEquals(2, versioned, "maker and relationship");
	}

	/** A server may show a certificate that ends on the 31st of February. */
	@Test
	void whatIsNoDayIsLeftOutAndSaid() throws JsonSyntaxException {
		Json.Fields server = Json.object().put("address", "192.0.2.1").put("port", 443);
		Json.Fields shown = Json.object().put("type", "certificate").put("id", "c").put("sha256", "a".repeat(64)).put("server", server)
				.put("notBefore", "2014-01-01T00:00:00Z").put("notAfter", "2014-02-31T00:00:00Z");
		Map<String, Json> objects = objects(List.of(shown), List.of(Json.object().put("address", "192.0.2.1").put("first", "1").put("last", "2")), entry("aa", 10));
		Json certificate = objects.values().stream().filter(object -> object.text("type").equals(Optional.of("x509-certificate"))).findFirst().orElseThrow();
		assertEquals(Optional.of("2014-01-01T00:00:00Z"), certificate.text("validity_not_before"));
		assertEquals(Optional.empty(), certificate.text("validity_not_after"));
		Json note = objects.values().stream().filter(object -> object.text("type").equals(Optional.of("note"))).findFirst().orElseThrow();
		assertTrue(note.text("content").orElseThrow().contains("no day of the calendar, of certificates: 1."), note.toString());
	}

	@Test
	void casesShareObservablesAlone() throws JsonSyntaxException {
		TreeSet<String> shared = new TreeSet<>(objects(entry("aa", 10)).keySet());
		shared.retainAll(objects(entry("dd", 10)).keySet());
		assertEquals(List.of("domain-name", "ipv4-addr"), shared.stream().map(id -> id.substring(0, id.indexOf("--"))).toList());
	}
}
