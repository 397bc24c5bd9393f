package org.telltale.report.internal.masking;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.telltale.base.json.Json;

/** The items of evidence whose digest and name a public report masks, the sets with such a member (an id of a set is a digest over ids), and the flows that are named after them. Immutable. */
final class MaskedEvidence {

	/** So many frames have times that hold more than 128 unknown bits, those that are cited left out. */
	static final long ENOUGH_FRAMES = 64;
	private static final long MIB = 1L << 20;
	/** A digest of the last MiB is over so many bytes at least, or it is masked. */
	private static final long ENOUGH_BYTES = 4096;
	private static final int SHORTEST_START = 12;
	private static final Set<String> SHOWN_KINDS = Set.of("firmware-image", "reference-table", "key-log");
	private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{" + SHORTEST_START + ",64}");

	private final Set<String> ids = new TreeSet<>();
	private final Set<String> starts = new TreeSet<>();

	MaskedEvidence(Collection<Json.Fields> facts) {
		Set<String> published = new TreeSet<>();
		facts.stream().filter(f -> f.text("type").orElse("").equals("claim")).forEach(f -> f.get("archive").flatMap(a -> a.text("evidence")).ifPresent(published::add));
		facts.stream().filter(f -> f.text("type").orElse("").equals("evidence")).filter(f -> !isShown(f, published)).forEach(f -> add(f.text("evidence").orElse("")));
		facts.stream().filter(f -> f.text("type").orElse("").equals("capture-set") && f.items("members").stream().flatMap(m -> m.asText().stream()).anyMatch(ids::contains))
				.map(f -> f.text("set").orElse("")).toList().forEach(this::add);
		facts.stream().filter(f -> f.text("type").orElse("").equals("flow") && ids.contains(f.text("evidence").orElse(""))).forEach(f -> add(f.text("flow").orElse("")));
	}

	private void add(String id) {
		ids.add(id);
		starts.add(id.substring(0, Math.min(SHORTEST_START, id.length())));
	}

	private static boolean isShown(Json item, Set<String> published) {
		String kind = item.text("kind").orElse("");
		return SHOWN_KINDS.contains(kind) || kind.equals("capture") && item.integer("frames").orElse(0L) >= ENOUGH_FRAMES
				|| kind.equals("document") && published.contains(item.text("evidence").orElse(""));
	}

	/** Whether it is the id of a masked item, of a set with one, or of a flow that is named after one. */
	boolean isId(String text) {
		return ids.contains(text);
	}

	/** Whether a text names a masked item by its digest or the start of it. */
	boolean isNamedIn(String text) {
		return DIGITS.matcher(text).results().anyMatch(found -> starts.contains(found.group().substring(0, SHORTEST_START)));
	}

	/** Whether the digests of single MiBs of an item may be shown: the last of them is over enough bytes. */
	static boolean showsParts(Json item) {
		long length = item.integer("length").orElse(0L);
		return length <= MIB || length % MIB == 0 || length % MIB >= ENOUGH_BYTES;
	}
}
