package org.telltale.casework.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.base.ByteRange;
import org.telltale.model.Exhibit;

/** Where an exhibit stands in its evidence, for those that are a piece of a file, as a thumbnail is. Kept as the attribute {@code ranges}. */
public final class ExhibitPlace {

	/** The attribute's name. */
	public static final String ATTRIBUTE = "ranges";
	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\+(\\d{1,9})");

	private ExhibitPlace() {
	}

	/** A range as it is kept: {@code offset+length}. */
	public static String written(ByteRange range) {
		return range.offset() + "+" + range.length();
	}

	/** The range that an exhibit has; none if it is no piece, or of a case that says it otherwise. */
	public static Optional<ByteRange> of(Exhibit exhibit) {
		return exhibit.getAttributes().stream().filter(attribute -> attribute.getName().equals(ATTRIBUTE)).findFirst()
				.map(attribute -> WRITTEN.matcher(attribute.getValue())).filter(Matcher::matches)
				.map(found -> new ByteRange(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))));
	}
}
