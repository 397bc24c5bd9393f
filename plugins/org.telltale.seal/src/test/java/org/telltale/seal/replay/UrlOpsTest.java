package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class UrlOpsTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String parameter(String target, String name, int index) throws Refusal {
		return new String(UrlOps.parameter(bytes(target), name, index), StandardCharsets.UTF_8);
	}

	@Test
	void parametersAreThoseOfTheQueryAsSent() throws Exception {
		String target = "/d;host=no?&host&a=1&host=one%2e&host==x?y&ho%73t=no&=e&host=#host=frag";
		assertEquals("one%2e", parameter(target, "host", 0));
		assertEquals("=x?y", parameter(target, "host", 1));
		assertEquals("", parameter(target, "host", 2));
		assertEquals("e", parameter(target, "", 0));
		assertEquals("no", parameter("http://h/#x?host=no", "host", 0));
		assertThrows(Refusal.class, () -> parameter(target, "host", 3));
		assertThrows(Refusal.class, () -> parameter(target, "Host", 0));
		assertThrows(Refusal.class, () -> parameter("/host=1", "host", 0));
		assertThrows(Refusal.class, () -> parameter("/?", "host", 0));
		assertThrows(Refusal.class, () -> parameter("", "host", 0));
	}

	private static String answer(String json, int index) throws Refusal {
		return new String(JsonOps.httpdns(bytes(json), index), StandardCharsets.US_ASCII);
	}

	@Test
	void answersOfHttpDnsAreCounted() throws Exception {
		String json = "{\"host\":\"One.Example.\",\"ips\":[\"192.0.2.1\",7,\"192.0.2.2\"],\"ipsv6\":[\"2001:db8::1\",\"x\"]}";
		assertEquals("one.example 192.0.2.1", answer(json, 0));
		assertEquals("one.example 192.0.2.2", answer(json, 1));
		assertEquals("one.example 2001:db8::1", answer(json, 2));
		assertThrows(Refusal.class, () -> answer(json, 3));
		assertThrows(Refusal.class, () -> answer(json, 4));
		for (String other : new String[] { "[]", "{\"ips\":[\"192.0.2.1\"]}", "{\"host\":\".\",\"ips\":[\"192.0.2.1\"]}", "{\"host\":7,\"ips\":[\"192.0.2.1\"]}",
				"{\"host\":\"a b\",\"ips\":[\"192.0.2.1\"]}", "{\"host\":\"a\",\"ips\":\"192.0.2.1\"}", "{\"host\":\"a\",\"ips\":[\"one.example\"]}", "{\"host\":\"a\"" }) {
			assertThrows(Refusal.class, () -> answer(other, 0), other);
		}
	}
}
