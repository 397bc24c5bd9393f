package org.telltale.store.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.cipher.SealedWriter;

/** Writes a file of a case: plain, or encrypted by the keys of its area. Not thread-safe. */
public final class AreaWriter extends OutputStream {

	private final OutputStream out;
	private final Ending ending;

	/** How a file ends that has this digest: on the disk. */
	private interface Ending {

		void finish(Digest sha256) throws IOException;
	}

	private AreaWriter(OutputStream out, Ending ending) {
		this.out = out;
		this.ending = ending;
	}

	/** Begins to write a file that exists. @param area the keys of an encrypted case */
	public static AreaWriter open(Path file, Optional<SealedArea> area) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		if (area.isEmpty()) {
			return new AreaWriter(Channels.newOutputStream(channel), sha256 -> channel.force(true));
		}
		SealedWriter sealed = area.get().writer(channel);
		return new AreaWriter(sealed, sealed::finish);
	}

	@Override
	public void write(int b) throws IOException {
		out.write(b);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		out.write(bytes, offset, count);
	}

	/** Ends the file and forces it to the disk. @param sha256 of all plain bytes */
	public void finish(Digest sha256) throws IOException {
		ending.finish(sha256);
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
