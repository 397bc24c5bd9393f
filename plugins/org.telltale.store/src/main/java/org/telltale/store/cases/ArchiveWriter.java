package org.telltale.store.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.store.CaseException;

/** Writes the files of an archive form one by one, and at last the manifest that lists them. */
final class ArchiveWriter {

	private final ArchiveSink sink;
	private final SortedMap<String, ArchiveFiles.Entry> entries = new TreeMap<>();

	/** Writes one file's content. */
	@FunctionalInterface
	interface Content {

		void write(OutputStream out) throws IOException, CaseException;
	}

	ArchiveWriter(ArchiveSink sink) {
		this.sink = sink;
	}

	/** How many files were added. */
	int count() {
		return entries.size();
	}

	/** Adds a file. */
	void add(String name, Content content) throws IOException, CaseException {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		long length;
		try (Counted out = new Counted(new DigestOutputStream(sink.open(name), digester))) {
			content.write(out);
			length = out.count;
		}
		entries.put(name, new ArchiveFiles.Entry(length, Digest.of(Digest.SHA_256, digester.digest()).hex()));
	}

	/** Writes the manifest, which makes the archive whole; gives its digest. */
	String seal(Json.Fields about) throws IOException {
		List<Json> files = new ArrayList<>();
		entries.forEach((name, entry) -> files.add(Json.object().put("path", name).put("length", Long.toString(entry.length())).put("sha256", entry.sha256())));
		byte[] manifest = (about.copy().put("format", ArchiveFiles.FORMAT).put("version", ArchiveFiles.VERSION).put("files", Json.array(files)) + "\n").getBytes(StandardCharsets.UTF_8);
		try (OutputStream out = sink.open(ArchiveFiles.MANIFEST)) {
			out.write(manifest);
		}
		return Digest.sha256(manifest).hex();
	}

	/** Counts what is written. */
	private static final class Counted extends OutputStream {

		private final OutputStream out;
		private long count;

		Counted(OutputStream out) {
			this.out = out;
		}

		@Override
		public void write(int b) throws IOException {
			out.write(b);
			count++;
		}

		@Override
		public void write(byte[] bytes, int offset, int written) throws IOException {
			out.write(bytes, offset, written);
			count += written;
		}

		@Override
		public void close() throws IOException {
			out.close();
		}
	}
}
