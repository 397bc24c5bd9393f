package org.telltale.handset.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.InflatedSource;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;

/** Files inside a file of evidence, each read as if it had come alone, and the problems met on the way. For one file, one thread. */
final class FilesInside {

	private static final int MOST_PROBLEMS = 5_000;
	/** An archive whose files lie far from their logs would be inflated again and again. */
	private static final int MOST_PASSES = 20;

	private final HandsetFile outer;
	private final String kind;
	private final Descent descent;
	private final Budget budget;
	/** Opening a file twice tells its problems twice: each is listed once. */
	private final Set<Problem> problems = new LinkedHashSet<>();
	/** Looked up, never walked: an archive may hold two files of one path. */
	private final Map<String, Integer> names = new HashMap<>();
	private long untold;

	/** A file that is understood. */
	private record Known(Entry entry, String format, boolean forward) {
	}

	/** What is done with one file or one partition. */
	@FunctionalInterface
	interface Work {

		void run() throws IOException;
	}

	/**
	 * Files inside this file.
	 *
	 * @param kind what the file is, in a word: begins the codes of problems
	 */
	FilesInside(HandsetFile outer, String kind, Descent descent) {
		this.outer = outer;
		this.kind = kind;
		this.descent = descent;
		this.budget = descent.budget();
	}

	void tell(List<Problem> met) {
		for (Problem problem : met) {
			if (problems.size() < MOST_PROBLEMS) {
				problems.add(problem);
			} else {
				untold += problems.contains(problem) ? 0 : 1;
			}
		}
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

	/** A file inside is a job of its own: what fails in it is told and does not end the others. */
	void guard(String path, Work work) {
		try {
			work.run();
		} catch (UncheckedIOException sinkIsGone) {
			throw sinkIsGone;
		} catch (IOException e) {
			tell("evidence.unreadable", outer.bytes().where(0, 0), "The file " + path + " inside the " + kind + " cannot be read: " + e.getMessage(),
					"Nothing more of it is listed; the others are read.");
		} catch (RuntimeException | StackOverflowError bug) {
			StackTraceElement[] trace = bug.getStackTrace();
			tell(kind + ".failed", outer.bytes().where(0, 0), "The reader failed on the file " + path + " inside the " + kind + ": " + bug.getClass().getName()
					+ (trace.length > 0 ? " at " + trace[0] : "") + ".", "Nothing more of it is listed; the others are read.");
		}
	}

	/**
	 * Reads the files among a container's entries.
	 *
	 * @param container its bytes
	 * @param prefix its path inside the evidence with what parts it from its files; empty if the evidence itself is the container
	 */
	void read(Source container, List<Entry> entries, String prefix) {
		Map<String, Entry> byPath = new HashMap<>();
		List<Known> known = new ArrayList<>();
		List<String> others = new ArrayList<>();
		boolean sequential = container instanceof InflatedSource;
		long files = 0;
		for (Entry file : entries) {
			if (file.kind() != Entry.Kind.FILE || descent.progress().cancelled()) {
				continue;
			}
			files++;
			byPath.putIfAbsent(file.path(), file);
			guard(prefix + file.path(), () -> {
				Outcome<byte[]> opened = file.content().start(ArchiveKind.START_BYTES, budget);
				tell(opened.problems());
				// without content, why was told
				if (opened.value().isPresent()) {
					look(file, opened.value().get(), prefix, sequential).ifPresentOrElse(known::add, () -> others.add(file.path()));
				}
			});
		}
		leaveToFirst(known, others, byPath);
		tellOthers(others, files, prefix);
		Map<String, Optional<String>> formats = new HashMap<>();
		byPath.keySet().forEach(path -> formats.put(path, Optional.empty()));
		known.forEach(file -> formats.put(file.entry().path(), Optional.of(file.format())));
		PathsInside paths = new PathsInside(outer.name() + Place.INSIDE + prefix, formats);
		List<Known> ordered = UfdrFiles.reportLast(known, Known::format);
		UfdrFiles ufdr = new UfdrFiles(known.stream().map(Known::format).toList());
		for (int i = 0; i < ordered.size() && !descent.progress().cancelled(); i++) {
			if (container instanceof InflatedSource inflated && inflated.made() / MOST_PASSES > inflated.length()) {
				tell("container.expansion", outer.bytes().where(0, 0), "The files of the " + kind + " lie so far from their logs that its data would be expanded more than "
						+ MOST_PASSES + " times.", ordered.size() - i + " files are not read, the first is " + prefix + ordered.get(i).entry().path() + ".");
				return;
			}
			Known file = ordered.get(i);
			guard(prefix + file.entry().path(), () -> read(file, byPath, paths, sequential, prefix, ufdr));
		}
		tell(ufdr.compared(outer));
	}

	/** What a file is, by its first bytes; of an archive, by what is inside. Empty if it is nothing that is understood. */
	private Optional<Known> look(Entry file, byte[] start, String prefix, boolean sequential) throws IOException {
		Optional<String> format = HandsetReader.recognise(start);
		if (format.isPresent()) {
			return Optional.of(new Known(file, format.get(), HandsetReader.readsForward(start)));
		} else if (!ArchiveKind.isAt(start)) {
			return Optional.empty();
		}
		Optional<Source> archive = held(file, prefix, sequential);
		if (archive.isEmpty()) {
			return Optional.empty();
		}
		try {
			ArchiveKind found = ArchiveKind.of(inside(prefix + file.path(), archive.get()), descent.deeper());
			return found.handset() ? Optional.of(new Known(file, found.format(), false)) : Optional.empty();
		} finally {
			budget.release(archive.get());
		}
	}

	/** The further parts of an image in several files are read with the first, what SQLite left beside a database with that. */
	private static void leaveToFirst(List<Known> known, List<String> others, Map<String, Entry> byPath) {
		Set<String> parts = new HashSet<>();
		known.stream().filter(file -> HandsetReader.isImage(file.format()) && !parts.contains(file.entry().path()))
				.forEach(file -> further(file, byPath).forEach(entry -> parts.add(entry.path())));
		known.removeIf(file -> parts.contains(file.entry().path()));
		others.removeIf(parts::contains);
		Set<String> databases = known.stream().filter(file -> file.format().equals(HandsetReader.DATABASE)).map(file -> file.entry().path()).collect(Collectors.toSet());
		others.removeIf(path -> databases.contains(path.replaceFirst("(?s)-(wal|journal|shm)$", "")));
	}

	private static List<Entry> further(Known first, Map<String, Entry> byPath) {
		return HandsetReader.isImage(first.format())
				? PartNames.behind(first.entry().path()).map(name -> Optional.ofNullable(byPath.get(name))).takeWhile(Optional::isPresent).map(Optional::get).toList()
				: List.of();
	}

	private void tellOthers(List<String> others, long files, String prefix) {
		if (!others.isEmpty()) {
			tell(kind + ".not-read", outer.bytes().where(0, 0), others.size() + " of the " + files + " files in the " + kind
					+ " are of no kind that is understood, the first is " + prefix + others.getFirst() + ".", "Nothing of them is listed.");
		}
	}

	private void read(Known file, Map<String, Entry> byPath, PathsInside paths, boolean sequential, String prefix, UfdrFiles ufdr) throws IOException {
		String path = prefix + file.entry().path();
		boolean container = HandsetReader.isContainer(file.format());
		if (container && descent.depth() >= Descent.MOST_DEPTH) {
			tell(kind + ".too-deep", outer.bytes().where(0, 0), "The file " + path + " holds files and is itself inside " + (descent.depth() + 1) + " others.",
					"What it holds is not read.");
			return;
		}
		List<Source> opened = new ArrayList<>();
		try {
			Optional<Source> source = file.forward() ? streamed(file.entry()) : held(file.entry(), prefix, sequential);
			source.ifPresent(opened::add);
			if (source.isEmpty() || !affordable(path, source.get())) {
				return;
			}
			List<Optional<EvidenceBytes>> beside = new ArrayList<>();
			for (String ending : List.of("-wal", "-journal")) {
				Optional<Source> there = file.forward() || !byPath.containsKey(file.entry().path() + ending) ? Optional.empty()
						: held(byPath.get(file.entry().path() + ending), prefix, sequential).filter(bytes -> bytes.length() > 0);
				there.ifPresent(opened::add);
				beside.add(there.map(bytes -> inside(path + ending, bytes)));
			}
			List<EvidenceBytes> parts = new ArrayList<>();
			for (Entry part : further(file, byPath)) {
				Optional<Source> there = held(part, prefix, sequential);
				there.ifPresent(opened::add);
				parts.add(inside(prefix + part.path(), there.orElse(Source.empty())));
			}
			HandsetFile nested = new HandsetFile(name(path), inside(path, source.get()), beside.get(0), beside.get(1), parts);
			tell(HandsetReader.read(nested.among(paths.of(file.entry().path())), ufdr.hearing(file.format(), container ? descent.deeper() : descent)).stream().map(problem -> named(problem, path)).toList());
		} finally {
			opened.forEach(budget::release);
		}
	}

	/** A problem whose place is a range of the evidence does not tell the file in it. */
	private Problem named(Problem problem, String path) {
		boolean told = !problem.where().evidence().equals(outer.bytes().place().evidence());
		return told ? problem : new Problem(problem.code(), problem.where(), path + ": " + problem.what(), problem.consequence());
	}

	private boolean affordable(String path, Source source) {
		boolean affordable = budget.takeReading(source);
		if (!affordable) {
			tell("container.expansion", inside(path, source).where(0, source.length()), "The file " + path + " has " + source.length()
					+ " bytes, those of its holes counted, more than the budget has left.", "Nothing of it is listed.");
		}
		return affordable;
	}

	/** The second file of one path is named with a number. */
	private String name(String path) {
		int again = names.merge(path, 1, Integer::sum);
		return outer.name() + Place.INSIDE + path + (again == 1 ? "" : "#" + again);
	}

	private Optional<Source> streamed(Entry entry) throws IOException {
		Outcome<Source> opened = entry.content().stream(budget);
		tell(opened.problems());
		return opened.value();
	}

	/** A file's bytes for readers that go back and forth; empty, and told, if they are too many. */
	private Optional<Source> held(Entry entry, String prefix, boolean sequential) throws IOException {
		Held held = Held.of(entry, sequential, budget);
		tell(held.problems());
		if (held.tooLarge().isPresent()) {
			tell(kind + ".too-large", outer.bytes().where(0, 0), "The file " + prefix + entry.path() + " does not stand plainly in the " + kind + " and has "
					+ held.tooLarge().get() + " bytes or more.", "More than " + Descent.MOST_HELD
					+ ", with what lies beside it and what it lies in, are not read: nothing of it is listed.");
		}
		return held.source();
	}

	private EvidenceBytes inside(String path, Source source) {
		return new EvidenceBytes(outer.bytes().place().inside(path), source);
	}
}
