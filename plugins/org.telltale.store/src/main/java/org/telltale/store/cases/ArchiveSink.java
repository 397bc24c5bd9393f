package org.telltale.store.cases;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.telltale.base.Digest;
import org.telltale.base.cipher.SealedWriter;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.CaseSecret;

/** Where the files of an archive go, one behind the other. */
interface ArchiveSink extends Closeable {

	/** Begins a file; closed by the caller, before the next one. */
	OutputStream open(String name) throws IOException;

	/** Into a folder. */
	static ArchiveSink folder(Path root) {
		return into(root, () -> { });
	}

	/** Into a zip. */
	static ArchiveSink zip(Path file) throws IOException {
		FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", "true", "useTempFile", Boolean.TRUE));
		return into(zip.getPath("/"), zip);
	}

	private static ArchiveSink into(Path root, Closeable end) {
		return new ArchiveSink() {
			@Override
			public OutputStream open(String name) throws IOException {
				Files.createDirectories(root.resolve(name).getParent());
				return Files.newOutputStream(root.resolve(name));
			}

			@Override
			public void close() throws IOException {
				end.close();
			}
		};
	}

	/** Into a zip that is encrypted as it is written, behind the line of the key file that opens it. */
	static ArchiveSink sealed(Path file, CaseKeyFile key, CaseSecret secret) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
		ByteBuffer line = ByteBuffer.wrap((key.line() + "\n").getBytes(StandardCharsets.UTF_8));
		while (line.hasRemaining()) {
			channel.write(line);
		}
		SealedWriter sealed = secret.area(ArchiveForm.AREA).writer(channel);
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(sealed, digester));
		return new ArchiveSink() {
			@Override
			public OutputStream open(String name) throws IOException {
				zip.putNextEntry(new ZipEntry(name));
				return new OpenEntry(zip);
			}

			@Override
			public void close() throws IOException {
				try (sealed) {
					zip.finish();
					sealed.finish(Digest.of(Digest.SHA_256, digester.digest()));
				}
			}
		};
	}

	/** An entry of a zip: closing it leaves the zip open. */
	final class OpenEntry extends OutputStream {

		private final ZipOutputStream zip;

		OpenEntry(ZipOutputStream zip) {
			this.zip = zip;
		}

		@Override
		public void write(int b) throws IOException {
			zip.write(b);
		}

		@Override
		public void write(byte[] bytes, int offset, int count) throws IOException {
			zip.write(bytes, offset, count);
		}

		@Override
		public void close() throws IOException {
			zip.closeEntry();
		}
	}
}
