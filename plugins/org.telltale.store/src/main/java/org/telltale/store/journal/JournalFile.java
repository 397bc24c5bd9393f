package org.telltale.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.telltale.store.CaseException;

/** The file of a journal. One writer at a time; an entry is on the disk (forced) before {@link #append} returns. Not thread-safe. */
public final class JournalFile {

	private static final int MAX_LINE_BYTES = 1 << 24;

	private final Path file;
	private final LineForm form;

	/** A journal in that file, which need not exist yet. */
	public JournalFile(Path file) {
		this(file, LineForm.PLAIN);
	}

	/** The same with lines of a form. */
	public JournalFile(Path file, LineForm form) {
		this.file = file;
		this.form = form;
	}

	/** Where it lies. */
	public Path path() {
		return file;
	}

	/**
	 * Reads the journal through and checks each line, the sequence and the chain.
	 *
	 * @throws CaseException if the file cannot be read
	 */
	public JournalCheck check() throws CaseException {
		try {
			return check(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
		} catch (IOException e) {
			throw new CaseException("the journal " + file + " cannot be read", "check the disk and its permissions", e);
		}
	}

	private JournalCheck check(byte[] bytes) {
		List<JournalEntry> entries = new ArrayList<>();
		List<String> faults = new ArrayList<>();
		int start = 0;
		int end;
		while (faults.isEmpty() && (end = lineEnd(bytes, start)) >= 0) {
			Optional<JournalEntry> entry = parse(entries.size() + 1L, Arrays.copyOfRange(bytes, start, end));
			if (entry.isEmpty()) {
				faults.add("line " + (entries.size() + 1) + " was altered: its content does not give its hash (" + file.getFileName() + ")");
			} else {
				fault(entries, entry.get()).ifPresent(faults::add);
				entries.add(entry.get());
			}
			start = faults.isEmpty() ? end + 1 : start;
		}
		return new JournalCheck(faults.isEmpty() ? entries : entries.subList(0, Math.max(0, entries.size() - 1)), faults, start,
				faults.isEmpty() ? bytes.length - start : 0);
	}

	private static Optional<String> fault(List<JournalEntry> before, JournalEntry entry) {
		int line = before.size() + 1;
		if (entry.sequence() != line) {
			return Optional.of("line " + line + " carries the sequence number " + entry.sequence() + ": an entry was removed, added or moved");
		}
		String previous = before.isEmpty() ? JournalEntry.NONE_BEFORE : before.getLast().hash();
		return entry.previous().equals(previous) ? Optional.empty()
				: Optional.of("line " + line + " does not follow from line " + (line - 1) + ": the chain is broken");
	}

	private static int lineEnd(byte[] bytes, int start) {
		for (int i = start; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				return i;
			}
		}
		return -1;
	}

	private Optional<JournalEntry> parse(long number, byte[] written) {
		if (written.length > MAX_LINE_BYTES) {
			return Optional.empty();
		}
		return form.read(number, written).flatMap(line -> {
			try {
				return JournalEntry.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
			} catch (CharacterCodingException notUtf8) {
				return Optional.empty();
			}
		});
	}

	/**
	 * Appends an entry behind {@code last} and forces it to the disk.
	 *
	 * @param last the entry that is now the last, empty for the first
	 * @param atNanos UTC, nanoseconds since the epoch
	 * @throws CaseException if the disk refuses; the entry may then stand in the file, torn or whole, without having been acknowledged
	 */
	public JournalEntry append(Optional<JournalEntry> last, long atNanos, JournalEntry.Intent intent) throws CaseException {
		JournalEntry entry = JournalEntry.of(last.map(JournalEntry::sequence).orElse(0L) + 1, atNanos, intent,
				last.map(JournalEntry::hash).orElse(JournalEntry.NONE_BEFORE));
		byte[] written = form.write(entry.sequence(), entry.line().getBytes(StandardCharsets.UTF_8));
		if (parse(entry.sequence(), written).isEmpty()) {
			throw new IllegalArgumentException("an entry that could not be read back: half a surrogate pair, or parameters too deep");
		}
		ByteBuffer line = ByteBuffer.allocate(written.length + 1).put(written).put((byte) '\n').flip();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
			while (line.hasRemaining()) {
				channel.write(line);
			}
			channel.force(true);
			return entry;
		} catch (IOException e) {
			throw new CaseException("the journal " + file + " cannot be written", "free space on the disk and open the case again", e);
		}
	}

	/**
	 * Takes bytes off the end that belong to no whole line.
	 *
	 * @param wholeBytes what stays
	 */
	public void cutTo(long wholeBytes) throws CaseException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(wholeBytes);
			channel.force(true);
		} catch (IOException e) {
			throw new CaseException("the journal " + file + " cannot be written", "check the disk and its permissions", e);
		}
	}
}
