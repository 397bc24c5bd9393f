package org.telltale.capture.xmpp;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;

/** Fields of a stream header, named as Wireshark does. */
public final class XmppFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		int end = XmppDecoder.tagEnd(message, 0, message.length);
		return end < 0 ? List.of() : XmppDecoder.attributes(message, 0, end);
	}
}
