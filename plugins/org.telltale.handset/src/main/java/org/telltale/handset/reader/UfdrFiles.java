package org.telltale.handset.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.ufdr.UfdrReport;

/**
 * The files of an archive that may have the report of a UFDR among them: what our readers find in the others is the first source, and what the
 * report says of it too is not listed again (docs/formats/ufdr.md). One thread.
 */
final class UfdrFiles {

	private static final int MOST_COMPARED = 200_000;
	private static final int LONGEST_KEY = 64;

	private final boolean reported;
	/** Ids of our own exhibits by kind and value; looked up, never walked. */
	private final Map<String, String> own = new HashMap<>();
	/** Ids of exhibits of the report that are not listed, with our own. */
	private final Map<String, String> standIns = new HashMap<>();
	private long same;
	private boolean full;

	/** @param formats of all files of the archive that are read */
	UfdrFiles(List<String> formats) {
		this.reported = formats.contains(UfdrReport.FORMAT);
	}

	/** The files with the report behind the others. */
	static <T> List<T> reportLast(List<T> files, Function<T, String> format) {
		List<T> ordered = new ArrayList<>(files.stream().filter(file -> !format.apply(file).equals(UfdrReport.FORMAT)).toList());
		files.stream().filter(file -> format.apply(file).equals(UfdrReport.FORMAT)).forEach(ordered::add);
		return ordered;
	}

	/** The way into a file of this format, its records heard here first. */
	Descent hearing(String format, Descent descent) {
		if (!reported) {
			return descent;
		}
		return descent.heardBy(format.equals(UfdrReport.FORMAT) ? record -> second(record).ifPresent(descent.sink()) : record -> {
			first(record);
			descent.sink().accept(record);
		});
	}

	private void first(HandsetRecord record) {
		if (record instanceof Exhibit exhibit) {
			full |= own.size() >= MOST_COMPARED;
			if (!full) {
				own.putIfAbsent(key(exhibit), exhibit.id());
			}
		}
	}

	/** What the report says, unless we found it; what is left names our own where it named what we found. */
	private Optional<HandsetRecord> second(HandsetRecord record) {
		if (!(record instanceof Exhibit exhibit)) {
			return Optional.of(record);
		}
		String equal = own.get(key(exhibit));
		full |= equal != null && standIns.size() >= MOST_COMPARED;
		if (equal != null && standIns.size() < MOST_COMPARED) {
			same++;
			standIns.put(exhibit.id(), equal);
			return Optional.empty();
		}
		Exhibit named = exhibit;
		for (Map.Entry<String, String> attribute : exhibit.attributes().entrySet()) {
			if (attribute.getKey().endsWith(".exhibit")) {
				named = named.with(attribute.getKey(), standIns.getOrDefault(attribute.getValue(), attribute.getValue()));
			}
		}
		return Optional.of(named);
	}

	/** What the comparison gave, if there was anything to compare. */
	List<Problem> compared(HandsetFile archive) {
		List<Problem> problems = new ArrayList<>();
		if (same > 0) {
			problems.add(new Problem("ufdr.same", archive.bytes().where(0, 0), same + " exhibits of the report were found in files of the archive too.",
					"They are listed once, with the file: the report says the same of them."));
		}
		if (full && reported) {
			problems.add(new Problem("ufdr.not-compared", archive.bytes().where(0, 0), "The files of the archive give more than " + MOST_COMPARED + " exhibits, or the report says as many of them again.",
					"What the report says of the others too may be listed twice."));
		}
		return problems;
	}

	private static String key(Exhibit exhibit) {
		String value = exhibit.sha256().map(Digest::hex).orElse(exhibit.value());
		return exhibit.kind() + " " + (value.length() > LONGEST_KEY ? Digest.sha256(value.getBytes(StandardCharsets.UTF_8)).hex() : value);
	}
}
