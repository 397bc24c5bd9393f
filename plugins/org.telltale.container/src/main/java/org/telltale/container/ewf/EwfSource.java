package org.telltale.container.ewf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteRange;
import org.telltale.container.Source;

/** The media of an EWF image: chunks are expanded as they are read, and a few are kept. One thread. */
final class EwfSource implements Source {

	private static final int STEP = 1 << 16;
	private static final int KEPT_BYTES = 8 << 20;
	/** The origin of more chunks is not told. */
	private static final int MAX_ORIGIN = 4096;
	private static final int SUM = 4;

	private final List<Source> files;
	private final List<Run> runs;
	private final long[] firsts;
	private final int chunkBytes;
	private final long length;
	private final LinkedHashMap<Long, Loaded> kept = new LinkedHashMap<>(16, 0.75f, true);

	/** A table, not empty, and the file that it stands in. */
	record Run(int file, ChunkTable table) {
	}

	/** Why a chunk is not as it was written. */
	enum Fault {
		/** All bytes are there, their sum does not hold. */
		SUM,
		/** It is not there or cannot be expanded: zeros stand for it. */
		LOST
	}

	/** A chunk's bytes. */
	record Loaded(byte[] bytes, Optional<Fault> fault) {
	}

	/** A chunk's place among the files. */
	record Placed(int file, ChunkTable.Chunk chunk) {
	}

	EwfSource(List<Source> files, List<Run> runs, int chunkBytes, long mediaLength) {
		this.files = List.copyOf(files);
		this.runs = List.copyOf(runs);
		this.chunkBytes = chunkBytes;
		this.firsts = new long[runs.size()];
		long chunks = 0;
		for (int i = 0; i < firsts.length; i++) {
			firsts[i] = chunks;
			chunks += runs.get(i).table().count();
		}
		this.length = Math.min(mediaLength, chunks * chunkBytes);
	}

	@Override
	public long length() {
		return length;
	}

	/** Chunks that the media have as far as they are there. */
	long chunks() {
		return Math.ceilDiv(length, (long) chunkBytes);
	}

	int chunkBytes() {
		return chunkBytes;
	}

	Placed placed(long chunk) {
		int found = Arrays.binarySearch(firsts, chunk);
		int run = found >= 0 ? found : -found - 2;
		return new Placed(runs.get(run).file(), runs.get(run).table().chunk((int) (chunk - firsts[run])));
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		for (int done = 0; done < there; ) {
			long chunk = (offset + done) / chunkBytes;
			int inside = (int) ((offset + done) % chunkBytes);
			byte[] bytes = chunk(chunk).bytes();
			int part = Math.min(there - done, bytes.length - inside);
			System.arraycopy(bytes, inside, into, at + done, part);
			done += part;
		}
		return there;
	}

	private Loaded chunk(long number) throws IOException {
		Loaded found = kept.get(number);
		if (found == null) {
			found = load(number);
			if (kept.size() >= Math.max(1, KEPT_BYTES / chunkBytes)) {
				kept.remove(kept.firstEntry().getKey());
			}
			kept.put(number, found);
		}
		return found;
	}

	/** A chunk's bytes, read anew. */
	Loaded load(long number) throws IOException {
		byte[] bytes = new byte[(int) Math.min(chunkBytes, length - number * chunkBytes)];
		Placed placed = placed(number);
		Source file = files.get(placed.file());
		ChunkTable.Chunk chunk = placed.chunk();
		long stored = Math.min(chunk.stored(), file.length() - chunk.offset());
		Optional<Fault> fault = stored <= 0 ? Optional.of(Fault.LOST) : chunk.compressed() ? inflate(file, chunk.offset(), stored, bytes)
				: copy(file, chunk.offset(), stored, bytes);
		return new Loaded(fault.equals(Optional.of(Fault.LOST)) ? new byte[bytes.length] : bytes, fault);
	}

	private static Optional<Fault> copy(Source file, long offset, long stored, byte[] bytes) throws IOException {
		if (stored < bytes.length) {
			return Optional.of(Fault.LOST);
		}
		file.read(offset, bytes, 0, bytes.length);
		byte[] sum = file.bytes(offset + bytes.length, SUM);
		Adler32 adler = new Adler32();
		adler.update(bytes);
		long value = 0;
		for (int i = sum.length - 1; i >= 0; i--) {
			value = value << 8 | sum[i] & 0xff;
		}
		return sum.length == SUM && value == adler.getValue() ? Optional.empty() : Optional.of(Fault.SUM);
	}

	private static Optional<Fault> inflate(Source file, long offset, long stored, byte[] bytes) throws IOException {
		int made = 0;
		long fed = 0;
		byte[] beyond = new byte[1];
		try (Inflater inflater = new Inflater()) {
			while (!inflater.finished()) {
				int count = made < bytes.length ? inflater.inflate(bytes, made, bytes.length - made) : inflater.inflate(beyond);
				if (count > 0 && made == bytes.length) {
					// a whole last chunk of which the media need less
					return Optional.empty();
				}
				made += count;
				if (count == 0 && !inflater.finished()) {
					byte[] input = inflater.needsInput() ? file.bytes(offset + fed, (int) Math.min(STEP, stored - fed)) : new byte[0];
					if (input.length == 0) {
						break;
					}
					inflater.setInput(input);
					fed += input.length;
				}
			}
			return made < bytes.length ? Optional.of(Fault.LOST) : inflater.finished() ? Optional.empty() : Optional.of(Fault.SUM);
		} catch (DataFormatException broken) {
			return Optional.of(made < bytes.length ? Fault.LOST : Fault.SUM);
		}
	}

	/** Told of chunks of the first file that are not compressed. */
	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		if (range.end() > length || range.length() / chunkBytes > MAX_ORIGIN) {
			return Optional.empty();
		}
		List<ByteRange> ranges = new ArrayList<>();
		for (long offset = range.offset(); offset < range.end(); ) {
			long inside = offset % chunkBytes;
			long part = Math.min(range.end() - offset, chunkBytes - inside);
			Placed placed = placed(offset / chunkBytes);
			ChunkTable.Chunk chunk = placed.chunk();
			if (placed.file() != 0 || chunk.compressed() || chunk.stored() < inside + part || chunk.offset() + inside + part > files.getFirst().length()) {
				return Optional.empty();
			}
			ranges.add(new ByteRange(chunk.offset() + inside, part));
			offset += part;
		}
		return Optional.of(List.copyOf(ranges));
	}
}
