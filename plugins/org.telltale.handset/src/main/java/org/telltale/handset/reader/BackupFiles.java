package org.telltale.handset.reader;

import java.io.IOException;
import java.util.List;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Container;
import org.telltale.container.Source;
import org.telltale.container.backup.AndroidBackup;
import org.telltale.container.tar.TarReader;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;

/** The files inside an Android backup, each read as if it had come alone. For one backup, one thread. */
final class BackupFiles {

	/** Stable name of the format. */
	static final String FORMAT = "android-backup";
	/** What stands behind the header, in the places of problems where it is expanded or decrypted. */
	private static final String DATA = "data";

	private final EvidenceBytes backup;
	private final Descent descent;
	private final FilesInside files;

	BackupFiles(HandsetFile backup, Descent descent) {
		this.backup = backup.bytes();
		this.descent = descent;
		this.files = new FilesInside(backup, "backup", descent);
	}

	List<Problem> read() throws IOException {
		Outcome<Source> data = AndroidBackup.open(backup.source(), backup.place(), descent.passwords(), descent.budget().streamable(backup.length()));
		files.tell(data.problems());
		if (data.value().isPresent()) {
			Source archive = data.value().get();
			Outcome<Container> tar = new TarReader().read(archive, backup.place().inside(DATA), descent.budget());
			files.tell(tar.problems());
			files.read(archive, tar.value().map(Container::entries).orElse(List.of()), "");
		}
		return files.problems();
	}
}
