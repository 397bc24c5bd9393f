package org.telltale.container.zip;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.container.Budget;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/**
 * What a ZIP archive holds and where.
 *
 * @param members in the directory's order
 * @param centralOffset where the central directory starts in the source
 */
public record ZipDirectory(List<ZipMember> members, long centralOffset) {

	public ZipDirectory {
		members = List.copyOf(members);
	}

	/** The first member of that name; empty if there is none. */
	public Optional<ZipMember> member(String name) {
		return members.stream().filter(member -> member.name().equals(name)).findFirst();
	}

	/**
	 * Reads the directory and checks each local header against it.
	 *
	 * @return the directory; empty only if the source has nothing of a ZIP archive
	 */
	public static Outcome<ZipDirectory> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Optional<ZipEnd> end = ZipEnd.find(source, log);
		Optional<ZipDirectory> central = Optional.empty();
		if (end.isPresent()) {
			central = Optional.of(new CentralDirectoryReader(source, log, budget).read(end.get()));
		} else {
			log.add("zip.no-directory", 0, source.length(), "no end of central directory was found",
					"entries are taken from the local headers as far as they chain; others are missing");
			List<ZipMember> members = new LocalHeaders(source, log).salvage(budget);
			central = members.isEmpty() ? central : Optional.of(new ZipDirectory(members, source.length()));
		}
		return new Outcome<>(central, log.problems());
	}
}
