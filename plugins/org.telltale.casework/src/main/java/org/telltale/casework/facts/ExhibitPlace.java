package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.telltale.base.ByteRange;
import org.telltale.model.Exhibit;
import org.telltale.model.ExhibitAttribute;

/**
 * Where a picture stands in its evidence, for those that are no whole file of it: a thumbnail, a file in a backup or an image.
 * Kept as the attribute {@code ranges}.
 */
public final class ExhibitPlace {

	/** The attribute's name. */
	public static final String ATTRIBUTE = "ranges";
	/** The attribute that says in which coding the bytes stand there; without it they stand there plainly. */
	public static final String ENCODED = "encoded";
	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\+(\\d{1,9})");
	private static final int MOST_RANGES = 10_000;

	private ExhibitPlace() {
	}

	/** Ranges as they are kept: {@code offset+length}, parted by commas; empty if they are too many. */
	public static Optional<String> written(List<ByteRange> ranges) {
		return ranges.isEmpty() || ranges.size() > MOST_RANGES ? Optional.empty()
				: Optional.of(ranges.stream().map(range -> range.offset() + "+" + range.length()).collect(Collectors.joining(",")));
	}

	/** The ranges that an exhibit has, in the order of its bytes; none if it is a file of evidence, or of a case that says it otherwise. */
	public static List<ByteRange> of(Exhibit exhibit) {
		List<ByteRange> ranges = new ArrayList<>();
		for (String range : attribute(exhibit, ATTRIBUTE).map(text -> text.split(",")).orElse(new String[0])) {
			Matcher found = WRITTEN.matcher(range);
			if (!found.matches()) {
				return List.of();
			}
			ranges.add(new ByteRange(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))));
		}
		return ranges;
	}

	/** Whether the bytes stand there in Base64. */
	public static boolean isBase64(Exhibit exhibit) {
		return attribute(exhibit, ENCODED).filter("base64"::equals).isPresent();
	}

	private static Optional<String> attribute(Exhibit exhibit, String name) {
		return exhibit.getAttributes().stream().filter(attribute -> attribute.getName().equals(name)).findFirst().map(ExhibitAttribute::getValue);
	}
}
