package org.telltale.seal.recount;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Progress;

/** Evidence files by their SHA-256, whatever they are called. */
public final class EvidenceFolder implements AutoCloseable {

	private static final int MIB = 1 << 20;
	/** Files as long as each other by chance are short. */
	private static final int MIN_TELLING_LENGTH = 24;

	/**
	 * A file.
	 *
	 * @param path where it is
	 * @param length bytes
	 * @param mib SHA-256 of each MiB, the last may be shorter
	 */
	public record Item(Path path, long length, List<String> mib) {
	}

	private final TreeMap<String, Item> items = new TreeMap<>();
	/** What a disclosure gives in parts. */
	private final Map<String, Parts> parts = new TreeMap<>();
	/** What was opened, by the ids of its files, each behind a space but the first; empty of what is no capture. */
	private final TreeMap<String, Optional<Capture>> captures = new TreeMap<>();

	/** No evidence at all. */
	public EvidenceFolder() {
	}

	/** Digests every regular file below a folder; linked folders are not entered. */
	public EvidenceFolder(Path folder, Progress progress) throws IOException {
		List<Path> files;
		try (Stream<Path> walk = Files.walk(folder)) {
			files = walk.filter(Files::isRegularFile).sorted().toList();
		}
		parts.putAll(DisclosureIndex.read(folder));
		if (Files.isRegularFile(folder.resolve(DisclosureIndex.NAME))) {
			files = files.stream().filter(file -> !isOfDisclosure(folder, file)).toList();
		}
		int done = 0;
		for (Path file : files) {
			progress.step("evidence", done++, files.size());
			addDigested(file);
		}
	}

	/** Digests these files. */
	public EvidenceFolder(Iterable<Path> files, Progress progress) throws IOException {
		int done = 0;
		for (Path file : files) {
			progress.step("evidence", done++, done);
			addDigested(file);
		}
	}

	/** Whether offsets of the file, which is there whole, count in what it expands to. */
	public boolean expands(String evidence) throws IOException {
		try (FileBytes bytes = new FileBytes(items.get(evidence).path())) {
			return Expander.compressed(bytes.read(0, (int) Math.min(6, bytes.length())));
		}
	}

	private static boolean isOfDisclosure(Path folder, Path file) {
		return file.equals(folder.resolve(DisclosureIndex.NAME)) || file.startsWith(folder.resolve(DisclosureIndex.PARTS));
	}

	/** Items of which a disclosure gives parts, by their id. */
	public Map<String, Parts> parts() {
		return parts;
	}

	/** Takes the parts of an item for not given. */
	public void leaveParts(String evidence) {
		parts.remove(evidence);
	}

	private void addDigested(Path file) throws IOException {
		MessageDigest whole = Digest.newDigester(Digest.SHA_256);
		List<String> mib = new ArrayList<>();
		long length = 0;
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[MIB];
			int count;
			while ((count = in.readNBytes(buffer, 0, MIB)) > 0) {
				whole.update(buffer, 0, count);
				mib.add(Digest.sha256(buffer, 0, count).hex());
				length += count;
			}
		}
		items.putIfAbsent(HexFormat.of().formatHex(whole.digest()), new Item(file, length, List.copyOf(mib)));
	}

	/** The file with that digest. */
	public Optional<Item> item(String evidence) {
		return Optional.ofNullable(items.get(evidence));
	}

	/** Ranges of a file, joined; empty if the file is not there or is shorter. */
	public Optional<byte[]> cut(String evidence, List<ByteRange> ranges) throws IOException {
		Item item = items.get(evidence);
		if (item == null && parts.containsKey(evidence)) {
			return cut(parts.get(evidence), ranges);
		}
		if (item == null || ranges.isEmpty() || ranges.stream().anyMatch(range -> range.end() > item.length())) {
			return Optional.empty();
		}
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		try (FileBytes file = new FileBytes(item.path())) {
			for (ByteRange range : ranges) {
				joined.writeBytes(file.read(range.offset(), (int) range.length()));
			}
		}
		return Optional.of(joined.toByteArray());
	}

	private static Optional<byte[]> cut(Parts given, List<ByteRange> ranges) throws IOException {
		if (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.end() > given.length())) {
			return Optional.empty();
		}
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (ByteRange range : ranges) {
			joined.writeBytes(given.read(range.offset(), Math.toIntExact(range.length())));
		}
		return Optional.of(joined.toByteArray());
	}

	/** Ranges of a key log, or of a capture that holds its keys, joined; empty if the file is not there or is shorter. */
	public Optional<byte[]> keys(String evidence, List<ByteRange> ranges) throws IOException {
		Optional<Capture> capture = opened(List.of(evidence));
		return capture.isPresent() ? capture.get().cut(ranges) : cut(evidence, ranges);
	}

	/**
	 * A file that looks like an item of evidence, by name or by length, and has another digest: evidence that was changed.
	 *
	 * @param listed digests of all evidence, whose files are above suspicion
	 * @param masked lengths of evidence whose digest is masked: a file of such a length may be that evidence
	 */
	public Optional<Item> changed(String name, long length, Set<String> listed, Set<Long> masked) {
		return items.entrySet().stream().filter(e -> !listed.contains(e.getKey())).map(java.util.Map.Entry::getValue)
				.filter(item -> !masked.contains(item.length()))
				.filter(item -> item.path().getFileName().toString().equals(name) || item.length() == length && length >= MIN_TELLING_LENGTH)
				.findFirst();
	}

	/** The file with that digest as a capture; empty if it is not there or is none. */
	public Optional<Capture> capture(String evidence) throws IOException {
		return items.containsKey(evidence) ? opened(List.of(evidence)) : Optional.empty();
	}

	/** Files as one capture, in that order; empty if one is not there or is no capture. */
	public Optional<CaptureFiles> files(List<String> evidence) throws IOException {
		return opened(evidence).map(capture -> new CaptureFiles(capture, evidence));
	}

	/** Whether it is there, whole or in parts. */
	public boolean has(String evidence) {
		return items.containsKey(evidence) || parts.containsKey(evidence);
	}

	private Optional<Capture> opened(List<String> evidence) throws IOException {
		if (!evidence.stream().allMatch(this::has)) {
			return Optional.empty();
		}
		String key = String.join(" ", evidence);
		if (!captures.containsKey(key)) {
			List<FileBytes> files = new ArrayList<>();
			try {
				for (String id : evidence) {
					files.add(items.containsKey(id) ? FileBytes.ofCapture(items.get(id).path()) : new FileBytes(parts.get(id)));
				}
			} catch (IOException | RuntimeException failed) {
				Capture.close(files);
				throw failed;
			}
			captures.put(key, Capture.of(files));
		}
		return captures.get(key);
	}

	@Override
	public void close() throws IOException {
		for (Optional<Capture> capture : captures.values()) {
			if (capture.isPresent()) {
				capture.get().close();
			}
		}
	}
}
