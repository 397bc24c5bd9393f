package org.telltale.capture.protocol;

/**
 * The first bytes of one side of a connection, as far as they have come in.
 *
 * @param bytes holds them; not to be changed or kept
 * @param from index of the first
 * @param to index behind the last
 * @param fromClient whether the client sent them
 * @param clientPort the client's port
 * @param serverPort the server's port
 */
public record Opening(byte[] bytes, int from, int to, boolean fromClient, int clientPort, int serverPort) {

	/** How many bytes there are. */
	public int length() {
		return to - from;
	}

	/** The unsigned byte at a place counted from the first; -1 behind the last. */
	public int at(int place) {
		return place < to - from ? bytes[from + place] & 0xff : -1;
	}

	/** Whether one of the ports is this one. */
	public boolean port(int port) {
		return serverPort == port || clientPort == port;
	}

	/** Whether the bytes begin with the text (ISO 8859-1), or are the beginning of it. */
	public StreamProtocol.Guess begins(String text) {
		int count = Math.min(text.length(), length());
		for (int i = 0; i < count; i++) {
			if ((bytes[from + i] & 0xff) != text.charAt(i)) {
				return StreamProtocol.Guess.NO;
			}
		}
		return count == text.length() ? StreamProtocol.Guess.YES : StreamProtocol.Guess.PERHAPS;
	}

	/** The surest of what {@link #begins} says of several texts. */
	public StreamProtocol.Guess beginsAny(String... texts) {
		StreamProtocol.Guess best = StreamProtocol.Guess.NO;
		for (String text : texts) {
			StreamProtocol.Guess guess = begins(text);
			best = guess.compareTo(best) > 0 ? guess : best;
		}
		return best;
	}

	/** Whether the text (ISO 8859-1) stands somewhere in the bytes, from a place on that is counted from the first. */
	public boolean contains(String text, int place) {
		for (int i = place; i <= length() - text.length(); i++) {
			int at = 0;
			while (at < text.length() && at(i + at) == text.charAt(at)) {
				at++;
			}
			if (at == text.length()) {
				return true;
			}
		}
		return false;
	}
}
