package org.telltale.capture.mail;

import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** SMTP, POP3 or IMAP in clear: known by the server's greeting, or the client's first command on the usual ports. */
public final class MailProtocol implements StreamProtocol {

	/** Which one. */
	public enum Kind {
		/** RFC 5321. */
		SMTP("smtp", 25, 587, 2525),
		/** RFC 1939. */
		POP("pop3", 110, 110, 110),
		/** RFC 9051. */
		IMAP("imap", 143, 143, 220);

		private final String word;
		private final int[] ports;

		Kind(String word, int... ports) {
			this.word = word;
			this.ports = ports;
		}
	}

	private final Kind kind;

	public MailProtocol(Kind kind) {
		this.kind = kind;
	}

	@Override
	public String name() {
		return kind.word;
	}

	@Override
	public Guess recognise(Opening opening) {
		boolean port = false;
		for (int usual : kind.ports) {
			port |= opening.serverPort() == usual;
		}
		return opening.fromClient() ? client(opening, port) : server(opening, port);
	}

	private Guess client(Opening opening, boolean port) {
		return switch (kind) {
			case SMTP -> port ? opening.beginsAny("EHLO ", "HELO ", "MAIL FROM:", "ehlo ", "helo ") : opening.beginsAny("EHLO ", "HELO ");
			case POP -> port ? opening.beginsAny("USER ", "CAPA\r\n", "AUTH", "APOP ", "STLS\r\n") : Guess.NO;
			case IMAP -> port ? tagged(opening) : Guess.NO;
		};
	}

	private Guess server(Opening opening, boolean port) {
		return switch (kind) {
			case SMTP -> {
				Guess ready = opening.beginsAny("220 ", "220-");
				yield ready != Guess.YES || port || opening.contains("SMTP", 3) ? ready : Guess.NO;
			}
			case POP -> {
				Guess ready = opening.begins("+OK");
				yield ready != Guess.YES || port || opening.contains("POP", 3) ? ready : Guess.NO;
			}
			case IMAP -> opening.beginsAny("* OK ", "* PREAUTH ");
		};
	}

	/** A tag, a space, a letter. */
	private static Guess tagged(Opening opening) {
		int at = 0;
		while (at < 12 && at < opening.length() && Character.isLetterOrDigit(opening.at(at)) && opening.at(at) < 0x80) {
			at++;
		}
		if (at == opening.length()) {
			return Guess.PERHAPS;
		}
		return at > 0 && opening.at(at) == ' ' && Character.isLetter(Math.max(0, opening.at(at + 1))) ? Guess.YES : Guess.NO;
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return switch (kind) {
			case SMTP -> new SmtpTalk(connection);
			case POP -> new PopTalk(connection);
			case IMAP -> new ImapTalk(connection);
		};
	}
}
