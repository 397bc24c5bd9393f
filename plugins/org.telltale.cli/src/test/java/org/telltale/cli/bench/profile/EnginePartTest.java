package org.telltale.cli.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginePartTest {

	@ParameterizedTest
	@CsvSource({ "org.telltale.capture.frame.PcapFrames, frame", "org.telltale.capture.packet.FlowTable, flow table", "org.telltale.capture.flow.Table, flow table",
			"org.telltale.capture.packet.PacketDecoder, packet", "org.telltale.capture.stream.StreamAssembler, stream", "org.telltale.capture.dns.DnsDecoder, protocols",
			"org.telltale.capture.layer.Layer, layers", "org.telltale.capture.CaptureRun, engine", "org.telltale.base.json.Json, output", "org.telltale.base.IpAddress, base",
			"org.telltale.match.Matcher, match" })
	void innermostClassOfTelltaleDecides(String type, String part) {
		assertEquals(part, EnginePart.of(List.of("java.util.TreeMap", type, "org.telltale.cli.Main")));
	}

	@Test
	void digestIsTheDigestWhoeverAsksForIt() {
		assertEquals(EnginePart.DIGEST, EnginePart.of(List.of("sun.security.provider.SHA2", "org.telltale.capture.frame.EvidenceStream")));
		assertEquals("frame", EnginePart.of(List.of("org.telltale.capture.frame.EvidenceStream", "java.security.MessageDigest")), "called back from there");
	}

	@Test
	void stackWithoutTelltaleIsJavas() {
		assertEquals(EnginePart.JAVA, EnginePart.of(List.of("java.lang.Thread")));
		assertEquals(EnginePart.JAVA, EnginePart.of(List.of()));
	}

	@Test
	void lambdaBelongsToItsPackage() {
		assertEquals("org.telltale.capture", EnginePart.packageOf(List.of("java.util.List", "org.telltale.capture.Flow$$Lambda.0x00007f.1")));
	}
}
