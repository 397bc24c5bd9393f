package org.telltale.container.gzip;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.EvidenceText;
import org.telltale.container.InflatedSource;
import org.telltale.container.Inflation;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** A file wrapped by gzip. The first member is expanded; what follows it is named, not read. */
public final class GzipReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "gzip";

	private static final int MAX_HEADER = 1 << 17;

	/** Where the deflate stream starts and what the header calls the file. */
	private record Header(int length, String name) {
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		budget.takeEntry();
		try {
			Header header = header(source);
			Entry entry = new Entry(header.name, Entry.Kind.EXPANDED, declaredLength(source), 0, Optional.empty(), Optional.empty(),
					new MemberContent(source, place, header));
			return Outcome.of(new Container(FORMAT, "", List.of(entry)));
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("gzip.header", 0, source.length(), "the gzip header breaks off", "its content was not read"));
		}
	}

	/** RFC 1952 section 2.3. */
	private static Header header(Source source) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(source.bytes(0, MAX_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
		int flags = cursor.skip(3).u8();
		cursor.skip(6);
		if ((flags & 4) != 0) {
			cursor.skip(cursor.u16());
		}
		String name = (flags & 8) != 0 ? untilZero(cursor) : "";
		if ((flags & 16) != 0) {
			untilZero(cursor);
		}
		if ((flags & 2) != 0) {
			cursor.skip(2);
		}
		return new Header(cursor.position(), name);
	}

	private static String untilZero(ByteCursor cursor) throws TruncatedException {
		int start = cursor.position();
		while (cursor.u8() != 0) {
			continue;
		}
		int length = cursor.position() - start;
		return EvidenceText.untilZero(cursor.seek(start).bytes(length));
	}

	private static long declaredLength(Source source) throws IOException, TruncatedException {
		return source.length() < 18 ? 0 : new ByteCursor(source.bytes(source.length() - 4, 4)).order(ByteOrder.LITTLE_ENDIAN).u32();
	}

	/** The first member's content. */
	private record MemberContent(Source source, Place place, Header header) implements Entry.Content {

		@Override
		public Outcome<Source> open(Budget budget) throws IOException {
			Inflation inflation = Inflation.of(source, header.length, source.length() - header.length, budget);
			return Outcome.of((Source) inflation.content(), problems(inflation.fault(), inflation.consumed(), inflation.crc32(), inflation.content().length()));
		}

		@Override
		public Outcome<Source> stream(Budget budget) throws IOException {
			long stored = source.length() - header.length;
			InflatedSource content = InflatedSource.raw(source.view(new ByteRange(header.length, stored)), budget.streamable(stored));
			budget.stream(content.length());
			return Outcome.of(content, problems(content.fault(), content.consumed(), content.crc32(), content.length()));
		}

		@Override
		public Outcome<byte[]> start(int count, Budget budget) throws IOException {
			return Outcome.of(Inflation.start(source.view(new ByteRange(header.length, source.length() - header.length)), count));
		}

		private List<Problem> problems(Optional<Inflation.Fault> fault, long consumed, long crc32, long length) throws IOException {
			ProblemLog log = new ProblemLog(source, place);
			long stored = source.length() - header.length;
			if (fault.isPresent()) {
				switch (fault.get()) {
					case TRUNCATED -> log.add("gzip.truncated", header.length, stored, "the stream ends inside", "its content is cut there");
					case CORRUPT -> log.add("gzip.corrupt", header.length, stored, "this is no valid deflate stream", "its content is cut there");
					case OVER_BUDGET -> log.add("container.expansion", header.length, stored, "it expands beyond the budget", "its content is cut there");
				}
			} else {
				checkTrailer(source, log, header.length + consumed, crc32, length);
			}
			return log.problems();
		}
	}

	private static void checkTrailer(Source source, ProblemLog log, long offset, long crc32, long length) throws IOException {
		try {
			ByteCursor trailer = new ByteCursor(source.bytes(offset, 8)).order(ByteOrder.LITTLE_ENDIAN);
			if (trailer.u32() != crc32 || trailer.u32() != (length & 0xffffffffL)) {
				log.add("gzip.crc", offset, 8, "checksum or length differ from the trailer's", "the content is not what was packed; it was read as it is");
			}
			if (source.length() > offset + 8) {
				log.add("gzip.trailing", offset + 8, source.length() - offset - 8, "more bytes follow the first member", "they were not read");
			}
		} catch (TruncatedException cut) {
			log.add("gzip.truncated", offset, 8, "the trailer is cut off", "the content could not be checked");
		}
	}
}
