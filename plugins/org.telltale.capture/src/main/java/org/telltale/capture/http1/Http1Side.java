package org.telltale.capture.http1;

import org.telltale.capture.http1.Http1Message.Framing;

/** One side's place in its stream; a message begins where the stream was consumed to. */
final class Http1Side {

	/** The head of the message that is coming in; null if none is. */
	Http1Message head;
	Framing framing = Framing.NONE;
	ChunkScanner chunks = new ChunkScanner();
	Pairing.Open open;
	/** Up to where the stream is offered as it is; -1 if a message is being read. */
	long rawUntil = -1;
	/** Where the chunked body begins whose chunks are looked for while it is offered as it is; -1 if there is none. */
	long rawChunks = -1;
	/** Whether raw bytes are searched for a message that begins anew. */
	boolean seeks;
	/** Up to where the head that is coming in was searched for its end, or raw bytes for a message. */
	long searched;
	/** Whether it waits for the answer to CONNECT. */
	boolean held;
	/** Whether what comes now is a body to the connection's end. */
	boolean lastBody;
	boolean over;
}
