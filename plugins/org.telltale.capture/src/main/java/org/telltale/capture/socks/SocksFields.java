package org.telltale.capture.socks;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.socks.SocksMessage.Kind;

/** Fields of a client's message, named as Wireshark does. */
public final class SocksFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		int version = message.length == 0 ? 0 : message[0];
		for (Kind kind : version == 1 ? List.of(Kind.CREDENTIALS) : List.of(Kind.REQUEST, Kind.GREETING)) {
			SocksDecoder.Read read = SocksDecoder.read(kind, version, message, 0, message.length);
			if (read.message().isPresent() && read.message().get().length() == message.length) {
				return read.message().get().fields();
			}
		}
		return List.of();
	}
}
