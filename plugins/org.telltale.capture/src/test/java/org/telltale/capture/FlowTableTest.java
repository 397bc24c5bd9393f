package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.HandsetSide;

class FlowTableTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	private static List<FlowRecord> flows(CaptureBuilder builder) {
		return builder.read().of(FlowRecord.class);
	}

	@Test
	void synAckFirstMeansItsReceiverIsTheClient() {
		FlowRecord flow = flows(new CaptureBuilder().tcp(SERVER, 9000, PHONE, 40000, 5, "SA", "")).getFirst();
		assertEquals(40000, flow.client().port());
		assertEquals(HandsetSide.CLIENT, flow.handset());
		assertEquals("private", flow.directionBasis());
	}

	@Test
	void withoutSynTheLowPortIsTheServer() {
		FlowRecord flow = flows(new CaptureBuilder().tcp(SERVER, 443, PHONE, 40000, 5, "A", "x")).getFirst();
		assertEquals(443, flow.server().port());
		assertEquals(new Volume(0, 1), flow.frames());
		assertEquals(new Volume(0, 1), flow.payload());
		assertEquals(new Volume(0, 41), flow.bytes());
	}

	@Test
	void synWithAnotherNumberAfterFinOpensANewFlow() {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 100, "S", "")
				.tcp(PHONE, 40000, SERVER, 80, 101, "FA", "").tcp(PHONE, 40000, SERVER, 80, 100, "S", "")
				.tcp(PHONE, 40000, SERVER, 80, 9000, "S", "").tcp(PHONE, 40000, SERVER, 80, 7000, "S", "");
		List<FlowRecord> flows = flows(builder);
		assertEquals(List.of(1L, 4L), flows.stream().map(flow -> flow.flow().firstFrame()).toList());
		assertEquals(new Volume(3, 0), flows.get(0).frames());
		assertEquals(new Volume(2, 0), flows.get(1).frames());
	}

	@Test
	void silenceEndsAFlowAfterTenMinutesOrAnHour() {
		long minute = 60_000_000_000L;
		assertEquals(2, flows(new CaptureBuilder().udp(PHONE, 4000, SERVER, 4001, new byte[1]).later(10 * minute)
				.udp(PHONE, 4000, SERVER, 4001, new byte[1])).size());
		assertEquals(1, flows(new CaptureBuilder().udp(PHONE, 4000, SERVER, 4001, new byte[1]).later(9 * minute)
				.udp(PHONE, 4000, SERVER, 4001, new byte[1])).size());
		assertEquals(1, flows(new CaptureBuilder().tcp(PHONE, 4000, SERVER, 4001, 1, "A", "a").later(59 * minute)
				.tcp(PHONE, 4000, SERVER, 4001, 2, "A", "b")).size());
		assertEquals(2, flows(new CaptureBuilder().tcp(PHONE, 4000, SERVER, 4001, 1, "A", "a").later(60 * minute)
				.tcp(PHONE, 4000, SERVER, 4001, 2, "A", "b")).size());
	}

	@Test
	void aNamedHandsetDecidesAndOthersStayUnknown() {
		byte[] file = new CaptureBuilder().tcp(SERVER, 40000, PHONE, 80, 1, "S", "").tcp("10.0.0.3", 40000, SERVER, 80, 1, "S", "").pcap();
		Handset handset = new Handset("H1", List.of(IpAddress.parse(PHONE).orElseThrow()), List.of());
		List<FlowRecord> flows = CaptureBuilder.read(file, CaptureOptions.of(List.of(handset))).of(FlowRecord.class);
		assertEquals(HandsetSide.SERVER, flows.get(0).handset());
		assertEquals("address", flows.get(0).directionBasis());
		assertEquals(Optional.of("H1"), flows.get(0).device());
		assertEquals(new Volume(0, 1), flows.get(0).frames());
		assertEquals(HandsetSide.UNKNOWN, flows.get(1).handset());
		assertEquals(Optional.empty(), flows.get(1).device());
	}

	@Test
	void aNamedMacDecidesWhenItsAddressIsNotKnown() {
		byte[] file = new CaptureBuilder().tcp("2001:db8::5", 40000, "2001:db8::6", 80, 1, "S", "").pcap();
		Handset handset = new Handset("H1", List.of(), List.of("00:00:5e:00:53:01"));
		FlowRecord flow = CaptureBuilder.read(file, CaptureOptions.of(List.of(handset))).of(FlowRecord.class).getFirst();
		assertEquals("mac", flow.directionBasis());
		assertEquals(HandsetSide.CLIENT, flow.handset());
		assertEquals(Optional.of("00:00:5e:00:53:01"), flow.handsetMac());
	}

	@Test
	void anAddressLeasedByDhcpIsTheHandsets() {
		byte[] ack = ByteBuffer.allocate(250).put((byte) 2).put(new byte[15]).put(new byte[] { 10, 0, 0, 2 }).position(236)
				.putInt(0x63825363).put(new byte[] { 53, 1, 5 }).put((byte) 255).array();
		List<FlowRecord> flows = flows(new CaptureBuilder().udp("10.0.0.1", 67, "10.0.0.2", 68, ack)
				.udp("10.0.0.9", 4000, "10.0.0.2", 4000, new byte[1]));
		assertEquals("dhcp", flows.get(1).directionBasis());
		assertEquals(HandsetSide.SERVER, flows.get(1).handset());
	}

	@Test
	void nothingThatTellsMeansUnknown() {
		FlowRecord flow = flows(new CaptureBuilder().udp(SERVER, 4000, "203.0.113.1", 4000, new byte[1])).getFirst();
		assertEquals(HandsetSide.UNKNOWN, flow.handset());
		assertEquals("none", flow.directionBasis());
	}

	@Test
	void flowIdsNameEvidenceFirstFrameAndDepth() {
		FlowRecord flow = flows(new CaptureBuilder().frame(new byte[14]).udp(PHONE, 4000, SERVER, 4001, new byte[1])).getFirst();
		assertEquals("0123456789abcdef-2-0", flow.flow().id("0123456789abcdef0123456789abcdef"));
	}
}
