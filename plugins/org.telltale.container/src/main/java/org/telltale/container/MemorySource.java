package org.telltale.container;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** An image that is an array. */
final class MemorySource implements Source {

	private final byte[] image;

	MemorySource(byte[] image) {
		this.image = image;
	}

	@Override
	public long length() {
		return image.length;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) {
		int there = (int) Math.max(0, Math.min(count, image.length - offset));
		if (there > 0) {
			System.arraycopy(image, (int) offset, into, at, there);
		}
		return there;
	}

	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return range.end() > image.length ? Optional.empty() : Optional.of(List.of(range));
	}
}
