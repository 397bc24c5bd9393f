package org.telltale.capture.httpdns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;

class HttpDnsTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "203.0.113.65";

	private static List<String> hosts(String target) {
		return HttpDns.parameters(target).stream().map(HostParameter::host).toList();
	}

	private static CaptureBuilder.Told asked(String request, String body) {
		String response = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
		return new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 1000, "A", request).tcp(SERVER, 80, PHONE, 40000, 5000, "A", response).read();
	}


	@Test
	void hostsInParametersAreFoundAndNothingElse() {
		assertEquals(List.of("app.example.net"), hosts("/164566/sign_d?host=app.example.net&sdk=android_1.3.3&host="));
		assertEquals(List.of("a.example", "B.example"), hosts("/d?dn=a.example%2CB.example#x?host=no.example"));
		assertEquals(List.of(), hosts("/x?host=192.0.2.1&dn=localhost&q=a.example&host=a..example&host=-a.example&hostname=a.1&host"));
		assertEquals(List.of(), hosts("/host=a.example"));
	}

	@Test
	void nameBesideALiteralAddressIsOfferedAsParameter() {
		var told = asked("GET /1/d?x=1&host=app.example.net HTTP/1.1\r\nHost: 203.0.113.65\r\n\r\n", "{}");
		assertEquals(List.of("app.example.net parameter " + SERVER), told.names.stream().map(name -> name.name() + " " + name.source() + " " + name.address()).toList());
		String graph = told.names.getFirst().derivation().orElseThrow().toJson("00").toString();
		assertTrue(graph.contains("\"op\":\"http1.target\"") && graph.contains("\"op\":\"url.parameter\"") && graph.contains("\"index\":0"), graph);
		assertTrue(graph.contains("\"length\":15"), graph);
	}

	@Test
	void requestToANamedServerTellsNoParameter() {
		var told = asked("GET /1/d?host=app.example.net HTTP/1.1\r\nHost: named.example\r\n\r\n", "{}");
		assertEquals(List.of("http-host"), told.names.stream().map(name -> name.source()).toList());
	}

	@Test
	void escapedListIsReachedByPercentAndSlice() {
		var told = asked("GET /d?dn=a.example%2Cb.example HTTP/1.0\r\n\r\n", "");
		assertEquals(List.of("a.example", "b.example"), told.names.stream().map(name -> name.name()).toList());
		String graph = told.names.getLast().derivation().orElseThrow().toJson("00").toString();
		assertTrue(graph.contains("\"op\":\"percent\"") && graph.contains("\"op\":\"slice\"") && graph.contains("[10,9]"), graph);
	}

	@Test
	void answerNamesItsAddresses() {
		var told = asked("GET /d?host=App.example.net HTTP/1.1\r\nHost: 203.0.113.65\r\n\r\n",
				"{\"ips\":[\"192.0.2.9\",7,\"none\"],\"ipsv6\":[\"2001:db8::1\"],\"host\":\"App.example.net.\",\"ttl\":57}");
		assertEquals(List.of("App.example.net " + SERVER, "app.example.net 192.0.2.9", "app.example.net 2001:db8::1"),
				told.names.stream().map(name -> name.name() + " " + name.address()).toList());
		assertEquals("parameter-answer", told.names.getLast().source());
		assertTrue(told.names.getLast().derivation().orElseThrow().toJson("00").toString().contains("\"index\":2"));
	}

	@Test
	void answerThatNobodyAskedForNamesNothing() {
		assertEquals(List.of(), asked("GET /d HTTP/1.0\r\n\r\n", "{\"host\":\"a.example\",\"ips\":[\"192.0.2.9\"]}").names);
	}

	@Test
	void everyCutOfAnAnswerIsReadWithoutAnError() {
		byte[] body = "{\"ips\":[\"192.0.2.9\"],\"host\":\"a.example\"}".getBytes(StandardCharsets.US_ASCII);
		for (int length = 0; length < body.length; length++) {
			assertEquals(List.of(), HttpDns.answers(Arrays.copyOf(body, length)));
		}
		assertEquals(1, HttpDns.answers(body).size());
	}
}
