package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.capture.NoteRecord;
import org.telltale.capture.dhcp.DhcpFields;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.MessageRecord;

class CaptureStatesTest {

	private final CaptureStates states = new CaptureStates();

	private void lease(int operation, String host, String vendor) {
		byte[] message = new byte[240 + 2 + host.length() + 2 + vendor.length() + 1];
		message[0] = (byte) operation;
		message[1] = 1; // Ethernet
		message[2] = 6;
		System.arraycopy(new byte[] {0, 0, 0x5e, 0, 0x53, 0x11}, 0, message, 28, 6); // chaddr
		System.arraycopy(new byte[] {0x63, (byte) 0x82, 0x53, 0x63}, 0, message, 236, 4); // cookie
		int at = 240;
		for (Object[] option : new Object[][] {{12, host}, {60, vendor}}) {
			byte[] text = ((String) option[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
			message[at++] = (byte) (int) option[0];
			message[at++] = (byte) text.length;
			System.arraycopy(text, 0, message, at, text.length);
			at += text.length;
		}
		message[at] = (byte) 255;
		states.record(new MessageRecord(new FlowRef(0, 1, 0), 7, 5, "dhcp", Direction.OUT, new DhcpFields().fields(message)));
	}

	private List<String> told() {
		return states.facts(fact -> fact.put("evidence", "cap")).stream().map(fact -> String.join(" ", fact.text("type").orElse(""), fact.text("dimension").orElse(""), fact.text("value").orElse(""),
				fact.text("device").orElse("-"), fact.integer("frame").map(String::valueOf).orElse("-"))).sorted().toList();
	}

	@Test
	void aClientTellsItsNameAndSystemOnce() {
		lease(1, "android-1f", "dhcpcd-5.5.6");
		lease(1, "android-1f", "dhcpcd-5.5.6");
		assertEquals(List.of("state dhcp-host-name android-1f 00:00:5e:00:53:11 7", "state dhcp-vendor-class dhcpcd-5.5.6 00:00:5e:00:53:11 7"), told());
	}

	@Test
	void whatAServerSaysIsNothingOfTheClient() {
		lease(2, "android-1f", "dhcpcd-5.5.6");
		assertEquals(List.of(), told());
	}

	@Test
	void interfacesAreTold() {
		states.record(new NoteRecord("interface", Optional.empty(), List.of(Field.number("frame.interface_id", 0, 0, 0), Field.text("frame.interface_name", 0, 0, "wlan0")), Optional.empty()));
		assertEquals(List.of("state interface wlan0 - -"), told());
	}

	@Test
	void moreThanAreKeptAreSaid() {
		for (int i = 0; i < 205; i++) {
			lease(1, "h" + i, "");
		}
		assertEquals(200, told().size());
		assertEquals("state.more", states.problem("cap").orElseThrow().code());
	}
}
