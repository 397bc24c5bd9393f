package org.telltale.capture.tls;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;

/** Fields of TLS handshake messages without records round them, as QUIC carries them (RFC 9001 section 4.1.3); named as by {@link TlsFields}. */
public final class HandshakeFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		FieldCursor all = new FieldCursor(message, 0, message.length);
		all.reads(TlsFields::handshakes);
		return all.fields();
	}
}
