package org.telltale.container.logical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.EvidenceText;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** A super image: several partitions whose extents lie in one device. Its extents are mapped, nothing is copied. */
public final class SuperReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "super";

	private static final int SECTOR = 512;
	private static final int LINEAR = 0;
	private static final int ZERO = 1;
	private static final long MAX_SECTORS = 1L << 44;

	/** Where the extents of a partition are listed. */
	private record Listed(String name, long firstExtent, long extents) {
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Optional<LogicalMetadata> found = LogicalMetadata.find(source);
		if (found.isEmpty()) {
			return Outcome.none(log.problem("super.metadata", LogicalMetadata.GEOMETRY, source.length(), "no copy of the partition table can be read",
					"no partition was read"));
		}
		LogicalMetadata metadata = found.get();
		if (!metadata.intact()) {
			log.add("super.checksum", metadata.offset(), metadata.tables().length, "no copy of the partition table has a checksum that holds",
					"the first one was used as it is; partitions may be wrong");
		}
		List<Entry> entries = new ArrayList<>();
		for (long i = 0; i < metadata.partitions().count(); i++) {
			try {
				Listed listed = listed(metadata.entry(metadata.partitions(), i));
				if (!budget.takeEntry()) {
					throw new TruncatedException(i, 1, 0);
				}
				if (listed.extents > 0) {
					entries.add(entry(listed, metadata, source, log, budget));
				}
			} catch (TruncatedException broken) {
				log.add("super.partition", metadata.offset(), metadata.tables().length, "the entry of partition " + i + " makes no sense",
						"this partition and later ones were not read");
				break;
			}
		}
		return Outcome.of(new Container(FORMAT, "", entries), log.problems());
	}

	private static Listed listed(ByteCursor cursor) throws TruncatedException {
		String name = EvidenceText.untilZero(cursor.bytes(36));
		return new Listed(name, cursor.skip(4).u32(), cursor.u32());
	}

	private static Entry entry(Listed listed, LogicalMetadata metadata, Source source, ProblemLog log, Budget budget) {
		EntryName.oddity(listed.name).ifPresent(odd -> log.add("container.name", metadata.offset(), metadata.tables().length,
				"the partition name \"" + listed.name + "\" " + odd, "it is kept as text"));
		List<Piece> pieces = new ArrayList<>();
		try {
			long sectors = 0;
			for (long i = 0; i < listed.extents; i++) {
				ByteCursor cursor = metadata.entry(metadata.extents(), listed.firstExtent + i);
				long count = cursor.u64();
				int type = (int) cursor.u32();
				long first = cursor.u64();
				long device = cursor.u32();
				sectors += count;
				if (count < 0 || count > MAX_SECTORS || sectors > MAX_SECTORS || !budget.takeEntry()) {
					throw new TruncatedException(i, count, 0);
				}
				add(pieces, source, type, device, first, count);
			}
		} catch (TruncatedException broken) {
			log.add("super.extent", metadata.offset(), metadata.tables().length, "the extents of partition " + listed.name
					+ " make no sense, lie on another device or behind the image's end", "the partition is cut there");
		}
		PieceSource content = new PieceSource(pieces);
		return new Entry(listed.name, Entry.Kind.PARTITION, content.length(), metadata.offset(), Optional.empty(), Optional.empty(),
				spent -> Outcome.of((Source) content));
	}

	private static void add(List<Piece> pieces, Source source, int type, long device, long first, long count) throws TruncatedException {
		if (type == ZERO) {
			pieces.add(new Piece.Fill(count * SECTOR, 0));
			return;
		}
		if (type != LINEAR || device != 0 || first < 0 || first > MAX_SECTORS) {
			throw new TruncatedException(first, count, 0);
		}
		long there = Math.max(0, Math.min(count * SECTOR, source.length() - first * SECTOR));
		if (there > 0) {
			pieces.add(new Piece.Stored(there, source, first * SECTOR));
		}
		if (there < count * SECTOR) {
			throw new TruncatedException(first, count, there);
		}
	}
}
