package org.telltale.handset.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.handset.Neighbours;

/** The files of one container by their paths, looked up as the handset knew them. For one container, one thread. */
final class PathsInside {

	/** Of a path on a handset there are a few copies; more are a container that somebody made to be slow. */
	private static final int MOST_ALIKE = 64;
	/** Of Linux (PATH_MAX); a longer path is none of a handset's. */
	private static final int LONGEST = 4_096;

	private final String start;
	private final Map<String, Optional<String>> formats;
	/** Paths by their last two parts; made when it is first wanted. Looked up, never walked. */
	private Map<String, List<String>> byEnd = Map.of();

	/**
	 * Files of a container.
	 *
	 * @param start what stands in front of each path in the file's name
	 * @param formats by path, what each file is
	 */
	PathsInside(String start, Map<String, Optional<String>> formats) {
		this.start = start;
		this.formats = formats;
	}

	/** The others, as seen from one of them. */
	Neighbours of(String own) {
		return path -> at(path, own);
	}

	private Optional<Neighbours.Neighbour> at(String wanted, String own) {
		if (byEnd.isEmpty()) {
			byEnd = new HashMap<>();
			formats.keySet().forEach(path -> end(path).ifPresent(end -> byEnd.computeIfAbsent(end, key -> new ArrayList<>(1)).add(path)));
		}
		List<String> alike = end(wanted).map(end -> byEnd.getOrDefault(end, List.of())).orElse(List.of());
		List<String> best = new ArrayList<>();
		long most = 0;
		for (String path : alike.size() > MOST_ALIKE ? List.<String>of() : alike) {
			long common = (long) common(path, wanted, true) << 32 | common(path, own, false);
			if (common > most) {
				best.clear();
			}
			if (common >= most) {
				best.add(path);
				most = common;
			}
		}
		return best.size() == 1 ? Optional.of(new Neighbours.Neighbour(start + best.getFirst(), formats.get(best.getFirst()))) : Optional.empty();
	}

	private static Optional<String> end(String path) {
		int name = path.length() > LONGEST ? -1 : path.lastIndexOf('/');
		return name < 1 ? Optional.empty() : Optional.of(path.substring(path.lastIndexOf('/', name - 1) + 1));
	}

	/** How many parts two paths have in common, from their ends or from their starts on. */
	private static int common(String one, String other, boolean fromEnd) {
		int parts = 0;
		int same = 0;
		while (same < one.length() && same < other.length() && at(one, same, fromEnd) == at(other, same, fromEnd)) {
			parts += at(one, same, fromEnd) == '/' ? 1 : 0;
			same++;
		}
		return parts + (endsPart(one, same, fromEnd) && endsPart(other, same, fromEnd) ? 1 : 0);
	}

	private static boolean endsPart(String path, int index, boolean fromEnd) {
		return index == path.length() || at(path, index, fromEnd) == '/';
	}

	private static char at(String path, int index, boolean fromEnd) {
		return path.charAt(fromEnd ? path.length() - 1 - index : index);
	}
}
