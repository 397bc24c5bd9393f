package org.telltale.handset.android;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;

/** Text files of one record a line, in UTF-8. */
abstract class LineFormat implements HandsetFormat {

	private static final int MOST_BYTES = 64 << 20;

	/**
	 * A line.
	 *
	 * @param number from 1
	 * @param text without its end
	 * @param offset of its first byte in the file
	 * @param end behind its last byte, line end left out
	 */
	record Line(long number, String text, long offset, long end) {
	}

	@Override
	public final List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		try {
			if (file.bytes().length() > MOST_BYTES) {
				return List.of(new Problem("text.too-large", file.bytes().where(0, file.bytes().length()),
						"The file is larger than " + MOST_BYTES + " bytes.", "Nothing of it is listed."));
			}
			return lines(file, lines(file.bytes().copy(0, MOST_BYTES)), sink);
		} catch (IOException e) {
			return List.of(new Problem("evidence.unreadable", file.bytes().where(0, file.bytes().length()),
					"The file cannot be read: " + e.getMessage(), "Nothing of it is listed."));
		}
	}

	/** Reads the lines; answers what could not be read. */
	abstract List<Problem> lines(HandsetFile file, List<Line> lines, Consumer<HandsetRecord> sink);

	/** The first line of a file's start that is not blank. */
	static String first(byte[] start) {
		return new String(start, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
	}

	/** A problem that names lines that were not understood, once for all of them. */
	static List<Problem> strange(HandsetFile file, List<Line> strange) {
		if (strange.isEmpty()) {
			return List.of();
		}
		Where where = file.bytes().where(strange.getFirst().offset(), strange.getFirst().end() - strange.getFirst().offset());
		return List.of(new Problem("text.line", where, strange.size() + " lines are not of the form expected, the first is line "
				+ strange.getFirst().number() + ".", "They are not listed."));
	}

	private static List<Line> lines(byte[] bytes) {
		List<Line> lines = new ArrayList<>();
		int start = 0;
		while (start < bytes.length) {
			int end = start;
			while (end < bytes.length && bytes[end] != '\n') {
				end++;
			}
			int behind = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
			lines.add(new Line(lines.size() + 1, new String(bytes, start, behind - start, StandardCharsets.UTF_8), start, behind));
			start = end + 1;
		}
		return lines;
	}
}
