package org.telltale.firmware.rom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.telltale.base.ByteRange;
import org.telltale.base.Problem;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.walk.Item;
import org.telltale.firmware.apk.Manifest;
import org.telltale.firmware.resource.ResourceTable;

/** Gathers the defaults of one item of evidence while it is walked, and finds the texts of consent in each package's table. One thread. */
public final class RomScan {

	private static final Set<String> SETTINGS = Set.of("com.android.providers.settings", "android");
	private static final String TABLE = "resources.arsc";
	private static final String OVERLAY_CONFIG = "/overlay/config/config.xml";
	private static final int MAX_TABLE = 1 << 26;
	private static final int MAX_DEFAULTS = 20_000;

	private final Map<String, PackageFile> packages = new HashMap<>();
	private final List<RomDefault> defaults = new ArrayList<>();
	private final ConsentTexts texts = new ConsentTexts();
	private boolean configured;
	private boolean full;

	/** What one file gave. */
	public record Found(List<RomText> texts, List<Problem> problems) {

		static final Found NOTHING = new Found(List.of(), List.of());

		public Found {
			texts = List.copyOf(texts);
			problems = List.copyOf(problems);
		}
	}

	/** A package was met; its table may come later. */
	public void packageMet(Item file, Manifest manifest) {
		String table = file.parent().isEmpty() ? TABLE : file.path() + Place.INSIDE + TABLE;
		packages.put(file.id(), new PackageFile(file.id(), file.path(), table, manifest.name().orElse(""), manifest.overlay()));
	}

	/** A file was met that is opened no further. */
	public Found file(Item file) throws IOException {
		configured |= ("/" + file.path()).endsWith(OVERLAY_CONFIG);
		if (PropertyFile.isOne(file.path())) {
			return properties(file);
		}
		Optional<PackageFile> owner = file.parent().map(packages::get).filter(one -> file.path().equals(one.table()));
		return owner.isPresent() ? table(file, owner.get()) : Found.NOTHING;
	}

	/** Tells all defaults with their standing, in the order met. */
	public void defaults(BiConsumer<RomDefault, Standing> told) {
		new DefaultOrder(configured).each(defaults, told);
	}

	private Found properties(Item file) throws IOException {
		ProblemLog log = new ProblemLog(file.source(), file.place());
		if (file.length() > PropertyFile.MAX_BYTES) {
			log.add("rom.properties-cut", PropertyFile.MAX_BYTES, file.length() - PropertyFile.MAX_BYTES, "this property file is longer than what is read of one",
					"properties behind its first " + PropertyFile.MAX_BYTES + " bytes are not among the defaults");
		}
		for (Property property : PropertyFile.read(file.path(), file.source().bytes(0, PropertyFile.MAX_BYTES))) {
			if (property.isDefault()) {
				add(asDefault(property, file), log);
			}
		}
		return new Found(List.of(), log.problems());
	}

	private static RomDefault asDefault(Property property, Item file) {
		ByteRange line = new ByteRange(property.offset(), property.length());
		TablePlaces places = new TablePlaces(file);
		return new RomDefault(file.id(), file.path(), Long.toString(property.offset()), "property/" + property.name(), "property", property.value(), Optional.empty(),
				Optional.empty(), Optional.empty(), places.imageOffset(line), places.of(List.of(line)));
	}

	private Found table(Item file, PackageFile owner) throws IOException {
		ProblemLog log = new ProblemLog(file.source(), file.place());
		if (file.length() > MAX_TABLE) {
			log.add("rom.resources-too-long", 0, file.length(), "this resource table is longer than what is read", "its defaults and its texts of consent are not listed");
			return new Found(List.of(), log.problems());
		}
		ResourceTable table = ResourceTable.read(file.source().bytes(0, MAX_TABLE));
		TablePlaces places = new TablePlaces(file);
		Optional<String> target = Optional.of(owner.target()).filter(SETTINGS::contains);
		target.ifPresent(name -> new TableDefaults(table, places, owner, name).each(one -> add(one, log)));
		List<RomText> found = texts.read(table, places, owner, log);
		if (!table.complete()) {
			log.add("resources.broken", 0, file.length(), "this resource table does not hold together to its end", "defaults and texts of consent may be missing");
		}
		if (table.broken() > 0) {
			log.add("resources.entries", 0, file.length(), table.broken() + " entries of this resource table have no value or name that can be read",
					"they are not among the defaults and texts");
		}
		return new Found(found, log.problems());
	}

	/** Whether there is room for it. */
	private boolean add(RomDefault one, ProblemLog log) {
		if (defaults.size() < MAX_DEFAULTS) {
			defaults.add(one);
			return true;
		} else if (!full) {
			full = true;
			log.add("rom.more-defaults", 0, 0, "more than " + MAX_DEFAULTS + " defaults were met", "the others are not listed");
		}
		return false;
	}
}
