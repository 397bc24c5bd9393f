package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** Texts of a handset on their way through the command line: to facts, to counts, and to the app of a connection. */
@ExtendWith(DemoExtension.class)
class HandsetTextsTest {

	private static final String NETSTATS = """
			Active interfaces:
			UID stats:
			  ident=[{type=WIFI}] uid=10021 set=DEFAULT tag=0x0
			    NetworkStatsHistory: bucketDuration=7200
			      st=1407405600 rb=100 rp=1 tb=50 tp=2 op=0
			""";

	@TempDir
	private Path work;

	@Test
	void connectionGetsTheAppThatTheTableOfSocketsNames(Demo demo) throws IOException, CaseException, JsonSyntaxException {
		Path folder = work.resolve("texts.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		assertTrue(Ran.here("import", folder, demo.evidence().resolve(SampleSubset.CAPTURES.getFirst())).code() <= 1);
		Json.Fields flow;
		try (Case file = Case.read(folder)) {
			flow = file.facts("flow").stream().filter(f -> f.text("transport").equals(Optional.of("tcp"))).findFirst().orElseThrow();
		}
		take(folder, "tcp.txt", table(flow));
		take(folder, "packages.list", "com.example.cloud 10021 0 /data/data/com.example.cloud default 3003\n");
		take(folder, "netstats.txt", NETSTATS);
		take(folder, "appops.txt", "Current AppOps Service state:\n  Uid u0a21:\n    Package com.example.cloud:\n      READ_SMS (ignore): \n"
				+ "          Access: [bg-s] 2014-08-07 10:05:34.325 (-22d)\n");
		assertTrue(Ran.here("analyse", folder).code() <= 1);
		Ran apps = Ran.here("apps", folder, "--format", "json");
		assertEquals(1, apps.lines().size(), apps.err());
		assertTrue(apps.out().contains("\"flow\":\"" + flow.text("flow").orElseThrow() + "\"") && apps.out().contains("com.example.cloud"), apps.out());
		Ran evidence = Ran.here("evidence", folder);
		assertTrue(evidence.out().contains("event.access 1, setting 1"), evidence.out());
		PublishedSchemas schemas = PublishedSchemas.read();
		try (Case file = Case.read(folder)) {
			for (String type : List.of("contents", "package", "socket", "traffic", "setting", "flow-app")) {
				assertTrue(!file.facts(type).isEmpty(), type);
			}
			assertEquals(List.of(), schemas.faults("facts", file.facts().stream().map(Json.Fields::toString).toList()));
		}
	}

	private void take(Path folder, String name, String text) throws IOException {
		Ran ran = Ran.here("import", folder, Files.writeString(work.resolve(name), text));
		assertTrue(ran.code() <= 1 && ran.out().contains(" handset-artefact "), ran.out() + ran.err());
	}

	/** {@code /proc/net/tcp} with the flow as its one row, at the flow's first moment. */
	private static String table(Json flow) {
		long first = flow.integer("first").orElseThrow();
		return first / 1_000_000_000 + "." + String.valueOf(1_000_000_000 + first % 1_000_000_000).substring(1) + "\n"
				+ "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
				+ "   0: " + end(flow, "client") + " " + end(flow, "server") + " 01 00000000:00000000 00:00000000 00000000 10021        0 18231 1\n";
	}

	private static String end(Json flow, String side) {
		Json end = flow.get(side).orElseThrow();
		byte[] network = IpAddress.parse(end.text("address").orElseThrow()).orElseThrow().bytes();
		byte[] little = {network[3], network[2], network[1], network[0]};
		return HexFormat.of().withUpperCase().formatHex(little) + ":" + HexFormat.of().withUpperCase().toHexDigits(end.integer("port").orElseThrow(), 4);
	}
}
