package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What an import would take a file for, by its first bytes. Nothing is copied, kept or changed, and nothing is promised: the import reads the whole file.
 *
 * @param kind of evidence, as facts name it
 * @param format of a handset's file; empty where the import tells it
 * @param archive whether what is inside decides, which is looked at by the import alone
 */
public record ImportPreview(String kind, String format, boolean archive) {

	/**
	 * Looks at a file's first bytes.
	 *
	 * @throws IOException if the file cannot be read
	 */
	public static ImportPreview of(Path file) throws IOException {
		EvidenceKinds.Recognised recognised = EvidenceKinds.recognise(file);
		return new ImportPreview(recognised.kind().getLiteral(), recognised.format(), recognised.engine() == EvidenceKinds.Engine.ARCHIVE);
	}
}
