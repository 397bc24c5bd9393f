package org.telltale.container.sparse;

import java.io.IOException;
import java.nio.ByteOrder;
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
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** An Android sparse image. Its raw chunks are mapped, nothing is copied; who reads fills and gaps pays for them. */
public final class SparseReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "android-sparse";

	private static final int FILE_HEADER = 28;
	private static final int CHUNK_HEADER = 12;
	private static final int RAW = 0xcac1;
	private static final int FILL = 0xcac2;
	private static final int DONT_CARE = 0xcac3;
	private static final int CRC = 0xcac4;
	private static final long MAX_BLOCK = 1 << 24;
	private static final long MAX_IMAGE = 1L << 56;

	/** The file header: sizes in bytes but for blocks and chunks. */
	private record Header(int fileHeader, int chunkHeader, long blockSize, long blocks, long chunks) {

		boolean isSane() {
			return fileHeader >= FILE_HEADER && chunkHeader >= CHUNK_HEADER && blockSize > 0 && blockSize <= MAX_BLOCK && blockSize % 4 == 0;
		}
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		budget.takeEntry();
		try {
			ByteCursor cursor = new ByteCursor(source.bytes(0, FILE_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
			int major = cursor.skip(4).u16();
			cursor.skip(2);
			Header header = new Header(cursor.u16(), cursor.u16(), cursor.u32(), cursor.u32(), cursor.u32());
			cursor.skip(4);
			if (major != 1 || !header.isSane()) {
				return Outcome.none(log.problem("sparse.header", 0, FILE_HEADER, "the sparse header makes no sense", "the image was not read"));
			}
			PieceSource image = new PieceSource(pieces(source, header, log));
			Entry entry = new Entry("", Entry.Kind.EXPANDED, image.length(), 0, Optional.empty(), Optional.empty(), spent -> Outcome.of((Source) image));
			return Outcome.of(new Container(FORMAT, "", List.of(entry)), log.problems());
		} catch (TruncatedException cut) {
			return Outcome.none(log.problem("sparse.header", 0, source.length(), "the sparse header is cut off", "the image was not read"));
		}
	}

	private static List<Piece> pieces(Source source, Header header, ProblemLog log) throws IOException {
		List<Piece> pieces = new ArrayList<>();
		long offset = header.fileHeader;
		long blocks = 0;
		for (long i = 0; i < header.chunks; i++) {
			long left = source.length() - offset;
			try {
				ByteCursor cursor = new ByteCursor(source.bytes(offset, header.chunkHeader + 4)).order(ByteOrder.LITTLE_ENDIAN);
				int type = cursor.u16();
				long chunkBlocks = cursor.skip(2).u32();
				long total = cursor.u32();
				cursor.seek(header.chunkHeader);
				Optional<Piece> piece = piece(source, cursor, type, chunkBlocks * header.blockSize, offset + header.chunkHeader,
						total - header.chunkHeader);
				if (piece.isEmpty() && type != CRC || total < header.chunkHeader || total > left && piece.isEmpty()) {
					log.add("sparse.chunk", offset, left, "chunk " + i + " of " + header.chunks + " makes no sense", "the image is cut there");
					return pieces;
				}
				piece.ifPresent(pieces::add);
				if (total > left) {
					log.add("sparse.truncated", offset, left, "chunk " + i + " of " + header.chunks + " is cut off", "the image is cut there");
					return pieces;
				}
				blocks += type == CRC ? 0 : chunkBlocks;
				if (blocks > MAX_IMAGE / header.blockSize) {
					log.add("sparse.length", offset, total, "the chunks make more than 64 PiB", "the image is cut there");
					return pieces;
				}
				offset += total;
			} catch (TruncatedException cut) {
				log.add("sparse.truncated", offset, left, "only " + i + " of " + header.chunks + " chunks are there", "the image is cut there");
				return pieces;
			}
		}
		checkEnd(source, header, log, offset, blocks);
		return pieces;
	}

	private static void checkEnd(Source source, Header header, ProblemLog log, long offset, long blocks) {
		if (blocks != header.blocks) {
			log.add("sparse.length", 0, FILE_HEADER, "the chunks make " + blocks + " blocks, the header says " + header.blocks, "the chunks were used");
		}
		if (offset < source.length()) {
			log.add("sparse.trailing", offset, source.length() - offset, "bytes follow the last chunk", "they were not read");
		}
	}

	/** What a chunk stands for; a raw chunk that is cut off gives what is there; empty for CRC chunks and nonsense. */
	private static Optional<Piece> piece(Source source, ByteCursor body, int type, long length, long offset, long stored) throws TruncatedException {
		return switch (type) {
			case RAW -> stored != length || offset > source.length() ? Optional.empty()
					: Optional.of(new Piece.Stored(Math.min(length, source.length() - offset), source, offset));
			case FILL -> stored != 4 ? Optional.empty() : Optional.of(new Piece.Fill(length, (int) body.u32()));
			case DONT_CARE -> stored != 0 ? Optional.empty() : Optional.of(new Piece.Fill(length, 0));
			case CRC -> Optional.empty();
			default -> Optional.empty();
		};
	}
}
