package org.telltale.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.masking.Masking;
import org.telltale.seal.FinishOptions;
import org.telltale.seal.Finisher;
import org.telltale.seal.SealException;
import org.telltale.seal.Signer;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions;

/**
 * Issues a report: pages, then PDF/A-3b with the facts and their manifest attached, then the certifying signature. The
 * target is there whole or not at all. Thread-safe as {@link ReportWriter} is.
 */
public final class ReportIssue {

	private static final int STEPS = 4;

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
		ReportInput issued = key.isPresent() ? input : draft(input);
		Path target = pdf.toAbsolutePath();
		if (master == Master.PUBLIC) {
			DisclosureFile.requireFree(target);
		}
		try {
			Path folder = Files.createTempDirectory(target.getParent(), ".report");
			try {
				return compose(issued, folder, target, key, master, progress);
			} finally {
				delete(folder);
			}
		} catch (IOException e) {
			throw new ReportException("The report " + pdf + " could not be written: " + e.getMessage() + ". Check the folder and the disk.", e);
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		}
	}

	private static Outcome<Path> compose(ReportInput full, Path folder, Path target, Optional<SigningKey> key, Master master, Progress progress)
			throws ReportException, SealException, IOException {
		progress.step("facts", 0, STEPS);
		Optional<Masking> masking = master == Master.PUBLIC ? Optional.of(new Masking(full.facts())) : Optional.empty();
		ReportInput input = masking.map(m -> PublicInput.of(full, m)).orElse(full);
		FactAttachments attachments = FactAttachments.of(input, master, masking);
		progress.step("pages", 1, STEPS);
		Outcome<Path> pages = new ReportWriter(attachments.digests(), master, masking).write(input, folder.resolve("pages.pdf"));
		progress.step("PDF/A", 2, STEPS);
		Path last = folder.resolve("finished.pdf");
		if (key.isEmpty()) {
			Outcome<Path> finished = new Finisher().finish(folder.resolve("pages.pdf"), last, options(input, attachments));
			if (!finished.problems().isEmpty()) {
				return new Outcome<>(Optional.empty(), both(pages.problems(), finished.problems()));
			}
		} else {
			new Finisher().write(folder.resolve("pages.pdf"), last, options(input, attachments));
			progress.step("signature", 3, STEPS);
			SigningOptions signing = new SigningOptions("Report " + input.head().number() + ", version " + input.head().version(),
					input.head().issued().truncatedTo(ChronoUnit.SECONDS));
			Outcome<Path> signed = new Signer().sign(last, folder.resolve("signed.pdf"), key.get(), signing);
			if (signed.value().isEmpty()) {
				return new Outcome<>(Optional.empty(), both(pages.problems(), signed.problems()));
			}
			last = signed.value().get();
		}
		if (attachments.disclosure().isPresent()) {
			Path sealed = folder.resolve("sealed.jsonl");
			DisclosureFile.write(sealed, attachments.disclosure().get());
			Files.move(sealed, DisclosureFile.beside(target), StandardCopyOption.ATOMIC_MOVE);
		}
		Files.move(last, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		progress.step("done", STEPS, STEPS);
		return Outcome.of(target, pages.problems());
	}

	private static FinishOptions options(ReportInput input, FactAttachments attachments) {
		ReportHead head = input.head();
		String number = head.draft() ? "Draft report" : "Report " + head.number() + ", version " + head.version();
		String mark = input.caseFile().isSynthetic() ? " (SYNTHETIC)" : "";
		return new FinishOptions(number + " on case " + input.caseFile().getNumber() + mark, head.examiner(), "en-GB", head.tool(), head.issued(), attachments.files());
	}

	private static ReportInput draft(ReportInput input) {
		ReportHead head = input.head();
		return new ReportInput(input.caseFile(), input.facts(), input.endpoints(), input.journal(), input.times(),
				new ReportHead(0, head.version(), true, head.issued(), head.examiner(), head.tool(), head.platform(), head.settings(), head.excerpts()));
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
