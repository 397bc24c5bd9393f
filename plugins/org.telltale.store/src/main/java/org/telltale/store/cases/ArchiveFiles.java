package org.telltale.store.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
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

/** The files of an archive form that is read, under one root (a folder, or the inside of a zip), and the manifest that lists them. */
final class ArchiveFiles {

	static final String MANIFEST = "manifest.json";
	static final String FORMAT = "telltale-case-archive";
	static final int VERSION = 1;

	private static final long MAX_MANIFEST_BYTES = 1L << 26;
	/** Whatever else a manifest names is refused: names become paths here, and the archive may come from anywhere. */
	private static final Pattern ALLOWED = Pattern.compile("case\\.xmi|journal\\.jsonl|rows/[a-z_]{1,40}\\.jsonl|vault/[0-9a-f]{2}/[0-9a-f]{64}"
			+ "|heads/head-[0-9]{1,18}\\.json|columns/[0-9a-f]{64}/[a-z0-9]+([.-][a-z0-9]+)*\\.col|reports/[A-Za-z0-9_][A-Za-z0-9_ -]{0,100}(\\.[A-Za-z0-9_-]{1,20}){1,4}");

	private final Path root;
	private final SortedMap<String, Entry> entries = new TreeMap<>();

	/**
	 * A file of the archive.
	 *
	 * @param length bytes
	 */
	record Entry(long length, String sha256) {
	}

	ArchiveFiles(Path root) {
		this.root = root;
	}

	/** Whether a file of that name can be part of an archive. */
	static boolean isAllowed(String name) {
		return ALLOWED.matcher(name).matches();
	}

	SortedMap<String, Entry> entries() {
		return entries;
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
