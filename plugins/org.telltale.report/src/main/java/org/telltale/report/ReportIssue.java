package org.telltale.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.seal.Attachment;
import org.telltale.report.internal.masking.Masking;
import org.telltale.report.internal.words.Words;
import org.telltale.seal.FinishOptions;
import org.telltale.seal.Finisher;
import org.telltale.seal.OpenKey;
import org.telltale.seal.ReviewerSignature;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.Signer;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TimeStampAuthority;

/**
 * Issues a report: pages, then PDF/A-3b with the facts and their manifest attached, then the certifying signature. The
 * target is there whole or not at all. Thread-safe as {@link ReportWriter} is.
 */
public final class ReportIssue {

	/** The parts of the work that a listener hears of, in their order. */
	private static final List<String> STEPS = List.of("facts", "tables", "pages", "PDF/A", "PDF/A check", "signature");

	/** As {@link #issue(ReportInput, Path, Optional, Progress)}, unheard. */
	public Outcome<Path> issue(ReportInput input, Path pdf, Optional<SigningKey> key) throws ReportException {
		return issue(input, pdf, key, Progress.NONE);
	}

	/**
	 * Issues the report.
	 *
	 * @param pdf the target; an older file of that name is replaced
	 * @param key the examiner's key; without one the report is a draft, marked so on every page and without number
	 * @return the file; or nothing, with a problem for each rule of PDF/A-3b that is broken: then nothing was written. A
	 *         problem beside a file says what may be missing in the pages.
	 * @throws ReportException if a file cannot be written, the key does not open, or the engine does not start
	 */
	public Outcome<Path> issue(ReportInput input, Path pdf, Optional<SigningKey> key, Progress progress) throws ReportException {
		return issue(input, pdf, key, Master.FULL, progress);
	}

	/**
	 * As {@link #issue(ReportInput, Path, Optional, Progress)}, of one of the masters.
	 *
	 * @param input unmasked; a public report masks it and leaves its sealed disclosure file beside the target
	 * @throws ReportException also where a disclosure file of that name stands there already
	 */
	public Outcome<Path> issue(ReportInput input, Path pdf, Optional<SigningKey> key, Master master, Progress progress) throws ReportException {
		if (key.isPresent()) {
			return seal(input, pdf, SealOrder.of(key.get()), master, progress);
		}
		ReportInput draft = draft(input);
		return inFolder(pdf, master, (folder, target) -> {
			Pages pages = pages(draft, master, folder, progress);
			return done(finished(pages, List.of(), folder, progress), pages, target, progress);
		});
	}

	/**
	 * Issues a sealed report; the reviewer, if the order names one, signs the manifest first.
	 *
	 * @return as {@link #issue(ReportInput, Path, Optional, Progress)}
	 * @throws ReportException as there; also if a key may not sign, or the time-stamp authority does not answer
	 */
	public Outcome<Path> seal(ReportInput input, Path pdf, SealOrder order, Master master, Progress progress) throws ReportException {
		return inFolder(pdf, master, (folder, target) -> {
			Instant at = input.head().issued().truncatedTo(ChronoUnit.SECONDS);
			Person examiner = person(order.key(), at);
			Optional<Person> reviewer = order.reviewer().isPresent() ? Optional.of(person(order.reviewer().get(), at)) : Optional.empty();
			if (reviewer.isPresent()) {
				PreparedReport.requireOther(examiner.key(), reviewer.get().key());
			}
			ReportInput planned = planned(input, new SealPlan(order.level(), order.level() != SealLevel.B && order.authority().isEmpty(),
					order.authority().map(TimeStampAuthority::name), reviewer.map(Person::name)));
			Pages pages = pages(planned, master, folder, progress);
			List<Attachment> files = new ArrayList<>(pages.attachments().files());
			if (order.reviewer().isPresent()) {
				files.add(PreparedReport.review(ReviewerSignature.sign(pages.attachments().manifest(), order.reviewer().get(), at)));
			}
			Path finished = folder.resolve("finished.pdf");
			new Finisher().write(pages.file(), finished, options(pages.input(), files, SealMark.lines(pages.input(), Optional.of(examiner.subject()))));
			step("PDF/A check", progress);
			return done(new Signer().sign(finished, folder.resolve("signed.pdf"), order.key(), PreparedReport.signing(planned.head(), order, at), () -> step("signature", progress)), pages,
					target, progress);
		});
	}

	/**
	 * Writes the report finished, with facts and manifest, and unsigned: for a reviewer at another machine. {@link PreparedReport} takes it on from there.
	 *
	 * @param plan what seal it is going to get
	 * @param master full or summary: a public report is sealed in one step, with its disclosure file
	 */
	public Outcome<Path> prepare(ReportInput input, Path pdf, SealPlan plan, Master master, Progress progress) throws ReportException {
		if (master == Master.PUBLIC) {
			throw new ReportException("A public report cannot be prepared for another machine: it is sealed in one step, with its disclosure file. Seal it here.", null);
		}
		ReportInput planned = planned(input, plan);
		return inFolder(pdf, master, (folder, target) -> {
			Pages pages = pages(planned, master, folder, progress);
			return done(finished(pages, SealMark.lines(pages.input(), Optional.empty()), folder, progress), pages, target, progress);
		});
	}

	/** The pages with what goes into them; {@code input} is masked where the report is public. */
	private record Pages(Path file, ReportInput input, FactAttachments attachments, List<Problem> problems) {
	}

	private interface Work {
		Outcome<Path> run(Path folder, Path target) throws ReportException, SealException, IOException;
	}

	private static Outcome<Path> inFolder(Path pdf, Master master, Work work) throws ReportException {
		Path target = pdf.toAbsolutePath();
		if (master == Master.PUBLIC) {
			DisclosureFile.requireFree(target);
		}
		try {
			Path folder = Files.createTempDirectory(target.getParent(), ".report");
			try {
				return work.run(folder, target);
			} finally {
				delete(folder);
			}
		} catch (IOException e) {
			throw new ReportException("The report " + pdf + " could not be written: " + e.getMessage() + ". Check the folder and the disk.", e);
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		}
	}

	private static Pages pages(ReportInput full, Master master, Path folder, Progress progress) throws ReportException {
		step("facts", progress);
		Optional<Masking> masking = master == Master.PUBLIC ? Optional.of(new Masking(full.facts())) : Optional.empty();
		ReportInput input = masking.map(m -> PublicInput.of(full, m)).orElse(full);
		FactAttachments attachments = FactAttachments.of(input, master, masking);
		step("tables", progress);
		Outcome<Path> pages = new ReportWriter(attachments.digests(), master, masking).write(input, folder.resolve("pages.pdf"), () -> step("pages", progress));
		step("PDF/A", progress);
		return new Pages(folder.resolve("pages.pdf"), input, attachments, pages.problems());
	}

	/** The finished file, and what it breaks of PDF/A-3b. */
	private static Outcome<Path> finished(Pages pages, List<String> mark, Path folder, Progress progress) throws SealException {
		return new Finisher().finish(pages.file(), folder.resolve("finished.pdf"), options(pages.input(), pages.attachments().files(), mark), () -> step("PDF/A check", progress));
	}

	private static void step(String name, Progress progress) {
		progress.step(name, STEPS.indexOf(name), STEPS.size());
	}

	private static Outcome<Path> done(Outcome<Path> made, Pages pages, Path target, Progress progress) throws IOException {
		if (made.value().isEmpty() || !made.problems().isEmpty()) {
			return new Outcome<>(Optional.empty(), said(both(pages.problems(), made.problems()), target));
		}
		if (pages.attachments().disclosure().isPresent()) {
			Path sealed = made.value().get().resolveSibling("sealed.jsonl");
			DisclosureFile.write(sealed, pages.attachments().disclosure().get());
			Files.move(sealed, DisclosureFile.beside(target), StandardCopyOption.ATOMIC_MOVE);
		}
		Files.move(made.value().get(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		progress.step("done", STEPS.size(), STEPS.size());
		return Outcome.of(target, said(pages.problems(), target));
	}

	/** Whose key it is. */
	private record Person(String subject, String name, PublicKey key) {
	}

	private static Person person(SigningKey key, Instant at) throws SealException {
		try (OpenKey open = OpenKey.of(key, at)) {
			return new Person(open.subject(), open.name(), open.publicKey());
		}
	}

	/** The common name in a key's certificate. */
	static String name(SigningKey key, Instant at) throws ReportException {
		try {
			return person(key, at).name();
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		}
	}

	private static ReportInput planned(ReportInput input, SealPlan plan) {
		return new ReportInput(input.caseFile(), input.facts(), input.endpoints(), input.journal(), input.times(), input.head().sealed(plan));
	}

	private static FinishOptions options(ReportInput input, List<Attachment> files, List<String> mark) {
		ReportHead head = input.head();
		Words words = Words.in(head.edition().language());
		String number = head.draft() ? words.of("document.draft") : words.of("running.report", head.number(), head.version());
		return new FinishOptions(words.of(input.caseFile().isSynthetic() ? "document.synthetic" : "document", number, input.caseFile().getNumber()), head.examiner(), head.edition().language().tag(), head.tool(), head.issued(), files, mark);
	}

	private static ReportInput draft(ReportInput input) {
		ReportHead head = input.head();
		return new ReportInput(input.caseFile(), input.facts(), input.endpoints(), input.journal(), input.times(),
				new ReportHead(0, head.version(), true, head.issued(), head.examiner(), head.tool(), head.platform(), head.settings(), head.excerpts()).in(head.edition()));
	}

	/** Problems of files that are gone then, said of the report that was to be made of them, at the same places. */
	private static List<Problem> said(List<Problem> problems, Path target) {
		String report = String.valueOf(target.getFileName());
		return problems.stream().map(problem -> new Problem(problem.code(), new Where(report, problem.where().range()), problem.what(), problem.consequence())).toList();
	}

	private static List<Problem> both(List<Problem> first, List<Problem> second) {
		List<Problem> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}
}
