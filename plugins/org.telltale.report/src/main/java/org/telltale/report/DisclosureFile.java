package org.telltale.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The sealed disclosure file beside a public report: only its owner may read it, and it is never written over. */
final class DisclosureFile {

	private static final String ENDING = ".disclosure.jsonl";

	private DisclosureFile() {
	}

	/** {@code report.disclosure.jsonl} beside {@code report.pdf}. */
	static Path beside(Path pdf) {
		String name = String.valueOf(pdf.getFileName());
		return pdf.resolveSibling((name.toLowerCase(java.util.Locale.ROOT).endsWith(".pdf") ? name.substring(0, name.length() - 4) : name) + ENDING);
	}

	/** Refuses a place where one stands already: without it nobody could open its report again. */
	static void requireFree(Path pdf) throws ReportException {
		if (Files.exists(beside(pdf))) {
			throw new ReportException("The disclosure file " + beside(pdf) + " exists, and without it its report cannot be opened again. Choose another --out, or move that file away.",
					new FileAlreadyExistsException(beside(pdf).toString()));
		}
	}

	/** Writes the content for the owner alone. */
	static void write(Path file, byte[] content) throws IOException {
		if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		} else {
			Files.createFile(file);
			if (!(file.toFile().setReadable(false, false) & file.toFile().setReadable(true, true) & file.toFile().setWritable(false, false) & file.toFile().setWritable(true, true))) {
				throw new IOException("the file system cannot keep " + file + " for its owner alone");
			}
		}
		Files.write(file, content);
	}
}
