package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

class EndpointListTest {

	private static final int HEADERS = 20 + 8;

	@TempDir
	private Path folder;

	private static Json.Fields endpoint(CaseDesk desk, String address) throws Exception {
		return desk.file().endpoints().stream().filter(e -> e.text("address").equals(Optional.of(address))).findFirst().orElseThrow();
	}

	@Test
	void bytesOfAllRunsAreSummedAndTheMostComesFirst() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.entered().take("r1.pcap", new TinyCapture().out("2014-08-05T10:06:00Z", "12345")
					.datagram("2014-08-05T10:06:01Z", TinyCapture.HANDSET, "203.0.113.1", "x".repeat(100)).bytes());
			desk.take("r2.pcap", new TinyCapture().out("2014-08-06T10:06:00Z", "1234567").bytes());
			desk.analyse();
			Json.Fields both = endpoint(desk, TinyCapture.SERVER);
			assertEquals(Optional.of(2L), both.integer("flows"));
			assertEquals(Optional.of(5L + 7 + 2 * HEADERS), both.integer("bytesOut"));
			assertEquals(Optional.of(0L), both.integer("bytesIn"));
			assertEquals("[\"R1\",\"R2\"]", both.get("runs").orElseThrow().toString());
			assertEquals(List.of("203.0.113.1", TinyCapture.SERVER), desk.file().endpoints().stream().flatMap(e -> e.text("address").stream()).toList());
		}
	}

	@Test
	void whatAControlRunReachesIsBaseline() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.entered();
			desk.file().addRuns("control.json", "{\"runs\":[{\"id\":\"R0\",\"start\":\"2014-08-04T10:00:00Z\",\"end\":\"2014-08-04T11:00:00Z\","
					+ "\"captures\":[{\"file\":\"r0.pcap\",\"point\":\"ap\"}]}]}");
			desk.take("r0.pcap", new TinyCapture().datagram("2014-08-04T10:06:00Z", "192.0.2.5", "203.0.113.1", "time?").bytes());
			desk.take("r1.pcap", new TinyCapture().out("2014-08-05T10:06:00Z", "12345").bytes());
			desk.analyse();
			assertEquals(Optional.of(true), endpoint(desk, "203.0.113.1").bool("baseline"));
			assertEquals(Optional.of(false), endpoint(desk, TinyCapture.SERVER).bool("baseline"));
		}
	}

	@Test
	void withoutTableTheOwnerIsUnknownAndSaysWhy() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.take("r1.pcap", new TinyCapture().out("2014-08-05T10:06:00Z", "12345").bytes());
			Json.Fields endpoint = endpoint(desk, TinyCapture.SERVER);
			assertEquals(Optional.empty(), endpoint.text("owner"));
			assertEquals(true, endpoint.get("unknown").orElseThrow().text("owner").isPresent());
		}
	}
}
