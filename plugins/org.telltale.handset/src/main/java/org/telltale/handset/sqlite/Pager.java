package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.handset.bytes.EvidenceBytes;

/** Hands out pages, those of a log or journal before the database's, and keeps the last few. */
final class Pager {

	private static final int KEPT_BYTES = 4 << 20;

	private final EvidenceBytes database;
	private final Overlay overlay;
	private final int pageBytes;
	private final long pages;
	private final Map<Long, Page> kept = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
			return size() > KEPT_BYTES / pageBytes;
		}
	};

	Pager(EvidenceBytes database, Overlay overlay, int pageBytes) {
		this.database = database;
		this.overlay = overlay;
		this.pageBytes = pageBytes;
		this.pages = overlay.isEmpty() ? database.length() / pageBytes : overlay.databasePages();
	}

	/** How many pages there are; the numbers run from 1 to it. A declared count never makes it larger than the files. */
	long pages() {
		return Math.min(pages, database.length() / pageBytes + overlay.bytes().length() / pageBytes);
	}

	/** A page; empty if there is none of that number or its bytes are not all there. */
	Optional<Page> page(long number) throws IOException {
		if (number < 1 || number > pages) {
			return Optional.empty();
		}
		Page page = kept.get(number);
		if (page == null) {
			OptionalLong beside = overlay.offsetOf(number);
			EvidenceBytes file = beside.isPresent() ? overlay.bytes() : database;
			long offset = beside.orElse((number - 1) * pageBytes);
			byte[] bytes = file.copy(offset, pageBytes);
			if (bytes.length < pageBytes) {
				return Optional.empty();
			}
			page = new Page(number, bytes, file, offset);
			kept.put(number, page);
		}
		return Optional.of(page);
	}

	/** The database itself. */
	EvidenceBytes database() {
		return database;
	}
}
