package org.telltale.casework;

import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureSummary;
import org.telltale.model.CaptureFacts;
import org.telltale.model.CapturePoint;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Holding;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseChange;
import org.telltale.store.cases.CaseWork;
import org.telltale.store.cases.Done;
import org.telltale.store.cases.Request;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.SealRow;
import org.telltale.store.vault.Sealed;

/**
 * Takes one file into a case: sealed into the vault, recognised, read, and entered in one transaction. Doing it again changes nothing
 * but the run that it is said to belong to and what was left blank, so an import that was cut off is resumed by starting it again. What was sealed stays: an
 * import cannot be undone, and edits before it cannot either.
 */
final class EvidenceImport {

	/** Problems of an item that a password would have opened. */
	private static final Set<String> CLOSED = Set.of("backup.encrypted", "backup.password");
	/** Types of facts that are no records: what could not be read, and how many records there are. */
	private static final List<String> ACCOUNT = List.of("problem", "contents");
	/** Begins the codes of problems of the reader itself. */
	private static final String READER = "worker.";

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
		Optional<Run> run = runOf(request);
		Sealed sealed = file.store().vault().take(request.file(), progress).orElseThrow(() -> EvidenceReader.cancelled(request));
		Optional<EvidenceItem> known = item(sealed.digest().hex());
		long closed = known.isPresent() && !request.passwords().isEmpty() ? closed(known.get()) : 0;
		if (closed > 0) {
			return opened(known.get(), request, closed, new EvidenceReader(file, engines).read(request, sealed, run, progress));
		}
		return known.isPresent() ? again(known.get(), request)
				: enter(request, sealed, run, new EvidenceReader(file, engines).read(request, sealed, run, progress));
	}

	private Optional<EvidenceItem> item(String id) {
		return file.model().getEvidence().stream().filter(e -> e.getId().equals(id)).findFirst();
	}

	private Imported again(EvidenceItem item, ImportRequest request) throws CaseException {
		Optional<String> before = RunEntry.captureOf(file.model(), item.getId()).map(c -> c.getRun().getId());
		String summary = "is in the case already";
		long entries = file.store().journal().size();
		ClockEntry clock = new ClockEntry(file.model(), item);
		boolean moved = request.run().isPresent() && item.getKind() == EvidenceKind.CAPTURE;
		file.edit("Complete evidence", () -> {
			complete(item, request);
			clock.complete(moved ? ImportRequest.of(request.file()) : request);
		});
		if (file.store().journal().size() > entries) {
			summary += "; what was not known of it is entered now";
		}
		if (moved) {
			Run run = run(request.run().get());
			file.edit("Tie capture to run", () -> {
				new RunEntry(file.model()).untie(item, run);
				tie(run, item, request);
			});
			if (!before.equals(request.run())) {
				summary += "; now of run " + run.getId() + before.map(old -> " instead of run " + old).orElse("");
			}
		}
		long after = file.store().journal().size();
		return new Imported(item.getId(), item.getName(), item.getKind().getLiteral(), false, after > entries ? after : 0, summary, moved ? List.of() : clock.kept(request));
	}

	/** How many encrypted things were not opened when the item was read: itself, or backups in it. */
	private long closed(EvidenceItem item) throws CaseException {
		return file.store().read(rows -> FactRows.read(rows, Query.of("type", "problem").where("evidence", item.getId()))).stream()
				.filter(problem -> CLOSED.contains(problem.text("code").orElse(""))).count();
	}

	/**
	 * Takes in what a password opened, in place of the account of what could not be read. If none opened anything, or the reader failed before it gave
	 * a record, nothing changes.
	 *
	 * @param before how many encrypted things were closed
	 */
	private Imported opened(EvidenceItem item, ImportRequest request, long before, EvidenceReader.Read read) throws CaseException {
		boolean nothing = read.exhibits().isEmpty() && read.facts().stream().allMatch(fact -> ACCOUNT.contains(fact.text("type").orElse("")));
		boolean failed = nothing && read.problems().stream().anyMatch(problem -> problem.code().startsWith(READER));
		boolean opened = read.problems().stream().filter(problem -> CLOSED.contains(problem.code())).count() < before;
		if (failed || !opened) {
			return new Imported(item.getId(), item.getName(), item.getKind().getLiteral(), false, 0,
					"is in the case already; " + (failed ? "its reader failed, and nothing was changed" : "it was not opened"), read.problems());
		}
		ClockEntry clock = new ClockEntry(file.model(), item);
		file.edits().execute("Open evidence", () -> {
			complete(item, request);
			clock.complete(request);
			exhibits(item, read);
		});
		Request journalled = journalled(item, request, read);
		Done<Void> entered = carryOut(journalled, change -> {
			change.rows().remove(FactRow.class, Query.of("evidence", item.getId()).whereOneOf("type", ACCOUNT));
			change.rows().put(FactRow.class, FactRows.rows(read.facts(), item.getId()));
			change.saveModel();
			return null;
		});
		return new Imported(item.getId(), item.getName(), item.getKind().getLiteral(), false, entered.entry().sequence(),
				"is in the case already; opened now, " + read.summary(), Stream.concat(clock.kept(request).stream(), read.problems().stream()).toList());
	}

	private void exhibits(EvidenceItem item, EvidenceReader.Read read) {
		read.exhibits().forEach(exhibit -> new ExhibitEntry(file).put(exhibit, item.getKind() == EvidenceKind.PHOTO ? item.getLength() : 0, false));
	}

	/** That passwords were given is said; neither they nor a digest of them. */
	private Request journalled(EvidenceItem item, ImportRequest request, EvidenceReader.Read read) {
		Request journalled = Request.of(file.actor(), Action.IMPORT_EVIDENCE).on(item.getId()).with("name", request.name())
				.with("length", Long.toString(item.getLength())).with("kind", item.getKind().getLiteral()).with("read", read.summary());
		return request.passwords().isEmpty() ? journalled : journalled.with("password", "given");
	}

	/** Does the work; if it fails, the edit before it is taken back. */
	private Done<Void> carryOut(Request request, CaseWork<Void> work) throws CaseException {
		boolean done = false;
		try {
			Done<Void> entered = file.store().carryOut(request, work);
			done = true;
			return entered;
		} finally {
			if (done) {
				file.edits().forget();
			} else {
				file.edits().undo();
			}
		}
	}

	private Imported enter(ImportRequest request, Sealed sealed, Optional<Run> run, EvidenceReader.Read read) throws CaseException {
		String id = sealed.digest().hex();
		EvidenceItem item = item(request, sealed, read);
		Set<String> entering = new HashSet<>(Set.of(id));
		List<EvidenceReader.Beside> beside = read.beside().stream().filter(b -> item(b.sealed().digest().hex()).isEmpty()
				&& entering.add(b.sealed().digest().hex())).toList();
		file.edits().execute("Import evidence", () -> {
			file.model().getEvidence().add(item);
			beside.forEach(b -> file.model().getEvidence().add(item(request, item, b)));
			new RunEntry(file.model()).tie(item, request.run().isEmpty());
			run.filter(r -> item.getKind() == EvidenceKind.CAPTURE).ifPresent(r -> tie(r, item, request));
			exhibits(item, read);
		});
		Done<Void> entered = carryOut(journalled(item, request, read), change -> {
			change.digests("", id);
			seal(change, sealed, item.getImportedAt());
			for (EvidenceReader.Beside b : beside) {
				change.object(b.sealed().digest().hex());
				seal(change, b.sealed(), item.getImportedAt());
			}
			change.rows().put(FactRow.class, FactRows.rows(read.facts(), id));
			change.rows().put(ColumnRow.class, read.columns());
			change.saveModel();
			return null;
		});
		return new Imported(id, request.name(), item.getKind().getLiteral(), true, entered.entry().sequence(), read.summary(), read.problems());
	}

	private static void seal(CaseChange change, Sealed sealed, Instant at) throws CaseException {
		change.rows().put(SealRow.class, List.of(new SealRow(sealed.digest().hex(), sealed.length(), sealed.vaulted(), "",
				CaptureInstant.nanosOf(at), String.join("", sealed.mibDigests().stream().map(Digest::hex).toList()))));
	}

	private EvidenceItem item(ImportRequest request, Sealed sealed, EvidenceReader.Read read) {
		EvidenceItem item = TelltaleFactory.eINSTANCE.createEvidenceItem();
		item.setId(sealed.digest().hex());
		item.setName(request.name());
		item.setLength(sealed.length());
		item.setKind(read.kind());
		item.setFormat(read.format());
		item.setExhibitNumber(request.exhibitNumber());
		item.setDescription(request.description());
		item.setSource(request.path());
		acquisition(item, request);
		request.clockOffset().ifPresent(item::setClockOffset);
		request.clockUncertainty().ifPresent(item::setClockUncertainty);
		read.capture().ifPresent(summary -> item.setCapture(capture(summary, request)));
		return item;
	}

	/** What belongs to another item was acquired with it. */
	private EvidenceItem item(ImportRequest request, EvidenceItem main, EvidenceReader.Beside beside) {
		EvidenceItem item = TelltaleFactory.eINSTANCE.createEvidenceItem();
		item.setId(beside.sealed().digest().hex());
		item.setName(beside.name());
		item.setLength(beside.sealed().length());
		item.setKind(EvidenceKind.HANDSET_ARTEFACT);
		item.setDescription("belongs to " + main.getName() + " (" + main.getId() + ") and was read with it");
		String name = beside.name().substring(request.folder().length());
		item.setSource(request.path().substring(0, request.path().length() - String.valueOf(request.file().getFileName()).length()) + name);
		acquisition(item, request);
		return item;
	}

	/** Fills in what an earlier import left blank; what stands there stays. */
	private static void complete(EvidenceItem item, ImportRequest request) {
		fill(item.getExhibitNumber(), request.exhibitNumber(), item::setExhibitNumber);
		fill(item.getDescription(), request.description(), item::setDescription);
		fill(item.getAcquirer(), request.acquirer(), item::setAcquirer);
		fill(item.getMethod(), request.method(), item::setMethod);
		fill(item.getTool(), request.tool(), item::setTool);
		if (item.getAcquiredAt() == null) {
			request.acquiredAt().ifPresent(item::setAcquiredAt);
		}
	}

	private static void fill(String old, String given, Consumer<String> set) {
		if (old.isBlank() && !given.isBlank()) {
			set.accept(given);
		}
	}

	private void acquisition(EvidenceItem item, ImportRequest request) {
		item.setAcquirer(request.acquirer());
		request.acquiredAt().ifPresent(item::setAcquiredAt);
		item.setMethod(request.method());
		item.setTool(request.tool());
		item.setHolding(Holding.VAULTED);
		item.setImportedAt(file.clock().instant());
	}

	private static CaptureFacts capture(CaptureSummary summary, ImportRequest request) {
		CaptureFacts capture = TelltaleFactory.eINSTANCE.createCaptureFacts();
		capture.setFrames(summary.frames());
		capture.setBytes(summary.bytes());
		capture.setTruncatedFrames(summary.truncatedFrames());
		summary.linkTypes().forEach(type -> capture.getLinkTypes().add(Integer.toString(type)));
		summary.firstNanos().ifPresent(first -> capture.setFirst(CaptureInstant.instantOf(first)));
		summary.lastNanos().ifPresent(last -> capture.setLast(CaptureInstant.instantOf(last)));
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
			made.setClockOffset(item.getClockOffset());
			made.setClockUncertainty(item.getClockUncertainty());
			run.getCaptures().add(made);
			return made;
		});
		capture.setEvidence(item);
		request.point().map(CapturePoint::get).ifPresent(capture::setPoint);
		request.clockOffset().ifPresent(given -> {
			capture.setClockOffset(given);
			item.setClockOffset(given);
		});
		request.clockUncertainty().ifPresent(given -> {
			capture.setClockUncertainty(given);
			item.setClockUncertainty(given);
		});
	}
}
