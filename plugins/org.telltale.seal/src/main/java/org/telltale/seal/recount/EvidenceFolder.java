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
		int done = 0;
		for (Path file : files) {
			progress.step("evidence", done++, files.size());
			addDigested(file);
		}
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

	/** Ranges of a key log, or of a capture that holds its keys, joined; empty if the file is not there or is shorter. */
	public Optional<byte[]> keys(String evidence, List<ByteRange> ranges) throws IOException {
		Optional<Capture> capture = capture(evidence);
		return capture.isPresent() ? capture.get().cut(ranges) : cut(evidence, ranges);
	}

	/**
	 * A file that looks like an item of evidence, by name or by length, and has another digest: evidence that was changed.
	 *
	 * @param listed digests of all evidence, whose files are above suspicion
	 */
	public Optional<Item> changed(String name, long length, Set<String> listed) {
		return items.entrySet().stream().filter(e -> !listed.contains(e.getKey())).map(java.util.Map.Entry::getValue)
				.filter(item -> item.path().getFileName().toString().equals(name) || item.length() == length && length >= MIN_TELLING_LENGTH)
				.findFirst();
	}

	/** The file with that digest as a capture; empty if it is not there or is none. */
	public Optional<Capture> capture(String evidence) throws IOException {
		return opened(List.of(evidence));
	}

	/** Files as one capture, in that order; empty if one is not there or is no capture. */
	public Optional<CaptureFiles> files(List<String> evidence) throws IOException {
		return opened(evidence).map(capture -> new CaptureFiles(capture, evidence));
	}

	private Optional<Capture> opened(List<String> evidence) throws IOException {
		if (!items.keySet().containsAll(evidence)) {
			return Optional.empty();
		}
		String key = String.join(" ", evidence);
		if (!captures.containsKey(key)) {
			captures.put(key, Capture.open(evidence.stream().map(id -> items.get(id).path()).toList()));
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
