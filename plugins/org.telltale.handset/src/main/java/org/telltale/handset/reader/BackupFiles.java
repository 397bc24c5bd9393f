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
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.ExpandedSource;
import org.telltale.container.Limits;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.backup.AndroidBackup;
import org.telltale.container.backup.InflatedSource;
import org.telltale.container.tar.TarReader;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;

/** The files inside an Android backup, each read as if it had come alone. For one backup, one thread. */
final class BackupFiles {

	/** Stable name of the format. */
	static final String FORMAT = "android-backup";

	/** What is held of a compressed archive at one moment: a file with what lies beside it. */
	private static final long MOST_HELD = 64L << 20;
	private static final long MOST_ENTRIES = 200_000;
	private static final int MOST_PROBLEMS = 5_000;
	/** An archive whose files lie far from their logs would be inflated again and again. */
	private static final int MOST_PASSES = 20;
	private static final int STEP = 1 << 16;
	private static final Limits LIMITS = new Limits(1, MOST_ENTRIES, Limits.STANDARD.maxExpandedBytes(), MOST_HELD, Limits.STANDARD.maxRatio(),
			Limits.STANDARD.freeBytes());

	private final HandsetFile backup;
	private final Consumer<HandsetRecord> sink;
	private final Progress progress;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<String, Source> byPath = new HashMap<>();
	/** Looked up, never walked: an archive may hold two files of one path. */
	private final Map<String, Integer> names = new HashMap<>();
	private long untold;

	/** A file that is understood. */
	private record Known(String path, Source source, HandsetFormat format) {
	}

	BackupFiles(HandsetFile backup, Consumer<HandsetRecord> sink, Progress progress) {
		this.backup = backup;
		this.sink = sink;
		this.progress = progress;
	}

	List<Problem> read(List<String> passwords) throws IOException {
		EvidenceBytes bytes = backup.bytes();
		Outcome<Source> data = AndroidBackup.open(bytes.source(), bytes.place(), passwords, LIMITS.expandable(bytes.length()));
		tell(data.problems());
		if (data.value().isPresent()) {
			files(data.value().get());
		}
		if (untold > 0) {
			problems.add(new Problem("backup.more-problems", bytes.where(0, 0), untold + " further problems were met in the backup.",
					"They are counted, not listed."));
		}
		return problems;
	}

	private void tell(List<Problem> met) {
		int room = Math.min(met.size(), MOST_PROBLEMS - problems.size());
		problems.addAll(met.subList(0, room));
		untold += met.size() - room;
	}

	private void tell(String code, Where where, String what, String consequence) {
		tell(List.of(new Problem(code, where, what, consequence)));
	}

	private void files(Source archive) throws IOException {
		Budget budget = new Budget(LIMITS, archive.length());
		Outcome<Container> tar = new TarReader().read(archive, backup.bytes().place(), budget);
		tell(tar.problems());
		List<Entry> files = tar.value().map(Container::entries).orElse(List.of()).stream().filter(entry -> entry.kind() == Entry.Kind.FILE).toList();
		List<Known> known = new ArrayList<>();
		List<String> others = new ArrayList<>();
		for (Entry file : files) {
			Source source = file.content().open(budget).value().orElse(Source.empty());
			byPath.putIfAbsent(file.path(), source);
			HandsetReader.format(source.bytes(0, HandsetFormat.START_BYTES)).ifPresentOrElse(format -> known.add(new Known(file.path(), source, format)),
					() -> others.add(file.path()));
		}
		Set<String> readPaths = known.stream().map(Known::path).collect(Collectors.toSet());
		others.removeIf(path -> readPaths.contains(path.replaceFirst("(?s)-(wal|journal|shm)$", "")));
		if (!others.isEmpty()) {
			tell("backup.not-read", backup.bytes().where(0, 0), others.size() + " of the " + files.size()
					+ " files in the backup are of no kind that is understood, the first is " + others.getFirst() + ".", "Nothing of them is listed.");
		}
		for (int i = 0; i < known.size() && !progress.cancelled(); i++) {
			if (archive instanceof InflatedSource inflated && inflated.made() / MOST_PASSES > inflated.length()) {
				tell("container.expansion", backup.bytes().where(0, 0), "The files of the backup lie so far from their logs that "
						+ "its data would be expanded more than " + MOST_PASSES + " times.", known.size() - i + " files are not read, the first is " + known.get(i).path() + ".");
				return;
			}
			read(known.get(i));
		}
	}

	private void read(Known file) throws IOException {
		Optional<Source> log = Optional.ofNullable(byPath.get(file.path() + "-wal")).filter(source -> source.length() > 0);
		Optional<Source> journal = Optional.ofNullable(byPath.get(file.path() + "-journal")).filter(source -> source.length() > 0);
		long held = toHold(Optional.of(file.source())) + toHold(log) + toHold(journal);
		if (held > MOST_HELD) {
			tell("backup.too-large", inside(file.path(), file.source()).where(0, file.source().length()),
					"The file " + file.path() + " does not stand plainly in the backup and has, with what lies beside it, " + held + " bytes.",
					"More than " + MOST_HELD + " are not read: nothing of it is listed.");
			return;
		}
		int again = names.merge(file.path(), 1, Integer::sum);
		String name = backup.name() + Place.INSIDE + file.path() + (again == 1 ? "" : "#" + again);
		HandsetFile nested = new HandsetFile(name, held(file.path(), file.source()),
				log.isPresent() ? Optional.of(held(file.path() + "-wal", log.get())) : Optional.empty(),
				journal.isPresent() ? Optional.of(held(file.path() + "-journal", journal.get())) : Optional.empty());
		tell(file.format().read(nested, sink, progress));
	}

	private static boolean isPlain(Source source) {
		return source.origin(new ByteRange(0, source.length())).isPresent();
	}

	private static long toHold(Optional<Source> source) {
		return source.filter(there -> !isPlain(there)).map(Source::length).orElse(0L);
	}

	/** Readers go back and forth: what is computed while it is read is computed once for them. */
	private EvidenceBytes held(String path, Source source) throws IOException {
		if (isPlain(source)) {
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
		Place place = backup.bytes().place();
		return new EvidenceBytes(new Place(place.evidence(), place.path().isEmpty() ? path : place.path() + Place.INSIDE + path), source);
	}
}
