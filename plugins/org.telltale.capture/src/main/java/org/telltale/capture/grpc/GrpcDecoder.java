package org.telltale.capture.grpc;

import java.util.ArrayList;
import java.util.List;

/** Finds length-prefixed messages in a body ("gRPC over HTTP2", Length-Prefixed-Message; gRPC-Web uses the same). Stateless. */
public final class GrpcDecoder {

	/** Bytes before each message. */
	public static final int PREFIX = 5;
	private static final int MAX_MESSAGES = 100_000;
	private static final int COMPRESSED = 1;
	private static final int TRAILERS = 0x80;

	private GrpcDecoder() {
	}

	/** The messages, as far as the bytes are some: flags that nobody has defined end the list. A last one may be cut. */
	public static List<GrpcMessage> decode(byte[] body) {
		List<GrpcMessage> found = new ArrayList<>();
		int at = 0;
		while (body.length - at >= PREFIX && found.size() < MAX_MESSAGES && (body[at] & 0xff & ~(COMPRESSED | TRAILERS)) == 0) {
			long length = (body[at + 1] & 0xffL) << 24 | (body[at + 2] & 0xff) << 16 | (body[at + 3] & 0xff) << 8 | body[at + 4] & 0xff;
			int there = (int) Math.min(length, body.length - at - PREFIX);
			found.add(new GrpcMessage(found.size(), at + PREFIX, there, (body[at] & COMPRESSED) != 0, (body[at] & TRAILERS) != 0, there == length));
			at += PREFIX + there;
		}
		return found;
	}
}
