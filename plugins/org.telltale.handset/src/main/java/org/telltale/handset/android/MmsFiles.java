package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.Neighbours.Neighbour;

/** The files that parts of multimedia messages are kept in: which of them lie with the database, and which are pictures. Not thread-safe. */
final class MmsFiles {

	private final HandsetFile file;
	private final Tally missing = new Tally();
	private final Tally other = new Tally();

	/** How many there were, and the first. */
	private static final class Tally {
		private long count;
		private Optional<Where> where = Optional.empty();
		private String first = "";

		void add(String path, ExhibitSource source) {
			if (++count == 1) {
				first = path;
				where = source.places().stream().findFirst();
			}
		}
	}

	MmsFiles(HandsetFile file) {
		this.file = file;
	}

	/** The exhibit that a part's file is, if it lies with the database and is a picture. */
	Optional<String> exhibit(String path, ExhibitSource source) {
		Optional<Neighbour> there = file.neighbours().at(path);
		Optional<String> picture = there.flatMap(Neighbour::picture);
		if (there.isEmpty()) {
			missing.add(path, source);
		} else if (picture.isEmpty()) {
			other.add(path, source);
		}
		return picture;
	}

	/** What is not there, or not read. */
	List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		problem(problems, "mms.part-missing", missing, "do not lie with the database", "They are not searched for unless they are evidence of their own.");
		problem(problems, "mms.part-not-read", other, "are no pictures that are read", "They are not searched for.");
		return problems;
	}

	private void problem(List<Problem> problems, String code, Tally tally, String what, String consequence) {
		if (tally.count > 0) {
			problems.add(new Problem(code, tally.where.orElse(file.bytes().where(0, 0)), tally.count + " files of multimedia messages " + what
					+ ", the first is " + tally.first + ".", consequence));
		}
	}
}
