package org.telltale.seal.replay;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** Length-prefixed messages (gRPC over HTTP2, Length-Prefixed-Message): flags, length, message. */
final class GrpcOps {

	private GrpcOps() {
	}

	static byte[] message(byte[] input, int index) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(input);
			for (int i = 0; i < index; i++) {
				cursor.skip(1);
				cursor.skip(cursor.u32());
			}
			cursor.skip(1);
			return cursor.bytes(Math.min(cursor.u32(), cursor.remaining()));
		} catch (TruncatedException e) {
			throw new Refusal("there is no length-prefixed message of that number");
		}
	}
}
