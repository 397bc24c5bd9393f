package org.telltale.firmware.rom;

import java.util.HexFormat;
import java.util.Optional;
import org.telltale.firmware.resource.TableEntry;

/** How entries of resource tables are called in records. */
final class EntryNames {

	private EntryNames() {
	}

	/** As conditions refer to it. */
	static String of(String owner, TableEntry entry) {
		return owner + ":" + entry.type() + "/" + entry.name();
	}

	static String number(TableEntry entry) {
		return "0x" + HexFormat.of().toHexDigits((int) entry.id()) + " @" + entry.offset();
	}

	static Optional<String> config(TableEntry entry) {
		return Optional.of(entry.config().qualifiers()).filter(text -> !text.isEmpty());
	}
}
