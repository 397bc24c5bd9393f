package org.telltale.handset.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.ExpandedSource;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.backup.InflatedSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;

/** Files inside a file of evidence, each read as if it had come alone, and the problems met on the way. For one file, one thread. */
final class FilesInside {

	/** What is held of a compressed archive at one moment: a file with what lies beside it. */
	static final long MOST_HELD = 64L << 20;

	private static final int MOST_PROBLEMS = 5_000;
	/** An archive whose files lie far from their logs would be inflated again and again. */
	private static final int MOST_PASSES = 20;
	private static final int STEP = 1 << 16;

	private final HandsetFile outer;
	private final String kind;
	private final Consumer<HandsetRecord> sink;
	private final Progress progress;
	private final List<Problem> problems = new ArrayList<>();
	/** Looked up, never walked: an archive may hold two files of one path. */
	private final Map<String, Integer> names = new HashMap<>();
	private long untold;

	/** A file that is understood. */
	private record Known(Entry entry, HandsetFormat format) {
	}

	/**
	 * Files inside this file.
	 *
	 * @param kind what the file is, in a word: begins the codes of problems
	 */
	FilesInside(HandsetFile outer, String kind, Consumer<HandsetRecord> sink, Progress progress) {
		this.outer = outer;
		this.kind = kind;
		this.sink = sink;
		this.progress = progress;
	}

	void tell(List<Problem> met) {
		int room = Math.min(met.size(), MOST_PROBLEMS - problems.size());
		problems.addAll(met.subList(0, room));
		untold += met.size() - room;
	}

	void tell(String code, Where where, String what, String consequence) {
		tell(List.of(new Problem(code, where, what, consequence)));
	}

	/** All that was told, up to a bound; what is beyond is counted. */
	List<Problem> problems() {
		List<Problem> all = new ArrayList<>(problems);
		if (untold > 0) {
			all.add(new Problem(kind + ".more-problems", outer.bytes().where(0, 0), untold + " further problems were met in the " + kind + ".",
					"They are counted, not listed."));
		}
		return List.copyOf(all);
	}

	/**
	 * Reads the files among a container's entries.
	 *
	 * @param container its bytes
	 * @param prefix its path inside the evidence with what parts it from its files; empty if the evidence itself is the container
	 */
	void read(Source container, List<Entry> entries, String prefix, Budget budget) throws IOException {
		Map<String, Entry> byPath = new HashMap<>();
		List<Known> known = new ArrayList<>();
		List<String> others = new ArrayList<>();
		long files = 0;
		for (Entry file : entries) {
			if (file.kind() != Entry.Kind.FILE || progress.cancelled()) {
				continue;
			}
			files++;
			byPath.putIfAbsent(file.path(), file);
			Outcome<Source> opened = file.content().open(budget);
			tell(opened.problems());
			HandsetReader.format(opened.value().orElse(Source.empty()).bytes(0, HandsetFormat.START_BYTES))
					.ifPresentOrElse(format -> known.add(new Known(file, format)), () -> others.add(file.path()));
		}
		Set<String> readPaths = known.stream().map(file -> file.entry().path()).collect(Collectors.toSet());
		others.removeIf(path -> readPaths.contains(path.replaceFirst("(?s)-(wal|journal|shm)$", "")));
		if (!others.isEmpty()) {
			tell(kind + ".not-read", outer.bytes().where(0, 0), others.size() + " of the " + files + " files in the " + kind
					+ " are of no kind that is understood, the first is " + prefix + others.getFirst() + ".", "Nothing of them is listed.");
		}
		Map<String, Optional<String>> formats = new HashMap<>();
		byPath.keySet().forEach(path -> formats.put(path, Optional.empty()));
		known.forEach(file -> formats.put(file.entry().path(), Optional.of(file.format().name())));
		PathsInside paths = new PathsInside(outer.name() + Place.INSIDE + prefix, formats);
		for (int i = 0; i < known.size() && !progress.cancelled(); i++) {
			if (container instanceof InflatedSource inflated && inflated.made() / MOST_PASSES > inflated.length()) {
				tell("container.expansion", outer.bytes().where(0, 0), "The files of the " + kind + " lie so far from their logs that its data would be expanded more than "
						+ MOST_PASSES + " times.", known.size() - i + " files are not read, the first is " + prefix + known.get(i).entry().path() + ".");
				return;
			}
			read(known.get(i), byPath, paths, container instanceof InflatedSource, prefix, budget);
		}
	}

	private void read(Known file, Map<String, Entry> byPath, PathsInside paths, boolean sequential, String prefix, Budget budget) throws IOException {
		String path = prefix + file.entry().path();
		Source source = content(file.entry(), budget);
		if (!budget.takeReading(source)) {
			tell("container.expansion", inside(path, source).where(0, source.length()), "The file " + path + " has " + source.length()
					+ " bytes, those of its holes counted, more than the budget has left.", "Nothing of it is listed.");
			return;
		}
		Optional<Source> log = beside(byPath, file.entry().path() + "-wal", budget);
		Optional<Source> journal = beside(byPath, file.entry().path() + "-journal", budget);
		long held = sequential ? toHold(Optional.of(source)) + toHold(log) + toHold(journal) : 0;
		if (held > MOST_HELD) {
			tell(kind + ".too-large", inside(path, source).where(0, source.length()), "The file " + path + " does not stand plainly in the " + kind
					+ " and has, with what lies beside it, " + held + " bytes.", "More than " + MOST_HELD + " are not read: nothing of it is listed.");
			return;
		}
		int again = names.merge(path, 1, Integer::sum);
		String name = outer.name() + Place.INSIDE + path + (again == 1 ? "" : "#" + again);
		HandsetFile nested = new HandsetFile(name, bytes(path, source, sequential),
				log.isPresent() ? Optional.of(bytes(path + "-wal", log.get(), sequential)) : Optional.empty(),
				journal.isPresent() ? Optional.of(bytes(path + "-journal", journal.get(), sequential)) : Optional.empty());
		tell(file.format().read(nested.among(paths.of(file.entry().path())), sink, progress));
	}

	private static Optional<Source> beside(Map<String, Entry> byPath, String path, Budget budget) throws IOException {
		Entry entry = byPath.get(path);
		return entry == null ? Optional.empty() : Optional.of(content(entry, budget)).filter(source -> source.length() > 0);
	}

	/** The problems of opening it were told when it was looked at first. */
	private static Source content(Entry entry, Budget budget) throws IOException {
		return entry.content().open(budget).value().orElse(Source.empty());
	}

	private static boolean isPlain(Source source) {
		return source.origin(new ByteRange(0, source.length())).isPresent();
	}

	private static long toHold(Optional<Source> source) {
		return source.filter(there -> !isPlain(there)).map(Source::length).orElse(0L);
	}

	/** Readers go back and forth: what is computed from its start on each time is computed once for them. */
	private EvidenceBytes bytes(String path, Source source, boolean sequential) throws IOException {
		if (!sequential || isPlain(source)) {
			return inside(path, source);
		}
		ExpandedSource copy = new ExpandedSource();
		byte[] step = new byte[STEP];
		while (copy.length() < source.length()) {
			copy.append(step, 0, source.read(copy.length(), step, 0, STEP));
		}
		return inside(path, copy);
	}

	private EvidenceBytes inside(String path, Source source) {
		Place place = outer.bytes().place();
		return new EvidenceBytes(new Place(place.evidence(), place.path().isEmpty() ? path : place.path() + Place.INSIDE + path), source);
	}
}
