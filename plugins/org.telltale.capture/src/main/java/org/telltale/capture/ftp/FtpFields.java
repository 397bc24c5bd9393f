package org.telltale.capture.ftp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.http.FieldLines;

/** Fields of one line, named as Wireshark does: a reply if it begins with three digits, else a command. */
public final class FtpFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		int lineEnd = FieldLines.lineEnd(message, 0, message.length);
		int end = FieldLines.textEnd(message, 0, lineEnd < 0 ? message.length : lineEnd);
		String line = new String(message, 0, end, StandardCharsets.ISO_8859_1);
		FtpMessage reply = FtpDecoder.reply(line);
		return reply.code() > 0 || line.isEmpty() ? reply.fields() : FtpDecoder.command(line).fields();
	}
}
