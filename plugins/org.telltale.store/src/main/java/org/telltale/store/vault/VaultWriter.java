package org.telltale.store.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.telltale.base.Digest;
import org.telltale.base.cipher.SealedWriter;

/** Where the bytes go that are digested: into a plain file, a sealed one, or nowhere. */
interface VaultWriter extends Closeable {

	/** Takes bytes and keeps none. */
	VaultWriter NONE = new VaultWriter() {
		@Override
		public void write(byte[] bytes, int count) {
			// they are digested alone
		}

		@Override
		public void finish(Digest sha256) {
			// nothing was written
		}

		@Override
		public void close() {
			// nothing is open
		}
	};

	void write(byte[] bytes, int count) throws IOException;

	/** Ends the file and forces it to the disk. */
	void finish(Digest sha256) throws IOException;

	static VaultWriter plain(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		return new VaultWriter() {
			@Override
			public void write(byte[] bytes, int count) throws IOException {
				ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
			}

			@Override
			public void finish(Digest sha256) throws IOException {
				channel.force(true);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}

	static VaultWriter sealed(SealedWriter writer) {
		return new VaultWriter() {
			@Override
			public void write(byte[] bytes, int count) throws IOException {
				writer.write(bytes, 0, count);
			}

			@Override
			public void finish(Digest sha256) throws IOException {
				writer.finish(sha256);
			}

			@Override
			public void close() throws IOException {
				writer.close();
			}
		};
	}
}
