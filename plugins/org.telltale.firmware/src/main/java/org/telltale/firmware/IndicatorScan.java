package org.telltale.firmware;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.EntryName;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.walk.Item;
import org.telltale.firmware.dex.DexFile;
import org.telltale.firmware.dex.DexMethod;
import org.telltale.firmware.resource.ResourceStrings;
import org.telltale.firmware.text.FoundString;
import org.telltale.firmware.text.HostsFile;
import org.telltale.firmware.text.Indicator;
import org.telltale.firmware.text.IndicatorFinder;
import org.telltale.firmware.text.PlacedIndicator;
import org.telltale.firmware.text.StringRuns;

/** Finds the indicators of one file: by its tables where it is a DEX file or compiled resources, else by its runs of text. */
final class IndicatorScan {

	private static final int MAX_TABLES = 1 << 28;

	private final Item item;
	private final Progress progress;
	private final ProblemLog log;
	private final Map<String, Found> found = new LinkedHashMap<>();

	/** A value where it stands first, and how often it stands in the file. */
	private static final class Found {
		private final Indicator indicator;
		private final FoundString string;
		private int occurrences;

		Found(Indicator indicator, FoundString string) {
			this.indicator = indicator;
			this.string = string;
		}
	}

	IndicatorScan(Item item, Progress progress) {
		this.item = item;
		this.progress = progress;
		this.log = new ProblemLog(item.source(), item.place());
	}

	List<Problem> problems() {
		return log.problems();
	}

	List<IndicatorRecord> run() throws IOException {
		Source source = item.source();
		byte[] head = source.bytes(0, 8);
		boolean tables = source.length() <= MAX_TABLES;
		if (tables && DexFile.looksLike(head)) {
			dex(source);
		} else if (tables && ResourceStrings.looksLike(head)) {
			resources(source);
		} else if (tables && HostsFile.isOne(item.path())) {
			HostsFile.read(source.bytes(0, MAX_TABLES)).forEach(this::add);
		} else {
			StringRuns.read(source, this::string, progress);
		}
		return found.values().stream().map(this::told).toList();
	}

	private void dex(Source source) throws IOException {
		DexFile dex = DexFile.read(source.bytes(0, MAX_TABLES), TelltaleMethods.NAMES);
		dex.strings().forEach(this::string);
		TelltaleMethods.among(dex.methods().stream()).forEach(this::method);
		if (!dex.complete()) {
			partial("dex.broken", "the tables of this DEX file are broken, or it is longer than it says");
		}
	}

	private void resources(Source source) throws IOException {
		ResourceStrings strings = ResourceStrings.read(source.bytes(0, MAX_TABLES));
		strings.strings().forEach(this::string);
		for (FoundString name : strings.oddNames()) {
			log.add("container.name", name.offset(), name.length(), "the resource name \"" + name.text() + "\" "
					+ EntryName.oddity(name.text()).orElse("is odd"), "it is kept as text; a tool that unpacks it may write elsewhere");
		}
		if (!strings.complete()) {
			partial("resources.broken", "the string pools of these compiled resources are broken");
		}
	}

	/** What the tables do not give may stand there as plain text. */
	private void partial(String code, String what) throws IOException {
		log.add(code, 0, item.length(), what, "its strings may be missing; its bytes were searched for plain text instead");
		StringRuns.read(item.source(), this::string, progress);
	}

	private void method(DexMethod method) {
		String value = method.owner() + "." + method.name();
		int length = DexFile.methodLength();
		add(new PlacedIndicator(new FoundString(value, method.offset(), 0, length, FoundString.Encoding.DEX_METHOD),
				new Indicator(Indicator.Kind.API, value, 0, length, Indicator.Grade.B, false)));
	}

	private void string(FoundString string) {
		for (Indicator indicator : IndicatorFinder.find(string.text())) {
			add(new PlacedIndicator(string, indicator));
		}
	}

	private void add(PlacedIndicator line) {
		String key = line.indicator().kind() + " " + line.indicator().value();
		found.computeIfAbsent(key, first -> new Found(line.indicator(), line.string())).occurrences++;
	}

	private IndicatorRecord told(Found one) {
		Indicator indicator = one.indicator;
		long offset = one.string.offsetOf(indicator.start());
		long length = one.string.lengthOf(indicator.length());
		String id = Artefact.idOf(item.id(), "indicator", indicator.kind().text(), indicator.value(), Long.toString(offset));
		ByteRange range = new ByteRange(offset, Math.max(0, Math.min(length, item.length() - offset)));
		Artefact artefact = new Artefact(id, Optional.of(item.id()), item.path(), item.source().imageOffset(range), range.length(), Optional.empty());
		return new IndicatorRecord(artefact, indicator.kind(), indicator.value(), offset, one.string.encoding(), indicator.grade(),
				indicator.documentation(), one.occurrences);
	}
}
