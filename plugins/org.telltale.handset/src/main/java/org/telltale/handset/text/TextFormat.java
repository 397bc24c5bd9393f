package org.telltale.handset.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;

/** A kind of text: how it begins and who reads its lines. */
final class TextFormat implements HandsetFormat {

	private static final int STEP_LINES = 4096;

	private final String name;
	private final Predicate<List<String>> begins;
	private final Function<Reading, LineReader> reader;

	/**
	 * A kind.
	 *
	 * @param begins whether a file with these first lines is of the kind; they are not blank, and there is one at least
	 */
	TextFormat(String name, Predicate<List<String>> begins, Function<Reading, LineReader> reader) {
		this.name = name;
		this.begins = begins;
		this.reader = reader;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean recognises(byte[] start) {
		int mark = TextLines.markBytes(start);
		List<String> lines = new String(start, mark, start.length - mark, TextLines.charset(start)).lines().map(TextFormat::withoutReturns)
				.filter(line -> !line.isBlank()).toList();
		return !lines.isEmpty() && begins.test(lines);
	}

	@Override
	public boolean readsForward() {
		return true;
	}

	/** {@link String#lines} makes of CR CR LF two ends, which leaves blank lines alone; a CR at a cut end is left over. */
	private static String withoutReturns(String line) {
		return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		Reading reading = new Reading(file, sink);
		List<Problem> problems = new ArrayList<>();
		try {
			TextLines lines = new TextLines(file.bytes());
			LineReader taker = reader.apply(reading);
			for (Optional<Line> line = lines.next(); line.isPresent() && !progress.cancelled(); line = lines.next()) {
				taker.line(line.get());
				if (line.get().number() % STEP_LINES == 0) {
					progress.step(file.name(), lines.position(), file.bytes().length());
				}
			}
			taker.end();
			if (lines.cut() > 0) {
				problems.add(new Problem("text.long-lines", file.bytes().where(0, file.bytes().length()),
						lines.cut() + " lines are longer than " + TextLines.MOST_BYTES + " bytes.", "What they hold behind that is not read."));
			}
		} catch (IOException e) {
			problems.add(new Problem("evidence.unreadable", file.bytes().where(0, file.bytes().length()),
					"The file cannot be read: " + e.getMessage(), "What follows is not listed."));
		}
		problems.addAll(0, reading.problems());
		return problems;
	}
}
