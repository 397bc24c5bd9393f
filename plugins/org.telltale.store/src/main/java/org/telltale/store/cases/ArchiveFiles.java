package org.telltale.store.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.CaseException;

/** The files of an archive form under one root (a folder, or the inside of a zip), and the manifest that lists them. */
final class ArchiveFiles {

	static final String MANIFEST = "manifest.json";
	static final String FORMAT = "telltale-case-archive";
	static final int VERSION = 1;

	private static final long MAX_MANIFEST_BYTES = 1L << 26;
	/** Whatever else a manifest names is refused: names become paths here, and the archive may come from anywhere. */
	private static final Pattern ALLOWED = Pattern.compile("case\\.xmi|journal\\.jsonl|rows/[a-z_]{1,40}\\.jsonl|vault/[0-9a-f]{2}/[0-9a-f]{64}"
			+ "|heads/head-[0-9]{1,18}\\.json|columns/[0-9a-f]{64}/[a-z0-9]+([.-][a-z0-9]+)*\\.col|reports/[A-Za-z0-9_][A-Za-z0-9_ -]{0,100}(\\.[A-Za-z0-9_-]{1,20}){1,4}");

	private final Path root;
	private final ArchiveSink sink;
	private final SortedMap<String, Entry> entries = new TreeMap<>();

	/**
	 * A file of the archive.
	 *
	 * @param length bytes
	 */
	record Entry(long length, String sha256) {
	}

	/** Writes one file's content. */
	@FunctionalInterface
	interface Content {

		void write(OutputStream out) throws IOException, CaseException;
	}

	/** Files to read, under a root. */
	ArchiveFiles(Path root) {
		this.root = root;
		this.sink = ArchiveSink.folder(root);
	}

	/** Files to write. */
	ArchiveFiles(ArchiveSink sink) {
		this.root = Path.of("");
		this.sink = sink;
	}

	/** Whether a file of that name can be part of an archive. */
	static boolean isAllowed(String name) {
		return ALLOWED.matcher(name).matches();
	}

	SortedMap<String, Entry> entries() {
		return entries;
	}

	/** Adds a file. */
	void add(String name, Content content) throws IOException, CaseException {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		long length;
		try (Counted out = new Counted(new DigestOutputStream(sink.open(name), digester))) {
			content.write(out);
			length = out.count;
		}
		entries.put(name, new Entry(length, Digest.of(Digest.SHA_256, digester.digest()).hex()));
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

	/** Writes the manifest, which makes the archive whole; gives its digest. */
	String seal(Json.Fields about) throws IOException {
		List<Json> files = new ArrayList<>();
		entries.forEach((name, entry) -> files.add(Json.object().put("path", name).put("length", Long.toString(entry.length())).put("sha256", entry.sha256())));
		byte[] manifest = (about.copy().put("format", FORMAT).put("version", VERSION).put("files", Json.array(files)) + "\n").getBytes(StandardCharsets.UTF_8);
		try (OutputStream out = sink.open(MANIFEST)) {
			out.write(manifest);
		}
		return Digest.sha256(manifest).hex();
	}

	/** Reads and checks the manifest, and that the files that it lists are there, no more and no less, each with its digest. */
	Json open() throws IOException, CaseException {
		Path manifest = root.resolve(MANIFEST);
		if (!Files.isRegularFile(manifest) || Files.size(manifest) > MAX_MANIFEST_BYTES) {
			throw refused("it has no " + MANIFEST);
		}
		Json json;
		try {
			json = JsonReader.read(Files.readString(manifest));
		} catch (JsonSyntaxException e) {
			throw refused("its " + MANIFEST + " is no JSON: " + e.getMessage());
		}
		if (!json.text("format").equals(Optional.of(FORMAT)) || !json.integer("version").equals(Optional.of((long) VERSION))) {
			throw refused("its form is not one that this version of the program reads");
		}
		for (Json file : json.items("files")) {
			list(file);
		}
		requireNothingElse();
		for (var entry : entries.entrySet()) {
			check(entry.getKey(), entry.getValue());
		}
		return json;
	}

	private void list(Json file) throws CaseException {
		String name = file.text("path").orElse("");
		if (!isAllowed(name)) {
			throw refused("it lists a file of a name that no archive has");
		}
		if (entries.put(name, new Entry(file.integer("length").orElse(-1L), file.text("sha256").orElse(""))) != null) {
			throw refused("it lists " + name + " twice");
		}
	}

	private void requireNothingElse() throws IOException, CaseException {
		try (Stream<Path> inside = Files.walk(root)) {
			for (Path path : inside.filter(Files::isRegularFile).sorted().toList()) {
				String name = root.relativize(path).toString().replace('\\', '/');
				if (!entries.containsKey(name) && !name.equals(MANIFEST)) {
					throw refused("it holds a file that its manifest does not list");
				}
			}
		}
	}

	private void check(String name, Entry entry) throws IOException, CaseException {
		Path path = root.resolve(name);
		if (!Files.isRegularFile(path) || Files.size(path) != entry.length()) {
			throw refused(name + " is missing or of another length");
		}
		if (!digest(path, entry.length()).equals(entry.sha256())) {
			throw refused(name + " was changed: its digest differs from the manifest's");
		}
	}

	/** Reads no more than one byte beyond the length that was promised: a zip may hold more than it says. */
	private static String digest(Path path, long length) throws IOException {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		byte[] buffer = new byte[1 << 16];
		long left = length + 1;
		try (InputStream in = Files.newInputStream(path)) {
			int count;
			while (left > 0 && (count = in.read(buffer, 0, (int) Math.min(buffer.length, left))) >= 0) {
				digester.update(buffer, 0, count);
				left -= count;
			}
		}
		return left == 1 ? Digest.of(Digest.SHA_256, digester.digest()).hex() : "";
	}

	/** Bytes of all files together. */
	long totalLength() {
		return entries.values().stream().mapToLong(Entry::length).sum();
	}

	Path path(String name) {
		return root.resolve(name);
	}

	CaseException refused(String why) {
		return new CaseException("the archive cannot be restored: " + why, "use another copy of the archive");
	}
}
