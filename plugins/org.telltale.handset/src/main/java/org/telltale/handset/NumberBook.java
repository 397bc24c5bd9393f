package org.telltale.handset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Where;
import org.telltale.handset.number.Identified;
import org.telltale.handset.number.Identifiers;
import org.telltale.handset.number.PhoneNumber;

/**
 * Which exhibit stands for a correspondent's number or e-mail address, so that an equal one that is listed already is
 * named and not made anew. Not thread-safe.
 */
public final class NumberBook {

	private static final Where NOWHERE = Where.at("", 0, 0);

	/** Keys by kind and canonical text; looked up, never walked. */
	private final Map<String, String> ids = new HashMap<>();

	/**
	 * An exhibit that stands for a number.
	 *
	 * @param id its id
	 * @param fresh the exhibit itself, if it was not listed before
	 */
	public record Entry(String id, Optional<Exhibit> fresh) {
	}

	/** Lists an exhibit; of equal ones the first counts. Those that are no number and no e-mail address are left out. */
	public void list(Exhibit exhibit) {
		key(exhibit.kind(), exhibit.value()).ifPresent(key -> ids.putIfAbsent(key, exhibit.id()));
	}

	/**
	 * The exhibit for a correspondent as written.
	 *
	 * @param idIfNew the id of a fresh one
	 * @return empty if the text is neither number nor address, such as a sender's name
	 */
	public Optional<Entry> entry(String written, String idIfNew, String partOf, ExhibitSource source) {
		ExhibitKind kind = written.indexOf('@') >= 0 ? ExhibitKind.EMAIL : ExhibitKind.PHONE_NUMBER;
		Optional<Identified> identified = Identifiers.check(kind, written, NOWHERE).value();
		Optional<String> key = identified.flatMap(found -> key(kind, found.value()));
		if (key.isEmpty()) {
			return Optional.empty();
		}
		String listed = ids.putIfAbsent(key.get(), idIfNew);
		if (listed != null) {
			return Optional.of(new Entry(listed, Optional.empty()));
		}
		Exhibit fresh = new Exhibit(idIfNew, kind, identified.get().value(), Optional.empty(), Map.of(), source);
		fresh = written.equals(fresh.value()) ? fresh : fresh.with("written", written);
		return Optional.of(new Entry(idIfNew, Optional.of(partOf.isEmpty() ? fresh : fresh.with("partOf", partOf))));
	}

	/**
	 * The exhibit for a number as written, in the international form that the handset noted beside it, if that is the same number.
	 *
	 * @param notedSource of the noted form
	 */
	public Optional<Entry> entry(String written, Optional<String> noted, String idIfNew, String partOf, ExhibitSource source, ExhibitSource notedSource) {
		Optional<PhoneNumber> international = PhoneNumber.international(written, noted);
		if (international.isEmpty()) {
			return entry(written, idIfNew, partOf, source);
		}
		return entry(international.get().text(), idIfNew, partOf, notedSource)
				.map(found -> new Entry(found.id(), found.fresh().map(fresh -> fresh.with("written", written))));
	}

	private static Optional<String> key(ExhibitKind kind, String value) {
		return switch (kind) {
			case PHONE_NUMBER -> PhoneNumber.parse(value).map(PhoneNumber::key);
			case EMAIL -> Optional.of(value.toLowerCase(java.util.Locale.ROOT));
			default -> Optional.empty();
		};
	}
}
