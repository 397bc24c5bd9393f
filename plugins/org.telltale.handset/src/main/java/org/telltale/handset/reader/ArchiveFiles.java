package org.telltale.handset.reader;

import java.io.IOException;
import java.util.List;
import org.telltale.base.Problem;
import org.telltale.handset.HandsetFile;

/** The files of a handset inside an archive, each read as if it had come alone. For one archive, one thread. */
final class ArchiveFiles {

	private final HandsetFile archive;
	private final Descent descent;

	ArchiveFiles(HandsetFile archive, Descent descent) {
		this.archive = archive;
		this.descent = descent;
	}

	List<Problem> read() throws IOException {
		FilesInside files = new FilesInside(archive, "archive", descent);
		ArchiveEntries opened = ArchiveEntries.open(archive.bytes(), descent.budget());
		files.tell(opened.problems());
		files.read(opened.container(), opened.entries(), "");
		return files.problems();
	}
}
