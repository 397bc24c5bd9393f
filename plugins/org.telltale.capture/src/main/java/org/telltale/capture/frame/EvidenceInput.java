package org.telltale.capture.frame;

import java.io.IOException;
import java.io.InputStream;

/** The evidence's bytes for a decompressor: read once, digested as they are. */
final class EvidenceInput extends InputStream {

	private final EvidenceStream evidence;

	EvidenceInput(EvidenceStream evidence) {
		this.evidence = evidence;
	}

	@Override
	public int read() throws IOException {
		if (!evidence.require(1)) {
			return -1;
		}
		int value = evidence.bytes()[evidence.position()] & 0xff;
		evidence.skip(1);
		return value;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (!evidence.require(1)) {
			return -1;
		}
		int count = Math.min(length, evidence.available());
		System.arraycopy(evidence.bytes(), evidence.position(), target, offset, count);
		evidence.skip(count);
		return count;
	}
}
