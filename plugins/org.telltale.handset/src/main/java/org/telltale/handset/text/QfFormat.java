package org.telltale.handset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.json.JsonItems;

/** Lists of JSON objects that androidqf writes. */
abstract class QfFormat implements HandsetFormat {

	private final Pattern start;

	/**
	 * A kind of list.
	 *
	 * @param first the name of the first member of its objects
	 * @param other another that they have
	 */
	QfFormat(String first, String other) {
		start = Pattern.compile("\\uFEFF?\\s*+(?:\\[\\s*+)?\\{\\s*+\"" + first + "\"\\s*+:(?s:.*)\"" + other + "\"\\s*+:(?s:.*)");
	}

	@Override
	public final boolean recognises(byte[] bytes) {
		return start.matcher(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).matches();
	}

	@Override
	public final List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		long[] strange = {0};
		List<Problem> problems = new ArrayList<>(JsonItems.read(file.bytes(), item -> {
			ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), name(), item.number(),
					List.of(file.bytes().where(item.offset(), item.length())));
			record(item, source).ifPresentOrElse(sink, () -> strange[0]++);
			return !progress.cancelled();
		}));
		if (strange[0] > 0) {
			problems.add(new Problem("json.members", file.bytes().where(0, file.bytes().length()),
					strange[0] + " objects lack members that they should have.", "They are not listed."));
		}
		return problems;
	}

	/** The record that an object gives; empty if it lacks what the record needs. */
	abstract Optional<HandsetRecord> record(JsonItems.Item item, ExhibitSource source);
}
