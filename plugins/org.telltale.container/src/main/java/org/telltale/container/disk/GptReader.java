package org.telltale.container.disk;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.EvidenceText;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** The partitions of a disk with a GPT, of sectors of 512 or 4096 bytes; by the backup where the first copy is broken. */
public final class GptReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "gpt";

	private static final int[] SECTORS = {512, 4096};

	/** Whether the bytes from a disk's start on tell of a GPT: by its header, or by the table that protects it. */
	public static boolean isAt(byte[] start) {
		try {
			Source source = Source.of(start);
			return header(source, false).isPresent() || MbrTable.read(start).isProtective() && MbrReader.isAt(start);
		} catch (TruncatedException | IOException none) {
			return false;
		}
	}

	@Override
	public boolean accepts(Source source) throws IOException {
		return isAt(source.bytes(0, SECTORS[1] + MbrTable.SECTOR));
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Optional<GptHeader> first = header(source, false);
		Optional<GptHeader> used = first.filter(GptHeader::isWhole);
		if (used.isEmpty()) {
			Optional<GptHeader> backup = header(source, true);
			used = backup.filter(GptHeader::isWhole).or(() -> first).or(() -> backup);
			used.ifPresent(header -> tell(first, header, log));
		}
		if (used.isEmpty()) {
			return Outcome.none(log.problem("gpt.header", 0, source.length(), "neither the header of the partition table nor its backup makes sense",
					"no partition was read"));
		}
		Partitions partitions = new Partitions(source, log, "gpt.partition");
		entries(used.get(), partitions, log, budget);
		return Outcome.of(new Container(FORMAT, "", partitions.entries()), log.problems());
	}

	private static Optional<GptHeader> header(Source source, boolean backup) throws IOException {
		for (int sector : SECTORS) {
			Optional<GptHeader> header = GptHeader.at(source, backup ? source.length() / sector * sector - sector : sector, sector);
			if (header.isPresent()) {
				return header;
			}
		}
		return Optional.empty();
	}

	private static void tell(Optional<GptHeader> first, GptHeader used, ProblemLog log) {
		boolean header = first.isEmpty() || !first.get().intact();
		long offset = first.map(GptHeader::offset).orElse((long) SECTORS[0]);
		String consequence = used.isWhole() ? "the backup at byte " + used.offset() + " was used"
				: first.isPresent() ? "the backup does not hold either: what the first copy says was used as it is; partitions may be wrong"
						: "the backup at byte " + used.offset() + " does not hold either: what it says was used as it is; partitions may be wrong";
		log.add(header ? "gpt.header" : "gpt.entries", header ? offset : first.get().entriesOffset(), header ? GptHeader.SIZE : first.get().entries().length,
				first.isEmpty() ? "no header of the partition table makes sense at its beginning"
						: header ? "the checksum of the partition table's header does not hold" : "the partition table's entries are cut off or their checksum does not hold",
				consequence);
	}

	private static void entries(GptHeader header, Partitions partitions, ProblemLog log, Budget budget) {
		byte[] unused = new byte[16];
		int size = header.entrySize();
		for (int i = 0; i < header.entries().length / size; i++) {
			ByteRange at = new ByteRange(header.entriesOffset() + (long) i * size, size);
			try {
				ByteCursor cursor = new ByteCursor(header.entries(), i * size, size).order(ByteOrder.LITTLE_ENDIAN);
				if (Arrays.equals(cursor.bytes(16), unused)) {
					continue;
				}
				long first = cursor.seek(32).u64();
				long last = cursor.u64();
				String name = name(cursor.seek(56).bytes(72));
				long most = Long.MAX_VALUE / header.sector() - 1;
				if (first <= 0 || last < first || last > most || !budget.takeEntry()) {
					throw new TruncatedException(at.offset(), size, 0);
				}
				partitions.add(name.isEmpty() ? "partition-" + (i + 1) : name, at, first * header.sector(), (last - first + 1) * header.sector());
			} catch (TruncatedException broken) {
				log.add("gpt.partition", at.offset(), size, "the entry of partition " + (i + 1) + " makes no sense", "this partition was not read");
			}
		}
	}

	/** UTF-16, little-endian, up to the first zero. */
	private static String name(byte[] bytes) {
		String name = new String(bytes, StandardCharsets.UTF_16LE);
		int end = name.indexOf('\0');
		return EvidenceText.writable(end < 0 ? name : name.substring(0, end));
	}
}
