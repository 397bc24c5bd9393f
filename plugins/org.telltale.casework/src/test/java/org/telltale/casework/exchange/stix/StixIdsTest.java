package org.telltale.casework.exchange.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.json.Json;

/** Cyber observables have the ids that STIX 2.1 (Errata 01) and every other producer gives them. */
class StixIdsTest {

	@ParameterizedTest
	@CsvSource({ "ipv4-addr,198.51.100.3,28bb3599-77cd-5a82-a950-b5bc3caf07c4", "domain-name,example.com,bedb4899-d24b-5401-bc86-8f6b4cc18ec7",
			"ipv6-addr,2001:db8::1,6469e3a9-b053-5e34-a025-9396ae051d26" })
	void observablesHaveTheIdsOfTheStandardsExamples(String type, String value, String uuid) {
		assertEquals(type + "--" + uuid, StixIds.observable(StixObjects.observable(type).put("value", value)));
	}

	@Test
	void aSystemIsItsNumberWhateverItIsCalled() {
		Json.Fields system = StixObjects.observable("autonomous-system").put("number", 15_139);
		assertEquals("autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff", StixIds.observable(system));
		assertEquals("autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff", StixIds.observable(system.put("name", "Slime Industries")));
	}

	@Test
	void theNameOfAFileMakesItAnotherFile() {
		Json.Fields file = StixObjects.observable("file").put("hashes", Json.object().put("SHA-256", "a".repeat(64)));
		assertNotEquals(StixIds.observable(file), StixIds.observable(file.copy().put("name", "a.apk")));
		assertEquals(StixIds.observable(file), StixIds.observable(file.copy().put("size", 3)), "its length does not contribute");
	}
}
