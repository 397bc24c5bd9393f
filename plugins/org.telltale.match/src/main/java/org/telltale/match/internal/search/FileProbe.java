package org.telltale.match.internal.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.telltale.base.Digest;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.FileForms;
import org.telltale.match.internal.pattern.FilePattern;

/** Grows anchors of files that were met in a run of bytes to the pieces that they belong to. For one run. */
final class FileProbe {

	private static final int BLOCK = 1 << 16;
	/** How many bytes are compared at most: so many for each byte of the run, and so many more. */
	private static final long COMPARED_EACH = 64;
	private static final long COMPARED = 16 << 20;
	/** What a read costs besides its bytes. */
	private static final int READ = 1024;

	private final byte[] bytes;
	private final Map<Copy, Piece> pieces = new LinkedHashMap<>();
	private final List<Hit> wholes = new ArrayList<>();
	private final IntConsumer unreadable;
	private long room;
	private long refused;

	/** A copy of an exhibit that begins at {@code start} of the run; before the run's first byte if negative. */
	private record Copy(int sought, long start) {
	}

	/** The longest piece of a copy, and how far the copy has been compared. */
	private record Piece(FilePattern file, int from, int to, long comparedTo) {

		int length() {
			return to - from;
		}
	}

	/**
	 * @param bytes the run
	 * @param unreadable hears of an exhibit whose content cannot be read any more
	 */
	FileProbe(byte[] bytes, IntConsumer unreadable) {
		this.bytes = bytes;
		this.unreadable = unreadable;
		this.room = COMPARED + COMPARED_EACH * bytes.length;
	}

	/** An anchor of a file may stand at {@code at}. */
	void candidate(FilePattern file, FilePattern.Anchor anchor, int at) {
		byte[] wanted = anchor.bytes();
		if (room <= 0) {
			refused++;
			return;
		}
		room -= wanted.length;
		if (at < 0 || at > bytes.length - wanted.length
				|| Arrays.mismatch(wanted, 0, wanted.length, bytes, at, at + wanted.length) >= 0) {
			return;
		}
		Copy copy = new Copy(file.sought(), at - anchor.offset());
		Piece known = pieces.get(copy);
		if (known != null && at < known.comparedTo) {
			return;
		}
		try {
			int from = back(file, copy.start, at);
			int to = forth(file, copy.start, at + wanted.length);
			boolean longer = known == null || to - from > known.length();
			pieces.put(copy, longer ? new Piece(file, from, to, to) : new Piece(file, known.from, known.to, to));
		} catch (IOException contentGone) {
			unreadable.accept(file.sought());
		}
	}

	private int back(FilePattern file, long start, int from) throws IOException {
		ExhibitContent content = file.content().orElseThrow();
		int at = from;
		while (at > 0 && at > start) {
			int size = (int) Math.min(BLOCK, Math.min(at, at - start));
			byte[] block = content.read(at - size - start, size);
			room -= READ + block.length;
			int same = 0;
			while (same < block.length && block[block.length - 1 - same] == bytes[at - 1 - same]) {
				same++;
			}
			at -= same;
			if (same < size) {
				return at;
			}
		}
		return at;
	}

	private int forth(FilePattern file, long start, int from) throws IOException {
		ExhibitContent content = file.content().orElseThrow();
		int end = (int) Math.min(bytes.length, start + file.length());
		int at = from;
		while (at < end) {
			byte[] block = content.read(at - start, Math.min(BLOCK, end - at));
			room -= READ + block.length;
			int same = Arrays.mismatch(block, 0, block.length, bytes, at, at + block.length);
			if (same >= 0 || block.length == 0) {
				return at + Math.max(0, same);
			}
			at += block.length;
		}
		return at;
	}

	/** Compares the whole run with files of its length of which only the digest is known. */
	void wholes(List<FilePattern> files) {
		String digest = files.isEmpty() ? "" : Digest.sha256(bytes).hex();
		for (FilePattern file : files) {
			if (file.sha256().filter(digest::equals).isPresent()) {
				wholes.add(new Hit(file.sought(), new Variant.File(), 0, bytes.length,
						ChanceModel.content(bytes.length, file.bitsPerByte())));
			}
		}
	}

	/** Whether no place of an anchor is compared any more. */
	boolean isSpent() {
		return room <= 0;
	}

	/** How many places of anchors were not compared, because too much had been compared already. */
	long refused() {
		return refused;
	}

	/** What was found: whole files, and pieces that are long enough and no part of another file that stands there whole. */
	List<Hit> hits() {
		if (pieces.isEmpty() && wholes.isEmpty()) {
			return List.of();
		}
		List<Hit> parts = new ArrayList<>();
		pieces.forEach((copy, piece) -> {
			double chance = ChanceModel.content(piece.length(), piece.file.bitsPerByte());
			if (piece.length() == piece.file.length()) {
				wholes.add(new Hit(copy.sought, new Variant.File(), piece.from, piece.to, chance));
			} else if (piece.length() >= FileForms.PART_BYTES) {
				parts.add(new Hit(copy.sought, new Variant.FilePart(piece.from - copy.start), piece.from, piece.to, chance));
			}
		});
		NavigableMap<Integer, Integer> ends = ends();
		parts.removeIf(part -> {
			Map.Entry<Integer, Integer> end = ends.floorEntry(part.from());
			return end != null && part.to() <= end.getValue();
		});
		List<Hit> hits = new ArrayList<>(wholes);
		hits.addAll(parts);
		return hits;
	}

	/** By the places where whole files begin: how far one reaches that begins there or before. */
	private NavigableMap<Integer, Integer> ends() {
		NavigableMap<Integer, Integer> ends = new TreeMap<>();
		int far = 0;
		for (Hit whole : wholes.stream().sorted(Comparator.comparingInt(Hit::from)).toList()) {
			far = Math.max(far, whole.to());
			ends.put(whole.from(), far);
		}
		return ends;
	}
}
