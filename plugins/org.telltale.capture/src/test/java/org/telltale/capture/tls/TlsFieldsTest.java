package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.clientHello;
import static org.telltale.capture.tls.TlsWire.extension;
import static org.telltale.capture.tls.TlsWire.join;
import static org.telltale.capture.tls.TlsWire.offersThirteen;
import static org.telltale.capture.tls.TlsWire.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.field.Field;

class TlsFieldsTest {

	private static final byte[] HELLO = join(record(22, clientHello(0x1301, offersThirteen(), extension(16, new byte[] { 0, 3, 2, 'h', '2' }))),
			record(21, new byte[] { 2, 48 }));

	private static List<Field> flat(List<Field> fields) {
		List<Field> all = new ArrayList<>();
		for (Field field : fields) {
			all.add(field);
			all.addAll(flat(field.parts()));
		}
		return all;
	}

	private static Field named(byte[] bytes, String name) {
		return flat(new TlsFields().fields(bytes)).stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void fieldsStandWhereTheirBytesStand() {
		Field name = named(HELLO, "tls.handshake.extensions_server_name");
		assertEquals("api.example", name.value());
		assertEquals("api.example", new String(HELLO, name.offset(), name.length(), StandardCharsets.US_ASCII));
		assertEquals("4865", named(HELLO, "tls.handshake.ciphersuite").value());
		assertEquals("h2", named(HELLO, "tls.handshake.extensions_alpn_str").value());
		assertEquals("772", named(HELLO, "tls.handshake.extensions.supported_version").value());
		assertEquals("48", named(HELLO, "tls.alert_message.desc").value());
	}

	@Test
	void everyCutAndEveryChangeStaysInsideTheBytes() {
		for (int length = 0; length <= HELLO.length; length++) {
			inside(Arrays.copyOf(HELLO, length));
		}
		for (int at = 0; at < HELLO.length; at++) {
			for (int value : new int[] { 0, 1, 0x7f, 0xff }) {
				byte[] changed = HELLO.clone();
				changed[at] = (byte) value;
				inside(changed);
			}
		}
	}

	private static void inside(byte[] bytes) {
		for (Field field : flat(new TlsFields().fields(bytes))) {
			assertTrue(field.offset() >= 0 && field.length() >= 0 && field.offset() + field.length() <= bytes.length, field.toString());
		}
	}

	@Test
	void extensionThatContradictsItselfLeavesTheOthers() {
		byte[] hello = record(22, clientHello(0x1301, extension(16, new byte[] { 0, 9, 9, 'h' }), offersThirteen()));
		assertEquals("772", named(hello, "tls.handshake.extensions.supported_version").value());
	}
}
