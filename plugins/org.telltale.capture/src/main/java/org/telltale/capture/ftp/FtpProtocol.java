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
			return port ? strongest(opening.begins("USER "), strongest(opening.begins("AUTH "), opening.begins("FEAT\r\n"))) : Guess.NO;
		}
		Guess ready = strongest(opening.begins("220 "), opening.begins("220-"));
		if (ready != Guess.YES) {
			return ready;
		}
		return port || says(opening, "FTP") && !says(opening, "SMTP") ? Guess.YES : Guess.NO;
	}

	private static Guess strongest(Guess first, Guess second) {
		return first.compareTo(second) >= 0 ? first : second;
	}

	private static boolean says(Opening opening, String word) {
		for (int i = 4; i <= opening.length() - word.length(); i++) {
			int at = 0;
			while (at < word.length() && opening.at(i + at) == word.charAt(at)) {
				at++;
			}
			if (at == word.length()) {
				return true;
			}
		}
		return false;
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
