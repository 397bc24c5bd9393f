package org.telltale.casework.exchange.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;

import org.junit.jupiter.api.Test;

/** Names become UUIDs by RFC 9562. */
class NameUuidTest {

	@Test
	void theExampleOfTheStandardComesOut() {
		NameUuid dns = new NameUuid(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
		assertEquals("2ed6657d-e927-568b-95e1-2665a8aea6a2", dns.of("www.example.com").toString(), "RFC 9562, appendix A.4");
	}

	@Test
	void ourNamespaceStaysWhatItIs() {
		assertEquals("fcbb57d1-7e49-56da-8643-cb43bc2bae1e", NameUuid.TELLTALE.of("A").toString());
		assertEquals(5, NameUuid.TELLTALE.of("短信").version());
	}
}
