package org.telltale.firmware.rom;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.container.ProblemLog;
import org.telltale.firmware.resource.ResolvedValue;
import org.telltale.firmware.resource.ResourceTable;
import org.telltale.firmware.resource.TableEntry;
import org.telltale.firmware.text.FoundString;

/** Finds the texts of consent of resource tables, up to so many in all. */
final class ConsentTexts {

	private static final String TYPE = "string";
	private static final int MAX_TEXTS = 20_000;
	private static final int MAX_OF_PACKAGE = 2_000;
	private static final int MAX_CHARACTERS = 4_000;
	/** Resources of a table that are remembered to have a word; many times what is listed. */
	private static final int MAX_RESOURCES = 200_000;

	private int told;
	/** Texts of the table that is being read. */
	private int met;

	/** A word and where it was found. */
	private record Hit(String word, String by) {
	}

	List<RomText> read(ResourceTable table, TablePlaces places, PackageFile owner, ProblemLog log) {
		PoolWords words = new PoolWords();
		Map<Long, String> resources = new HashMap<>();
		table.each((type, name) -> type.equals(TYPE), entry -> {
			if (resources.size() < MAX_RESOURCES) {
				table.string(entry).flatMap(text -> hit(entry, text, words)).ifPresent(hit -> resources.putIfAbsent(entry.id(), hit.word()));
			}
		});
		List<RomText> found = new ArrayList<>();
		met = 0;
		Set<String> known = new HashSet<>();
		table.each((type, name) -> type.equals(TYPE), entry -> {
			Optional<FoundString> text = table.string(entry);
			if (!resources.containsKey(entry.id()) || text.isEmpty()) {
				return;
			}
			met++;
			if (found.size() < MAX_OF_PACKAGE && told < MAX_TEXTS && known.add(EntryNames.number(entry))) {
				told++;
				found.add(text(table, places, owner, entry, hit(entry, text.get(), words).orElse(new Hit(resources.get(entry.id()), "other"))));
			}
		});
		if (met > found.size() && (found.size() == MAX_OF_PACKAGE || told == MAX_TEXTS)) {
			log.add("rom.more-texts", 0, 0, "no more than " + MAX_OF_PACKAGE + " texts of consent of a package and " + MAX_TEXTS + " of an item are listed",
					met - found.size() + " or more texts of this package are not listed");
		}
		return found;
	}

	private static Optional<Hit> hit(TableEntry entry, FoundString text, PoolWords words) {
		return words.of(entry.data(), text).map(word -> new Hit(word, "text")).or(() -> ConsentWords.inName(entry.name()).map(word -> new Hit(word, "name")));
	}

	/** The words of a pool's texts, each of which is looked through once. */
	private static final class PoolWords {

		private final BitSet looked = new BitSet();
		private final Map<Long, String> words = new HashMap<>();

		Optional<String> of(long index, FoundString text) {
			if (!looked.get((int) index) && words.size() < MAX_RESOURCES) {
				looked.set((int) index);
				ConsentWords.inText(text.text()).ifPresent(word -> words.put(index, word));
			}
			return Optional.ofNullable(words.get(index));
		}
	}

	private static RomText text(ResourceTable table, TablePlaces places, PackageFile owner, TableEntry entry, Hit hit) {
		ResolvedValue value = table.value(entry);
		String text = value.text();
		String shown = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
		return new RomText(owner.id(), owner.path(), EntryNames.number(entry), EntryNames.of(owner.name(), entry), owner.name(), shown, text.length(), EntryNames.config(entry),
				Optional.of(entry.config().locale()).filter(locale -> !locale.isEmpty()), hit.word(), hit.by(), places.imageOffset(value.places().getFirst()),
				places.of(value.places()));
	}
}
