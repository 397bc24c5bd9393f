package org.telltale.capture.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Expanded bytes as the channel that a second {@link EvidenceStream} reads. Only for buffers with an array. */
final class ExpandedChannel implements ReadableByteChannel {

	private final InputStream expanded;

	ExpandedChannel(InputStream expanded) {
		this.expanded = expanded;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int count = expanded.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
		if (count > 0) {
			target.position(target.position() + count);
		}
		return count;
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public void close() throws IOException {
		expanded.close();
	}
}
