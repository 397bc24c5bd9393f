package org.telltale.capture.ftp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.LineFields;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** FTP's control connection: the server's 220 on port 21, or one that says FTP and not SMTP; a client's USER or AUTH on port 21. */
public final class FtpProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "ftp";
	}

	@Override
	public Guess recognise(Opening opening) {
		boolean port = opening.port(21);
		if (opening.fromClient()) {
			return port ? opening.beginsAny("USER ", "AUTH ", "FEAT\r\n") : Guess.NO;
		}
		Guess ready = opening.beginsAny("220 ", "220-");
		if (ready != Guess.YES) {
			return ready;
		}
		return port || opening.contains("FTP", 4) && !opening.contains("SMTP", 4) ? Guess.YES : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new LineFields("ftp.line", new FtpFields()));
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new FtpConversation(connection);
	}
}
