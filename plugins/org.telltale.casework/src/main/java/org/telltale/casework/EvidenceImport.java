package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureSummary;
import org.telltale.model.CapturePoint;
import org.telltale.model.CaptureFacts;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Holding;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Done;
import org.telltale.store.cases.Request;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.SealRow;
import org.telltale.store.vault.Sealed;

/**
 * Takes one file into a case: sealed into the vault, recognised, read, and entered in one transaction. Doing it again changes nothing,
 * so an import that was cut off is resumed by starting it again.
 */
final class EvidenceImport {

	private final Case file;
	private final EngineRecords engines;

	EvidenceImport(Case file, EngineRecords engines) {
		this.file = file;
		this.engines = engines;
	}

	Imported run(ImportRequest request, Progress progress) throws CaseException {
		if (!Files.isRegularFile(request.file())) {
			throw new CaseException(request.file() + " is no file that can be read", "check the path");
		}
		Sealed sealed = file.store().vault().take(request.file(), progress)
				.orElseThrow(() -> new CaseException("the import of " + request.name() + " was cancelled", "start it again; nothing was changed"));
		String id = sealed.digest().hex();
		Optional<EvidenceItem> known = file.model().getEvidence().stream().filter(e -> e.getId().equals(id)).findFirst();
		if (known.isPresent()) {
			return again(known.get(), request);
		}
		EvidenceKinds.Recognised recognised = recognise(sealed, request);
		return enter(request, sealed, recognised, read(request, sealed, recognised, progress));
	}

	private Imported again(EvidenceItem item, ImportRequest request) throws CaseException {
		long before = file.store().journal().size();
		if (request.run().isPresent() && RunEntry.captureOf(file.model(), item.getId()).filter(c -> c.getRun().getId().equals(request.run().get())).isEmpty()) {
			Run run = run(request.run().get());
			file.edit("Tie capture to run", () -> tie(run, item, request));
		}
		long after = file.store().journal().size();
		return new Imported(item.getId(), item.getName(), item.getKind().getLiteral(), false, after > before ? after : 0, "is in the case already", List.of());
	}

	private EvidenceKinds.Recognised recognise(Sealed sealed, ImportRequest request) throws CaseException {
		try {
			EvidenceKinds.Recognised told = EvidenceKinds.recognise(sealed.path());
			Optional<EvidenceKind> named = request.kind().map(EvidenceKind::get);
			return named.isEmpty() || named.get() == null || told.engine() != EvidenceKinds.Engine.NONE ? told
					: new EvidenceKinds.Recognised(named.get(), EvidenceKinds.Engine.NONE);
		} catch (IOException e) {
			throw new CaseException("the vault's copy of " + request.name() + " cannot be read", "check the disk", e);
		}
	}

	/** What reading the item gave. */
	private record Read(Optional<CaptureSummary> capture, List<Json.Fields> facts, List<org.telltale.handset.Exhibit> exhibits, List<Problem> problems,
			String format, String summary) {
	}

	private Read read(ImportRequest request, Sealed sealed, EvidenceKinds.Recognised recognised, Progress progress) throws CaseException {
		return switch (recognised.engine()) {
			case CAPTURE -> {
				CaptureWork work = new CaptureWork(ExhibitPlan.of(file.model(), file.store().vault()));
				CaptureWork.Reading reading = work.read(sealed.path(), request.name(), runOf(request), progress);
				CaptureSummary s = reading.summary();
				requireSame(request, sealed, s.sha256());
				yield new Read(Optional.of(s), reading.facts(), List.of(), s.problems(), s.format(), s.frames() + " frames, " + s.flows() + " flows");
			}
			case FIRMWARE, HANDSET -> {
				ArtefactFacts facts = new ArtefactFacts(sealed.digest().hex());
				EngineRecords.Task task = recognised.engine() == EvidenceKinds.Engine.FIRMWARE ? EngineRecords.Task.FIRMWARE : EngineRecords.Task.HANDSET;
				List<Problem> problems = new ArrayList<>(engines.read(new EngineRecords.Reading(task, sealed.path(), sealed.digest().hex(),
						request.name(), beside(request, "-wal"), beside(request, "-journal")), facts::add, progress));
				problems.forEach(facts::problem);
				yield new Read(Optional.empty(), facts.facts(), facts.exhibits(), facts.problems(), facts.format(), facts.summary());
			}
			case NONE -> new Read(Optional.empty(), List.of(), List.of(), List.of(), "", "kept, not analysed");
		};
	}

	/** What SQLite left beside a database belongs to it and is sealed with it. */
	private Optional<Path> beside(ImportRequest request, String ending) throws CaseException {
		Path path = request.file().resolveSibling(request.name() + ending);
		return Files.isRegularFile(path) ? file.store().vault().take(path, Progress.NONE).map(Sealed::path) : Optional.empty();
	}

	/** The parsed bytes have to be the hashed bytes. */
	private static void requireSame(ImportRequest request, Sealed sealed, Digest read) throws CaseException {
		if (!read.equals(sealed.digest())) {
			throw new CaseException("the vault's copy of " + request.name() + " changed while it was read", "check the disk, then import the file again");
		}
	}

	private Imported enter(ImportRequest request, Sealed sealed, EvidenceKinds.Recognised recognised, Read read) throws CaseException {
		String id = sealed.digest().hex();
		EvidenceItem item = item(request, sealed, recognised, read);
		Optional<Run> run = runOf(request);
		file.edits().execute("Import evidence", () -> {
			file.model().getEvidence().add(item);
			new RunEntry(file.model()).tie(item);
			run.ifPresent(r -> tie(r, item, request));
			read.exhibits().forEach(exhibit -> new ExhibitEntry(file).put(exhibit, item.getKind() == EvidenceKind.PHOTO ? item.getLength() : 0, false));
		});
		boolean done = false;
		try {
			Request journalled = Request.of(file.actor(), Action.IMPORT_EVIDENCE).on(id).with("name", request.name())
					.with("length", Long.toString(sealed.length())).with("kind", item.getKind().getLiteral()).with("read", read.summary());
			Done<Void> entered = file.store().carryOut(journalled, change -> {
				change.digests("", id);
				change.rows().put(SealRow.class, List.of(new SealRow(id, sealed.length(), sealed.vaulted(), "",
						org.telltale.base.CaptureInstant.nanosOf(item.getImportedAt()),
						String.join("", sealed.mibDigests().stream().map(Digest::hex).toList()))));
				change.rows().put(FactRow.class, FactRows.rows(read.facts(), id));
				change.saveModel();
				return null;
			});
			done = true;
			return new Imported(id, request.name(), item.getKind().getLiteral(), true, entered.entry().sequence(), read.summary(), read.problems());
		} finally {
			if (!done) {
				file.edits().undo();
			}
		}
	}

	private EvidenceItem item(ImportRequest request, Sealed sealed, EvidenceKinds.Recognised recognised, Read read) {
		EvidenceItem item = TelltaleFactory.eINSTANCE.createEvidenceItem();
		item.setId(sealed.digest().hex());
		item.setName(request.name());
		item.setLength(sealed.length());
		item.setKind(recognised.kind());
		item.setFormat(read.format());
		item.setExhibitNumber(request.exhibitNumber());
		item.setDescription(request.description());
		item.setSource(request.path());
		item.setAcquirer(request.acquirer());
		request.acquiredAt().ifPresent(item::setAcquiredAt);
		item.setMethod(request.method());
		item.setTool(request.tool());
		request.clockOffset().ifPresent(item::setClockOffset);
		item.setHolding(Holding.VAULTED);
		item.setImportedAt(file.clock().instant());
		read.capture().ifPresent(summary -> item.setCapture(capture(summary, request)));
		return item;
	}

	private static CaptureFacts capture(CaptureSummary summary, ImportRequest request) {
		CaptureFacts capture = TelltaleFactory.eINSTANCE.createCaptureFacts();
		capture.setFrames(summary.frames());
		capture.setBytes(summary.bytes());
		capture.setTruncatedFrames(summary.truncatedFrames());
		summary.linkTypes().forEach(type -> capture.getLinkTypes().add(Integer.toString(type)));
		summary.firstNanos().ifPresent(first -> capture.setFirst(org.telltale.base.CaptureInstant.instantOf(first)));
		summary.lastNanos().ifPresent(last -> capture.setLast(org.telltale.base.CaptureInstant.instantOf(last)));
		request.point().map(CapturePoint::get).ifPresent(capture::setPoint);
		return capture;
	}

	/** The run that the request names, else the one that lists a capture of that file name. */
	private Optional<Run> runOf(ImportRequest request) throws CaseException {
		if (request.run().isPresent()) {
			return Optional.of(run(request.run().get()));
		}
		return file.model().getRuns().stream().filter(r -> r.getCaptures().stream()
				.anyMatch(c -> RunEntry.names(request.path(), c.getFile()) && c.getEvidence() == null)).findFirst();
	}

	private Run run(String id) throws CaseException {
		return file.model().getRuns().stream().filter(r -> r.getId().equals(id)).findFirst()
				.orElseThrow(() -> new CaseException("the case has no run \"" + id + "\"", "enter it first: telltale runs DIR add --from FILE"));
	}

	private static void tie(Run run, EvidenceItem item, ImportRequest request) {
		Optional<RunCapture> listed = run.getCaptures().stream().filter(c -> c.getEvidence() == item || c.getEvidence() == null
				&& RunEntry.names(request.path(), c.getFile())).findFirst();
		RunCapture capture = listed.orElseGet(() -> {
			RunCapture made = TelltaleFactory.eINSTANCE.createRunCapture();
			made.setFile(request.name());
			made.setClockOffset(Duration.ZERO);
			made.setClockUncertainty(Duration.ZERO);
			run.getCaptures().add(made);
			return made;
		});
		capture.setEvidence(item);
		request.point().map(CapturePoint::get).ifPresent(capture::setPoint);
		request.clockOffset().ifPresent(capture::setClockOffset);
	}
}
