package org.telltale.handset.reader;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.Limits;
import org.telltale.container.Source;
import org.telltale.container.backup.AndroidBackup;
import org.telltale.container.tar.TarReader;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;

/** The files inside an Android backup, each read as if it had come alone. For one backup, one thread. */
final class BackupFiles {

	/** Stable name of the format. */
	static final String FORMAT = "android-backup";

	private static final long MOST_ENTRIES = 200_000;
	private static final Limits LIMITS = new Limits(1, MOST_ENTRIES, Limits.STANDARD.maxExpandedBytes(), FilesInside.MOST_HELD,
			Limits.STANDARD.maxRatio(), Limits.STANDARD.freeBytes());

	private final EvidenceBytes backup;
	private final FilesInside files;

	BackupFiles(HandsetFile backup, Consumer<HandsetRecord> sink, Progress progress) {
		this.backup = backup.bytes();
		this.files = new FilesInside(backup, "backup", sink, progress);
	}

	List<Problem> read(List<String> passwords) throws IOException {
		Outcome<Source> data = AndroidBackup.open(backup.source(), backup.place(), passwords, LIMITS.expandable(backup.length()));
		files.tell(data.problems());
		if (data.value().isPresent()) {
			Source archive = data.value().get();
			Budget budget = new Budget(LIMITS, archive.length());
			Outcome<Container> tar = new TarReader().read(archive, backup.place(), budget);
			files.tell(tar.problems());
			files.read(archive, tar.value().map(Container::entries).orElse(List.of()), "", budget);
		}
		return files.problems();
	}
}
