package org.telltale.container.tar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** A tape archive; sparse members and multi-volume archives are not analysed. */
public final class TarReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "tar";

	private static final int BLOCK = 512;
	private static final int MAX_NAME = 1 << 16;

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		List<Entry> entries = new ArrayList<>();
		Optional<String> longName = Optional.empty();
		long offset = 0;
		boolean ended = false;
		try {
			while (offset < source.length()) {
				TarHeader header = TarHeader.read(source.bytes(offset, BLOCK));
				if (header.isEnd()) {
					ended = true;
					break;
				}
				long data = offset + BLOCK;
				if (!budget.takeEntry() || header.size() > source.length() - data) {
					throw new TruncatedException(offset, header.size(), source.length() - data);
				}
				byte[] head = header.isName() ? source.bytes(data, (int) Math.min(MAX_NAME, header.size())) : new byte[0];
				if (header.isName()) {
					Optional<String> before = longName;
					longName = header.longName(head).or(() -> before);
				} else {
					String name = longName.orElse(header.name());
					longName = Optional.empty();
					entries.add(entry(source, header, name, offset, log));
				}
				offset = data + (header.size() + BLOCK - 1) / BLOCK * BLOCK;
			}
			if (!ended) {
				log.add("tar.no-end", source.length(), 0, "the archive has no end mark", "it may be cut off between two entries");
			}
		} catch (TruncatedException broken) {
			log.add("tar.broken", offset, source.length() - offset, "the archive breaks off after " + entries.size() + " entries",
					"further entries were not read");
		}
		return Outcome.of(new Container(FORMAT, "", entries), log.problems());
	}

	private static Entry entry(Source source, TarHeader header, String name, long offset, ProblemLog log) {
		EntryName.oddity(name).ifPresent(odd -> log.add("container.name", offset, BLOCK, "the entry name \"" + name + "\" " + odd,
				"it is kept as text; a tool that unpacks it may write elsewhere"));
		if (header.kind() == Entry.Kind.SPECIAL) {
			log.add("tar.type", offset, BLOCK, name + " is of the type " + header.type() + ", which is not analysed", "its content was not read");
		}
		Source content = header.kind() == Entry.Kind.FILE ? source.view(new ByteRange(offset + BLOCK, header.size())) : Source.empty();
		return new Entry(name, header.kind(), content.length(), offset, Optional.of(header.ownership()), header.target(), spent -> Outcome.of(content));
	}
}
