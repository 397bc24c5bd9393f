package org.telltale.container.fat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.container.Budget;
import org.telltale.container.Entry;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.SpentException;
import org.telltale.container.tree.BlockRuns;
import org.telltale.container.tree.FileName;
import org.telltale.container.tree.FileTree;

/** The files of a file system with clusters, by what reads its directories. */
final class ClusterTree implements FileTree<ClusterFile> {

	private final String format;
	private final ClusterVolume volume;
	private final DirectoryReader reader;
	private final Place place;
	private final ProblemLog log;
	private final Budget budget;

	ClusterTree(String format, ClusterVolume volume, DirectoryReader reader, Place place, ProblemLog log, Budget budget) {
		this.format = format;
		this.volume = volume;
		this.reader = reader;
		this.place = place;
		this.log = log;
		this.budget = budget;
	}

	@Override
	public String format() {
		return format;
	}

	@Override
	public boolean isDirectory(ClusterFile node) {
		return node.isDirectory();
	}

	@Override
	public long number(ClusterFile directory) {
		return directory.first();
	}

	@Override
	public ByteRange place(ClusterFile node) {
		return node.place();
	}

	@Override
	public Source content(ClusterFile directory, String path) throws IOException, SpentException {
		return content(directory, path.isEmpty() ? "the root directory" : path, log, budget);
	}

	@Override
	public List<FileName<ClusterFile>> names(ClusterFile directory, String path, Source content) throws IOException, SpentException {
		BlockRuns runs = volume.chain(directory, budget).runs();
		return reader.read(content, directory, path, offset -> volume.place(directory, runs, offset));
	}

	@Override
	public Entry entry(ClusterFile file, String path) {
		if (file.isDirectory()) {
			return new Entry(path, Entry.Kind.DIRECTORY, 0, file.place().offset(), Optional.empty(), Optional.empty(), Entry.Content.NONE);
		}
		return new Entry(path, Entry.Kind.FILE, file.length(), file.place().offset(), Optional.empty(), Optional.empty(), spent -> open(file, path, spent));
	}

	private Outcome<Source> open(ClusterFile file, String path, Budget spent) throws IOException {
		ProblemLog own = new ProblemLog(volume.source(), place);
		try {
			Source content = content(file, path, own, spent);
			return Outcome.of(content, own.problems());
		} catch (SpentException over) {
			over.tell(own, file.place(), path);
			return new Outcome<>(Optional.empty(), own.problems());
		}
	}

	/** The content as far as its clusters can be found. */
	private Source content(ClusterFile file, String path, ProblemLog into, Budget spent) throws IOException, SpentException {
		if (volume.isFixedRoot(file)) {
			return volume.source().view(volume.fixedRoot().get());
		}
		ClusterVolume.Chain chain = volume.chain(file, spent);
		if (!chain.whole()) {
			into.add(format + ".chain", file.place().offset(), file.place().length(), "the clusters of " + path + " break off after "
					+ Math.min(file.length(), chain.runs().reach()) + " bytes", "its content is cut there");
		}
		long found = Math.min(file.length(), chain.runs().reach());
		Source stored = chain.runs().content(volume.source(), Math.min(found, file.written()));
		if (stored.length() < Math.min(found, file.written())) {
			into.add(format + ".truncated-file", file.place().offset(), file.place().length(), path + " reaches behind the image's end: "
					+ stored.length() + " bytes of it are there", "its content is cut");
			return stored;
		}
		return found == stored.length() ? stored
				: new PieceSource(List.of(new Piece.Stored(stored.length(), stored, 0), new Piece.Fill(found - stored.length(), 0)));
	}
}
