package org.telltale.capture.protocol;

/** Two streams between a client (side 0) and a server (side 1), and who reads them at the moment. */
public interface Connection {

	/** The stream that a side sends. */
	ByteStream stream(int side);

	/** The flow that carries both. */
	Flow flow();

	/** Where findings go. */
	CaptureContext context();

	/** From now on this decoder gets the streams, from what was not consumed; it is called for both sides at once. */
	void become(StreamDecoder decoder);

	/** The bytes that come next are another protocol's (behind CONNECT, STARTTLS, an upgrade, SOCKS): it is recognised anew. */
	void recogniseAnew();
}
