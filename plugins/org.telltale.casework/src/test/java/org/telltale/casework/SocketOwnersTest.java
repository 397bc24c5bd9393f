package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

class SocketOwnersTest {

	private static final String CAPTURE = "c".repeat(64);
	private static final String TABLE = "d".repeat(64);
	private static final String PACKAGES = "e".repeat(64);

	@Test
	void flowGetsTheOwnerOfItsSocketAndTheNamesOfThatUid() {
		Json.Fields socket = socket("ESTABLISHED", 15);
		Json.Fields fact = owners(List.of(socket, installed("a.b", 10021), installed("a.c", 10021), installed("other", 10022)), 0, 0, Map.of())
				.facts(List.of(flow("192.0.2.17", 40000, "198.51.100.7", 80))).getFirst();
		assertEquals(Optional.of(10021L), fact.integer("uid"));
		assertEquals("[{\"evidence\":\"" + PACKAGES + "\",\"name\":\"a.b\"},{\"evidence\":\"" + PACKAGES + "\",\"name\":\"a.c\"}]", fact.get("packages").orElseThrow().toString());
		assertEquals(List.of("f-1", CAPTURE, "proc-net", "15", "file", FactLine.id(socket)), List.of("flow", "evidence", "basis", "at", "atSource", "socket").stream()
				.map(name -> fact.text(name).orElseThrow()).toList());
	}

	@Test
	void connectionThatWasOpenedFromOutsideIsItsToo() {
		assertEquals(1, owners(List.of(socket("ESTABLISHED", 15)), 0, 0, Map.of()).facts(List.of(flow("198.51.100.7", 80, "192.0.2.17", 40000))).size());
	}

	@Test
	void otherUsersOfTheHandsetRunTheSamePackages() {
		Json.Fields socket = FactLine.identified(socket("ESTABLISHED", 15).put("uid", 1_010_021));
		Json.Fields fact = owners(List.of(socket, installed("a.b", 10021)), 0, 0, Map.of()).facts(List.of(flow("192.0.2.17", 40000, "198.51.100.7", 80))).getFirst();
		assertEquals(Optional.of(1_010_021L), fact.integer("uid"));
		assertEquals(1, fact.items("packages").size());
	}

	@Test
	void otherEndsStatesAndMomentsTieNothing() {
		Json.Fields flow = flow("192.0.2.17", 40000, "198.51.100.7", 80);
		assertEquals(List.of(), owners(List.of(socket("ESTABLISHED", 15)), 0, 0, Map.of()).facts(List.of(flow("192.0.2.17", 40001, "198.51.100.7", 80))));
		assertEquals(List.of(), owners(List.of(socket("ESTABLISHED", 15)), 0, 0, Map.of()).facts(List.of(flow.copy().put("transport", "udp"))));
		for (String state : List.of("TIME_WAIT", "LISTEN", "CLOSE")) {
			assertEquals(List.of(), owners(List.of(socket(state, 15)), 0, 0, Map.of()).facts(List.of(flow)), state);
		}
		for (long moment : new long[] {9, 21}) {
			assertEquals(List.of(), owners(List.of(socket("ESTABLISHED", moment)), 0, 0, Map.of()).facts(List.of(flow)));
			assertEquals(1, owners(List.of(socket("ESTABLISHED", moment)), 0, 1, Map.of()).facts(List.of(flow)).size(), "inside the clock's uncertainty");
		}
		assertEquals(1, owners(List.of(socket("ESTABLISHED", 115)), 100, 0, Map.of()).facts(List.of(flow)).size(), "the capture's clock was off");
		assertEquals(List.of(), owners(List.of(socket("ESTABLISHED", 15)), 100, 0, Map.of()).facts(List.of(flow)));
	}

	@Test
	void tableWithoutTimeHasThatOfItsAcquisitionAndOneOfUnknownZoneHasNone() {
		Json.Fields flow = flow("192.0.2.17", 40000, "198.51.100.7", 80);
		Json.Fields socket = socket("ESTABLISHED", 15);
		Json.Fields timeless = FactLine.identified(socket.copy().remove("time"));
		assertEquals(List.of(), owners(List.of(timeless), 0, 0, Map.of()).facts(List.of(flow)));
		assertEquals(Optional.of("acquisition"), owners(List.of(timeless), 0, 0, Map.of(TABLE, 12L)).facts(List.of(flow)).getFirst().text("atSource"));
		Json.Fields zoneless = FactLine.identified(timeless.copy().put("timeWritten", "Thu Aug  7 18:00:02 CST 2014"));
		assertEquals(List.of(), owners(List.of(zoneless), 0, 0, Map.of(TABLE, 12L)).facts(List.of(flow)));
	}

	@Test
	void socketThatATableNamesAgainAndAgainTiesAFlowOnce() {
		Json.Fields again = FactLine.identified(socket("ESTABLISHED", 15).put("line", 2));
		assertEquals(1, owners(List.of(socket("ESTABLISHED", 15), again), 0, 0, Map.of()).facts(List.of(flow("192.0.2.17", 40000, "198.51.100.7", 80))).size());
		assertEquals(2, owners(List.of(socket("ESTABLISHED", 15), socket("ESTABLISHED", 16)), 0, 0, Map.of()).facts(List.of(flow("192.0.2.17", 40000, "198.51.100.7", 80))).size(),
				"two tables");
	}

	private static SocketOwners owners(List<Json.Fields> facts, long offset, long uncertainty, Map<String, Long> acquired) {
		Json.Fields evidence = FactLine.of("evidence", "recounted").put("evidence", CAPTURE).put("clockOffset", Long.toString(offset))
				.put("clockUncertainty", Long.toString(uncertainty));
		return new SocketOwners(facts, List.of(evidence), acquired);
	}

	private static Json.Fields end(String address, int port) {
		return Json.object().put("address", address).put("port", port);
	}

	private static Json.Fields flow(String client, int clientPort, String server, int serverPort) {
		return FactLine.of("flow", "recounted").put("flow", "f-1").put("evidence", CAPTURE).put("transport", "tcp").put("client", end(client, clientPort))
				.put("server", end(server, serverPort)).put("first", "10").put("last", "20");
	}

	private static Json.Fields socket(String state, long time) {
		return FactLine.identified(FactLine.of("socket", "quoted").put("evidence", TABLE).put("transport", "tcp").put("local", end("192.0.2.17", 40000))
				.put("remote", end("198.51.100.7", 80)).put("state", state).put("uid", 10021).put("time", Long.toString(time)));
	}

	private static Json.Fields installed(String name, long uid) {
		return FactLine.identified(FactLine.of("package", "quoted").put("evidence", PACKAGES).put("name", name).put("uid", uid));
	}
}
