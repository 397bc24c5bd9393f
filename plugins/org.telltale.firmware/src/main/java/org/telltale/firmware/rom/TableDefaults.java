package org.telltale.firmware.rom;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
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

	/** Tells them in the table's order, until one is answered with false. */
	void each(Predicate<RomDefault> told) {
		Set<String> known = new HashSet<>();
		AtomicBoolean more = new AtomicBoolean(true);
		table.each((type, name) -> TYPES.contains(type) && name.startsWith(PREFIX), entry -> {
			if (more.get() && known.add(EntryNames.number(entry))) {
				more.set(told.test(read(entry)));
			}
		});
	}

	private RomDefault read(TableEntry entry) {
		ResolvedValue value = table.value(entry);
		return new RomDefault(owner.id(), owner.path(), EntryNames.number(entry), EntryNames.of(target, entry), entry.type(), value.text(),
				EntryNames.config(entry), Optional.of(owner.name()), owner.overlay(), places.imageOffset(value.places().getFirst()), places.of(value.places()));
	}
}
