package org.telltale.capture.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.field.Field;
import org.telltale.capture.protocol.MessageRecord;

class DhcpFieldsTest {

	private static final byte[] OPTIONS = HexFormat.of().parseHex("350103" + "3204c0000209" + "0c05" + "50686f6e65" + "3c0a" + "616e64726f69642d3130" // 53, 50, 12, 60
			+ "3d07" + "0100005e005302" + "3703" + "010306" + "00" + "510b" + "040000" + "0570686f6e65" + "0161" // 61, 55, pad, 81
			+ "ff");

	private static byte[] request() {
		return ByteBuffer.allocate(240 + OPTIONS.length).put(new byte[] { 1, 1, 6, 0 }).putInt(0x12345678).putShort((short) 2).putShort((short) 0)
				.putInt(0).putInt(0).putInt(0).putInt(0) // client, your, server, relay
				.put(new byte[] { 0, 0, 0x5e, 0, 0x53, 2 }).put(new byte[10 + 64 + 128]).putInt(0x63825363).put(OPTIONS).array();
	}

	private static byte[] solicit() {
		byte[] options = HexFormat.of().parseHex("0001000e" + "00010001" + "25e1a2b3" + "00005e005302" // DUID-LLT
				+ "00030028" + "5e005302" + "00000e10" + "00001518" + "00050018" + "20010db8000000000000000000000009" + "0000003c00000078" // IA_NA with an address
				+ "00060004" + "00170018" + "0010000e" + "00000137" + "0008" + "4d53465420352e30" + "00270007" + "00" + "0570686f6e65");
		return ByteBuffer.allocate(4 + options.length).putInt(0x01abcdef).put(options).array();
	}

	private static List<String> values(List<Field> fields, String name) {
		List<String> found = new ArrayList<>();
		for (Field field : fields) {
			if (field.name().equals(name)) {
				found.add(field.value());
			}
			found.addAll(values(field.parts(), name));
		}
		return found;
	}

	@Test
	void whatAHandsetSaysOfItselfIsTold() {
		var told = new CaptureBuilder().udp("0.0.0.0", 68, "255.255.255.255", 67, request()).read();
		List<Field> fields = told.of(MessageRecord.class).getFirst().fields();
		assertEquals(List.of("Phone"), values(fields, "dhcp.option.hostname"));
		assertEquals(List.of("android-10"), values(fields, "dhcp.option.vendor_class_id"));
		assertEquals(List.of("192.0.2.9"), values(fields, "dhcp.option.requested_ip_address"));
		assertEquals(List.of("1", "3", "6"), values(fields, "dhcp.option.request_list_item"));
		assertEquals(List.of("00:00:5e:00:53:02", "00:00:5e:00:53:02"), values(fields, "dhcp.hw.mac_addr"));
		assertEquals(List.of("phone.a"), values(fields, "dhcp.fqdn.name"));
		assertEquals("dhcp", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
		assertEquals(1, told.ending("dhcp").size());
	}

	@Test
	void versionSixIsToldToo() {
		var told = new CaptureBuilder().udp("fe80::1", 546, "ff02::1:2", 547, solicit()).read();
		List<Field> fields = told.of(MessageRecord.class).getFirst().fields();
		assertEquals(List.of("00:00:5e:00:53:02"), values(fields, "dhcpv6.duidllt.link_layer_addr"));
		assertEquals(List.of("2001:db8::9"), values(fields, "dhcpv6.iaaddr.ip"));
		assertEquals(List.of("MSFT 5.0"), values(fields, "dhcpv6.vendorclass.data"));
		assertEquals(List.of("phone"), values(fields, "dhcpv6.client_domain"));
		assertEquals(List.of("23", "24"), values(fields, "dhcpv6.requested_option_code"));
	}

	@Test
	void cutAtEachByteGivesNoFieldPastTheEnd() {
		for (byte[] whole : new byte[][] { request(), solicit() }) {
			for (int length = 0; length < whole.length; length++) {
				byte[] cut = Arrays.copyOf(whole, length);
				inside(whole.length > 240 ? new DhcpFields().fields(cut) : new Dhcpv6Fields().fields(cut), length);
			}
		}
	}

	private static void inside(List<Field> fields, int length) {
		for (Field field : fields) {
			assertTrue(field.offset() + field.length() <= length, field.toString());
			inside(field.parts(), length);
		}
	}

	@Test
	void relayedMessagesThatNestForEverEnd() {
		byte[] nested = new byte[60_000];
		ByteBuffer out = ByteBuffer.wrap(nested);
		while (out.remaining() > 38) {
			out.put((byte) 12).position(out.position() + 33);
			out.putShort((short) 9).putShort((short) (out.remaining() - 2));
		}
		inside(new Dhcpv6Fields().fields(nested), nested.length);
	}

	@Test
	void noiseIsReadWithoutHarm() {
		Random random = new Random(3);
		for (int round = 0; round < 5_000; round++) {
			byte[] b = new byte[random.nextInt(300)];
			random.nextBytes(b);
			inside(new DhcpFields().fields(b), b.length);
			inside(new Dhcpv6Fields().fields(b), b.length);
		}
	}
}
