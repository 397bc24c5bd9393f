package org.telltale.firmware;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.Limits;
import org.telltale.container.Source;
import org.telltale.container.walk.Format;
import org.telltale.container.walk.Item;
import org.telltale.container.walk.Visitor;
import org.telltale.container.zip.ZipReader;
import org.telltale.firmware.apk.Apk;
import org.telltale.firmware.apk.ApkReader;
import org.telltale.firmware.rom.Property;
import org.telltale.firmware.rom.PropertyFile;
import org.telltale.firmware.rom.RomDefault;
import org.telltale.firmware.rom.RomScan;
import org.telltale.firmware.rom.RomText;
import org.telltale.firmware.rom.Standing;

/** Turns what a walk meets into records. */
final class FirmwareVisitor implements Visitor {

	private final Consumer<FirmwareRecord> records;
	private final Budget budget;
	private final Progress progress;
	private final Map<String, Long> counts = new TreeMap<>();
	private final Map<String, String> partitions = new TreeMap<>();
	private final Map<String, Integer> problems = new TreeMap<>();
	private final List<Property> properties = new ArrayList<>();
	private final RomScan rom = new RomScan();
	private String image = "";

	/** The visitor has a budget of its own, since packages are opened a second time for their manifests and signers. */
	FirmwareVisitor(Consumer<FirmwareRecord> records, Limits limits, long imageLength, Progress progress) {
		this.records = records;
		this.budget = new Budget(limits, imageLength);
		this.progress = progress;
	}

	/** Ends the reading: what could be said only when all was met is told. */
	FirmwareSummary summary(boolean complete) {
		rom.defaults(this::tell);
		return new FirmwareSummary(image, counts, properties, complete);
	}

	private void tell(FirmwareRecord told) {
		counts.merge(told.type(), 1L, Long::sum);
		records.accept(told);
	}

	@Override
	public void item(Item item) throws IOException {
		boolean root = item.parent().isEmpty();
		image = root ? item.id() : image;
		Optional<String> format = item.format().map(Format::name);
		Artefact artefact = new Artefact(item.id(), item.parent().map(parent -> partitions.getOrDefault(parent, parent)), item.path(),
				item.imageOffset(), item.length(), item.sha256());
		if (root || item.kind() == Entry.Kind.PARTITION || item.kind() == Entry.Kind.EXPANDED && isImage(item)) {
			tell(new ImageRecord(artefact, format));
		} else {
			tell(new FileRecord(artefact, item.kind(), item.origin().orElse(List.of()), item.ownership(), item.target(), format));
		}
		if (item.sha256().isEmpty() || List.of(Entry.Kind.DIRECTORY, Entry.Kind.LINK, Entry.Kind.SPECIAL).contains(item.kind())) {
			return;
		}
		if (format.isPresent() && format.get().equals(ZipReader.FORMAT)) {
			apk(item);
		}
		if (item.format().isEmpty()) {
			search(item);
			said(item);
		}
	}

	/** What the ROM says by itself in a file. */
	private void said(Item item) throws IOException {
		RomScan.Found found = rom.file(item);
		found.texts().forEach(this::tell);
		found.problems().forEach(problem -> problem(item, problem));
	}

	private void tell(RomText text) {
		String id = Artefact.idOf(text.file(), "text", text.entry());
		tell(new TextRecord(new Artefact(id, Optional.of(text.file()), text.path(), text.imageOffset(), text.places().getFirst().range().length(), Optional.empty()),
				text));
	}

	private void tell(RomDefault one, Standing standing) {
		String id = Artefact.idOf(one.file(), "default", one.entry());
		tell(new DefaultRecord(new Artefact(id, Optional.of(one.file()), one.path(), one.imageOffset(), one.places().getFirst().range().length(), Optional.empty()),
				one, standing));
	}

	@Override
	public void unopened(Item item) throws IOException {
		if (item.sha256().isPresent()) {
			search(item);
		}
	}

	private void search(Item item) throws IOException {
		IndicatorScan scan = new IndicatorScan(item, progress);
		scan.run().forEach(this::tell);
		scan.problems().forEach(problem -> problem(item, problem));
	}

	/** Whether what a wrapper holds is a part of the firmware rather than a file that happens to be compressed. */
	private static boolean isImage(Item item) {
		return item.format().filter(format -> format.kind() != Format.Kind.ARCHIVE).isPresent();
	}

	private void apk(Item item) throws IOException {
		Outcome<Apk> apk = ApkReader.read(item.source(), item.place(), budget);
		apk.value().ifPresent(read -> rom.packageMet(item, read.manifest()));
		apk.value().ifPresent(read -> tell(new PackageRecord(new Artefact(Artefact.idOf(item.id(), "package"), Optional.of(item.id()), item.path(),
				item.imageOffset(), item.length(), item.sha256()), read.manifest(), read.signers())));
		apk.problems().forEach(problem -> problem(item, problem));
	}

	@Override
	public void container(Item item, Container container) throws IOException {
		boolean fileSystem = item.format().filter(format -> format.kind() == Format.Kind.FILE_SYSTEM).isPresent();
		if (!fileSystem) {
			return;
		}
		String id = Artefact.idOf(item.id(), "partition", container.format());
		partitions.put(item.id(), id);
		List<Property> own = new ArrayList<>();
		for (Entry entry : container.entries()) {
			if (entry.kind() == Entry.Kind.FILE && PropertyFile.isOne(entry.path())) {
				Optional<Source> content = entry.content().open(budget).value();
				if (content.isPresent()) {
					PropertyFile.read(entry.path(), content.get().bytes(0, PropertyFile.MAX_BYTES)).stream().filter(Property::isOfBuild).forEach(own::add);
					budget.release(content.get());
				}
			}
		}
		properties.addAll(own);
		tell(new PartitionRecord(new Artefact(id, Optional.of(item.id()), item.path(), item.imageOffset(), item.length(), item.sha256()),
				container.format(), container.label(), container.entries().size(), own));
	}

	@Override
	public void problem(Item item, Problem problem) {
		ByteRange range = problem.where().range();
		boolean plain = problem.where().evidence().equals(item.place().evidence());
		String key = Artefact.idOf(item.id(), "problem", problem.code(), problem.where().toString(), problem.what());
		int again = problems.merge(key, 1, Integer::sum);
		String id = again == 1 ? key : Artefact.idOf(key, Integer.toString(again));
		Artefact artefact = new Artefact(id, Optional.of(item.id()), item.path(), plain ? OptionalLong.of(range.offset()) : OptionalLong.empty(),
				range.length(), Optional.empty());
		tell(new ProblemRecord(artefact, problem));
	}
}
