package org.telltale.container.zip;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.EvidenceText;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Reads central file headers (APPNOTE section 4.3.12), one at a time. */
final class CentralDirectoryReader {

	private static final int SIGNATURE = 0x02014b50;
	private static final int HEADER = 46;
	private static final int LENGTHS = 28;
	private static final long NONE32 = 0xffffffffL;

	private final Source source;
	private final ProblemLog log;
	private final Budget budget;

	CentralDirectoryReader(Source source, ProblemLog log, Budget budget) {
		this.source = source;
		this.log = log;
		this.budget = budget;
	}

	ZipDirectory read(ZipEnd end) throws IOException {
		List<ZipMember> members = new ArrayList<>();
		LocalHeaders locals = new LocalHeaders(source, log);
		long offset = end.centralOffset();
		long stop = offset + end.centralLength();
		while (offset < stop) {
			if (!budget.takeEntry()) {
				log.add("container.too-many-entries", offset, stop - offset, "the budget of entries is spent", "further entries were not read");
				break;
			}
			try {
				ByteCursor cursor = new ByteCursor(header(offset, stop)).order(ByteOrder.LITTLE_ENDIAN);
				ZipMember member = member(cursor, end.shift());
				members.add(locals.checked(member));
				offset += cursor.position();
			} catch (TruncatedException broken) {
				log.add("zip.directory-broken", offset, stop - offset, "the central directory breaks off after " + members.size() + " of "
						+ end.entries() + " entries", "further entries were not read");
				break;
			}
		}
		if (offset == stop && members.size() != end.entries() && (end.entries() > 0xffff || members.size() % 0x10000 != end.entries())) {
			log.add("zip.entry-count", end.centralOffset(), end.centralLength(), "the archive claims " + end.entries() + " entries and lists "
					+ members.size(), "the listed ones were read");
		}
		return new ZipDirectory(members, end.centralOffset());
	}

	/** The header as far as it is there, with its name, extra fields and comment and no more. */
	private byte[] header(long offset, long stop) throws IOException, TruncatedException {
		ByteCursor lengths = new ByteCursor(source.bytes(offset, (int) Math.min(HEADER, stop - offset))).order(ByteOrder.LITTLE_ENDIAN).seek(LENGTHS);
		return source.bytes(offset, (int) Math.min(HEADER + lengths.u16() + lengths.u16() + lengths.u16(), stop - offset));
	}

	private static ZipMember member(ByteCursor cursor, long shift) throws TruncatedException {
		if (cursor.u32() != SIGNATURE) {
			throw new TruncatedException(cursor.position(), HEADER, 0);
		}
		int flags = cursor.skip(4).u16();
		int method = cursor.u16();
		long crc = cursor.skip(4).u32();
		long stored = cursor.u32();
		long expanded = cursor.u32();
		int nameLength = cursor.u16();
		int extraLength = cursor.u16();
		int commentLength = cursor.u16();
		long local = cursor.skip(8).u32();
		String name = EvidenceText.of(cursor.bytes(nameLength));
		ByteCursor extra = cursor.part(extraLength);
		cursor.skip(commentLength);
		long[] wide = wide(extra, expanded, stored, local);
		return new ZipMember(name, flags, method, crc, wide[1], wide[0], wide[2] + shift, -1);
	}

	/** Section 4.5.3: only the fields that are all ones in the header stand in the ZIP64 extra field, in this order. */
	private static long[] wide(ByteCursor extra, long... values) throws TruncatedException {
		while (extra.remaining() >= 4) {
			int id = extra.u16();
			int length = extra.u16();
			if (length > extra.remaining()) {
				return values;
			}
			ByteCursor field = extra.part(length);
			for (int i = 0; id == 1 && i < values.length; i++) {
				if (values[i] == NONE32 && field.remaining() >= 8) {
					values[i] = Math.max(0, Math.min(field.u64() & Long.MAX_VALUE, Long.MAX_VALUE >> 1));
				}
			}
		}
		return values;
	}
}
