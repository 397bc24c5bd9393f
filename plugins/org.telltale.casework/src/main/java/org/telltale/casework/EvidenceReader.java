package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureSummary;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.handset.Exhibit;
import org.telltale.handset.reader.HandsetReader;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Run;
import org.telltale.store.CaseException;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.vault.Sealed;

/** Recognises an item that is sealed in the vault and reads it; changes nothing but the vault. */
final class EvidenceReader {

	private final Case file;
	private final EngineRecords engines;

	EvidenceReader(Case file, EngineRecords engines) {
		this.file = file;
		this.engines = engines;
	}

	/**
	 * What an item is and what reading it gave.
	 *
	 * @param problems what could not be read; each stands among the facts too
	 * @param beside what SQLite left beside a database, sealed with it
	 * @param columns the frames of a capture, written beside the database
	 */
	record Read(EvidenceKind kind, Optional<CaptureSummary> capture, List<Json.Fields> facts, List<Exhibit> exhibits, List<Problem> problems,
			String format, String summary, List<Beside> beside, List<ColumnRow> columns) {
	}

	/** A file that belongs to the one that is imported. */
	record Beside(String name, Sealed sealed) {
	}

	/** Reads the item; cancelled, it gives nothing. */
	Read read(ImportRequest request, Sealed sealed, Optional<Run> run, Progress progress) throws CaseException {
		EvidenceKinds.Recognised recognised = recognise(request, sealed);
		Read read = switch (recognised.engine()) {
			case CAPTURE -> capture(request, sealed, run, progress);
			case FIRMWARE -> records(EngineRecords.Task.FIRMWARE, request, sealed, recognised, progress);
			case HANDSET -> records(EngineRecords.Task.HANDSET, request, sealed, recognised, progress);
			case ARCHIVE -> archive(request, sealed, recognised, progress);
			case NONE -> kept(request, sealed, recognised.kind(), run);
		};
		if (progress.cancelled()) {
			throw cancelled(request);
		}
		return read;
	}

	static CaseException cancelled(ImportRequest request) {
		return new CaseException("the import of " + request.name() + " was cancelled", "start it again; nothing was changed");
	}

	private static EvidenceKinds.Recognised recognise(ImportRequest request, Sealed sealed) throws CaseException {
		try {
			return EvidenceKinds.recognise(sealed.path());
		} catch (IOException e) {
			throw new CaseException("the vault's copy of " + request.name() + " cannot be read", "check the disk", e);
		}
	}

	private Read capture(ImportRequest request, Sealed sealed, Optional<Run> run, Progress progress) throws CaseException {
		CaptureWork work = new CaptureWork(ExhibitPlan.of(file.model(), file.store().vault(), false), CaseKeys.of(file.model(), file.store().vault()).log());
		CaptureWork.Reading reading;
		List<ColumnRow> columns;
		try (FrameColumns frames = new FrameColumns(file.store().columns(), sealed.digest().hex())) {
			reading = work.read(sealed.path(), request.name(), run, frames, progress);
			columns = frames.finish();
		}
		CaptureSummary s = reading.summary();
		if (s.cancelled()) {
			throw cancelled(request);
		} else if (!s.sha256().equals(sealed.digest())) {
			throw new CaseException("the vault's copy of " + request.name() + " changed while it was read", "check the disk, then import the file again");
		}
		return new Read(EvidenceKind.CAPTURE, Optional.of(s), reading.facts(), List.of(), s.problems(), s.format(),
				s.frames() + " frames, " + s.flows() + " flows", List.of(), columns);
	}

	/** What is inside an archive tells who reads it: both engines, if both find something of theirs. */
	private Read archive(ImportRequest request, Sealed sealed, EvidenceKinds.Recognised told, Progress progress) throws CaseException {
		List<Json.Fields> answers = new ArrayList<>();
		List<Problem> problems = engines.read(new EngineRecords.Reading(EngineRecords.Task.RECOGNISE, sealed.path(), sealed.digest().hex(), request.name(),
				Optional.empty(), Optional.empty(), List.of(), List.of()), answers::add, progress);
		Optional<String> handset = format(answers, "handset");
		List<Read> reads = new ArrayList<>();
		if (handset.isPresent()) {
			reads.add(records(EngineRecords.Task.HANDSET, request, sealed,
					new EvidenceKinds.Recognised(EvidenceKind.HANDSET_ARTEFACT, EvidenceKinds.Engine.HANDSET, handset.get()), progress));
		}
		if (handset.isEmpty() || format(answers, "firmware").isPresent()) {
			reads.add(records(EngineRecords.Task.FIRMWARE, request, sealed, told, progress));
		}
		return together(reads, problems);
	}

	private static Optional<String> format(List<Json.Fields> answers, String module) {
		return answers.stream().filter(answer -> answer.text("module").equals(Optional.of(module))).flatMap(answer -> answer.text("format").stream()).findFirst();
	}

	/** What was read of one item by one engine or by two: of the first one's kind. */
	private static Read together(List<Read> reads, List<Problem> more) {
		Read first = reads.getFirst();
		Set<Problem> problems = new LinkedHashSet<>(more);
		List<Json.Fields> facts = new ArrayList<>(more.stream().map(CaptureFactCollector::problemFact).toList());
		for (Read read : reads) {
			problems.addAll(read.problems());
			facts.addAll(read.facts());
		}
		return new Read(first.kind(), Optional.empty(), FactLine.sorted(facts), reads.stream().flatMap(read -> read.exhibits().stream()).toList(), List.copyOf(problems),
				first.format(), String.join("; as firmware: ", reads.stream().map(Read::summary).toList()), first.beside(), List.of());
	}

	private Read records(EngineRecords.Task task, ImportRequest request, Sealed sealed, EvidenceKinds.Recognised recognised, Progress progress)
			throws CaseException {
		boolean archive = recognised.engine() == EvidenceKinds.Engine.ARCHIVE;
		Optional<Beside> log = archive ? Optional.empty() : beside(request, "-wal", progress);
		Optional<Beside> journal = archive ? Optional.empty() : beside(request, "-journal", progress);
		List<Beside> further = task == EngineRecords.Task.HANDSET ? further(request, recognised.format(), progress) : List.of();
		ArtefactFacts facts = task == EngineRecords.Task.HANDSET ? ArtefactFacts.ofHandset(sealed.digest().hex(), recognised.format())
				: ArtefactFacts.ofFirmware(sealed.digest().hex());
		List<Problem> problems = engines.read(new EngineRecords.Reading(task, sealed.path(), sealed.digest().hex(), request.name(),
				log.map(b -> b.sealed().path()), journal.map(b -> b.sealed().path()),
				further.stream().map(b -> b.sealed().path()).toList(), request.passwords()), facts::add, progress);
		problems.forEach(facts::problem);
		List<Beside> beside = new ArrayList<>();
		log.ifPresent(beside::add);
		journal.ifPresent(beside::add);
		beside.addAll(further);
		return new Read(recognised.kind(), Optional.empty(), facts.facts(), facts.exhibits(), facts.problems(), facts.format(), facts.summary(), beside, List.of());
	}

	/** The further files of an image belong to the first and are sealed with it. */
	private List<Beside> further(ImportRequest request, String format, Progress progress) throws CaseException {
		List<Beside> further = new ArrayList<>();
		if (HandsetReader.isImage(format)) {
			for (Path part : ImageParts.behind(request.file(), links(request))) {
				further.add(new Beside(request.folder() + part.getFileName(), file.store().vault().take(part, progress).orElseThrow(() -> cancelled(request))));
			}
		}
		return further;
	}

	/** In a folder that is imported no link is followed; beside a file by itself one is what was meant. */
	private static LinkOption[] links(ImportRequest request) {
		return request.folder().isEmpty() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
	}

	/** What SQLite left beside a database belongs to it and is sealed with it; an empty file holds nothing. */
	private Optional<Beside> beside(ImportRequest request, String ending, Progress progress) throws CaseException {
		String name = request.file().getFileName() + ending;
		Path path = request.file().resolveSibling(name);
		try {
			return Files.isRegularFile(path, links(request)) && Files.size(path) > 0
					? Optional.of(new Beside(request.folder() + name, file.store().vault().take(path, progress).orElseThrow(() -> cancelled(request))))
					: Optional.empty();
		} catch (IOException e) {
			throw new CaseException(path + " cannot be read", "check the path and its permissions", e);
		}
	}

	/** An item that no engine reads: of the kind that the request names, unless that kind is one that would have been recognised. */
	private static Read kept(ImportRequest request, Sealed sealed, EvidenceKind told, Optional<Run> run) {
		Optional<EvidenceKind> wanted = run.map(r -> EvidenceKind.CAPTURE).or(() -> request.kind().map(EvidenceKind::get));
		boolean unread = wanted.filter(EvidenceKinds::isRead).isPresent();
		List<Problem> problems = !unread ? List.of() : List.of(new Problem("import.not-recognised", Where.at(sealed.digest().hex(), 0, sealed.length()),
				request.name() + " was given as " + wanted.get().getLiteral() + ", but its content is not of a format that this version reads.",
				"It is kept in the case as " + told.getLiteral() + " and was not analysed."));
		EvidenceKind kind = unread ? told : wanted.orElse(told);
		return new Read(kind, Optional.empty(), problems.stream().map(CaptureFactCollector::problemFact).toList(), List.of(), problems, "",
				kind == EvidenceKind.KEY_LOG ? "kept; the case's captures are read with it" : "kept, not analysed", List.of(), List.of());
	}
}
