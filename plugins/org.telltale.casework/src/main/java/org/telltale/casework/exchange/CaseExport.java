package org.telltale.casework.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import org.telltale.casework.Case;
import org.telltale.casework.JournalList;
import org.telltale.casework.compare.Pending;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.casework.exchange.stix.StixBundle;
import org.telltale.casework.exchange.table.TableFiles;
import org.telltale.casework.exchange.uco.UcoDocument;
import org.telltale.store.CaseException;

/** Writes a case for other programs. The case is only read; the same case gives the same bytes. */
public final class CaseExport {

	private CaseExport() {
	}

	/** A form in which a case leaves. */
	public enum Form {
		/** CASE/UCO 1.4.0 as JSON-LD 1.1. */
		CASE,
		/** A STIX 2.1 bundle of the endpoints. */
		STIX,
		/** Tables: a folder of CSV files, or a ZIP archive of them where the name ends in {@code .zip}. */
		CSV
	}

	/** What an export of the case is made of: its facts as last analysed, with what was entered since as it is now. */
	public static ExchangeInput input(Case file) throws CaseException {
		Pending pending = file.pending();
		return new ExchangeInput(file.model(), file.currentFacts(), file.endpoints(), JournalList.of(file), pending.isEmpty() ? "" : pending.counts());
	}

	/**
	 * Writes the export. A file or folder is there whole or not at all; an older export of that name is replaced, a folder that holds anything else is refused.
	 *
	 * @param target a file; of {@link Form#CSV} a folder unless its name ends in {@code .zip}
	 * @throws IOException if it cannot be written
	 */
	public static void write(ExchangeInput input, Form form, Path target) throws IOException {
		boolean zip = target.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
		if (form == Form.CSV && !zip) {
			TableFiles.folder(TableFiles.of(input), target);
			return;
		}
		Path whole = target.toAbsolutePath();
		Path part = Files.createTempFile(whole.getParent(), ".export", ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				switch (form) {
					case CASE -> out.write(UcoDocument.of(input));
					case STIX -> out.write(StixBundle.of(input));
					case CSV -> TableFiles.zip(TableFiles.of(input), out);
				}
			}
			Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}
}
