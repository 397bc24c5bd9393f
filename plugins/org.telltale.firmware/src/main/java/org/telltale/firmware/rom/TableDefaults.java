package org.telltale.firmware.rom;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.telltale.firmware.resource.ResolvedValue;
import org.telltale.firmware.resource.ResourceTable;
import org.telltale.firmware.resource.TableEntry;

/**
 * The defaults of a resource table.
 *
 * @param target the package whose resources they are
 */
record TableDefaults(ResourceTable table, TablePlaces places, PackageFile owner, String target) {

	private static final Set<String> TYPES = Set.of("bool", "integer", "string", "fraction");
	private static final String PREFIX = "def_";

	void each(Consumer<RomDefault> told) {
		Set<String> known = new HashSet<>();
		table.each((type, name) -> TYPES.contains(type) && name.startsWith(PREFIX), entry -> {
			if (known.add(EntryNames.number(entry))) {
				told.accept(read(entry));
			}
		});
	}

	private RomDefault read(TableEntry entry) {
		ResolvedValue value = table.value(entry);
		return new RomDefault(owner.id(), owner.path(), EntryNames.number(entry), EntryNames.of(target, entry), entry.type(), value.text(),
				EntryNames.config(entry), Optional.of(owner.name()), owner.overlay(), places.imageOffset(value.places().getFirst()), places.of(value.places()));
	}
}
