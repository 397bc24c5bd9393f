package org.telltale.match.internal.pattern;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;

/** Files: anchors close enough that every piece of {@link #PART_BYTES} holds a whole one. */
public final class FileForms {

	/** The smallest piece that is a partial sighting. */
	public static final int PART_BYTES = 4096;
	/** Bytes of an anchor. */
	public static final int ANCHOR_BYTES = 64;
	private static final int STRIDE = PART_BYTES / 2;
	private static final int FEWEST_VALUES = 12;
	private static final int BLOCK = 1 << 20;

	private FileForms() {
	}

	static void of(Sought sought, PatternSet.Collector out) {
		if (sought.content().isEmpty()) {
			if (sought.sha256().isEmpty()) {
				out.problem("match.no-value", "the exhibit has neither content nor digest", "it is not looked for");
				return;
			}
			out.file(Optional.empty(), List.of(), 8);
			out.problem("match.no-content", "only the digest of the exhibit is known",
					"it is found only where a whole transferred file is equal to it, not in part");
			return;
		}
		if (sought.length() < PatternSet.MIN_BYTES) {
			out.problem("match.pattern-too-short", "the file has " + sought.length() + " bytes", "it is not looked for");
			return;
		}
		try {
			anchors(sought, sought.content().get(), out);
		} catch (IOException e) {
			out.problem("match.content-unreadable", "the exhibit's content cannot be read: " + e.getMessage(),
					"it is not looked for");
		}
	}

	private static void anchors(Sought sought, ExhibitContent content, PatternSet.Collector out) throws IOException {
		List<FilePattern.Anchor> anchors = new ArrayList<>();
		int[] counts = new int[256];
		for (long blockAt = 0; blockAt < sought.length(); blockAt += BLOCK) {
			byte[] block = content.read(blockAt, (int) Math.min(BLOCK + ANCHOR_BYTES, sought.length() - blockAt));
			for (int at = 0; at < Math.min(BLOCK, block.length); at += STRIDE) {
				int end = Math.min(block.length, at + ANCHOR_BYTES);
				byte[] bytes = Arrays.copyOfRange(block, at, end);
				for (byte b : bytes) {
					counts[b & 0xff]++;
				}
				if (blockAt + at == 0 || bytes.length == ANCHOR_BYTES && values(bytes) >= FEWEST_VALUES) {
					anchors.add(new FilePattern.Anchor(blockAt + at, bytes));
				}
			}
		}
		out.file(Optional.of(content), anchors, ChanceModel.entropy(counts));
	}

	/** Padding and flat areas are met in many files: a piece of them shows nothing. */
	static int values(byte[] bytes) {
		return (int) IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
	}
}
