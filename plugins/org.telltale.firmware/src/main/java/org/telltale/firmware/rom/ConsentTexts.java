package org.telltale.firmware.rom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.telltale.container.ProblemLog;
import org.telltale.firmware.resource.ResolvedValue;
import org.telltale.firmware.resource.ResourceTable;
import org.telltale.firmware.resource.TableEntry;
import org.telltale.firmware.text.FoundString;

/** Finds the texts of consent of resource tables, up to so many in all. */
final class ConsentTexts {

	private static final int MAX_TEXTS = 20_000;
	private static final int MAX_OF_PACKAGE = 2_000;
	private static final int MAX_CHARACTERS = 4_000;

	private int told;
	/** Texts of the table that is being read. */
	private int met;

	/** A word and where it was found. */
	private record Hit(String word, String by) {
	}

	List<RomText> read(ResourceTable table, TablePlaces places, PackageFile owner, ProblemLog log) {
		Map<Long, Optional<String>> words = new HashMap<>();
		Map<Long, String> resources = new HashMap<>();
		table.each((type, name) -> type.equals("string"), entry -> table.string(entry).flatMap(text -> hit(entry, text, words))
				.ifPresent(hit -> resources.putIfAbsent(entry.id(), hit.word())));
		List<RomText> found = new ArrayList<>();
		met = 0;
		Set<String> known = new HashSet<>();
		table.each((type, name) -> type.equals("string"), entry -> {
			if (resources.containsKey(entry.id()) && known.add(EntryNames.number(entry))) {
				table.string(entry).ifPresent(text -> add(found, () -> text(table, places, owner, entry,
						hit(entry, text, words).orElse(new Hit(resources.get(entry.id()), "other")))));
			}
		});
		if (met > found.size()) {
			log.add("rom.more-texts", 0, 0, met + " texts of consent were met, and no more than " + MAX_OF_PACKAGE + " of a package and " + MAX_TEXTS
					+ " of an item are listed", met - found.size() + " of them are not listed");
		}
		return found;
	}

	/** @param words of texts by their place in the pool, so that each is looked through once */
	private static Optional<Hit> hit(TableEntry entry, FoundString text, Map<Long, Optional<String>> words) {
		return words.computeIfAbsent(entry.data(), index -> ConsentWords.inText(text.text())).map(word -> new Hit(word, "text"))
				.or(() -> ConsentWords.inName(entry.name()).map(word -> new Hit(word, "name")));
	}

	private void add(List<RomText> found, Supplier<RomText> text) {
		met++;
		if (found.size() < MAX_OF_PACKAGE && told < MAX_TEXTS) {
			found.add(text.get());
			told++;
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
