package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.report.PreparedReport;
import org.telltale.report.ReportException;
import org.telltale.report.StampOrder;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SigningKey;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done to a report that is there: a review before it is certified, time stamps after. */
final class ReportSealCommands {

	private ReportSealCommands() {
	}

	/** {@code telltale report review}. */
	@Command(name = "review", description = "As its reviewer, sign a report that report --prepare wrote.", footer = { "", "Example:",
			"  telltale report review prepared.pdf --sign reviewer.p12 --out review.p7s" })
	static final class Review implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Parameters(paramLabel = "PREPARED.pdf", description = "the report, which you have read")
		private Path report;
		@Option(names = "--out", required = true, paramLabel = "FILE", description = "the signature to write, for the examiner")
		private Path out;
		@Mixin
		private KeyOptions keys = new KeyOptions();

		@Override
		public Integer call() throws Exception {
			if (!keys.given()) {
				throw new CommandException(ExitCode.USAGE, "report review: say --sign KEY");
			}
			Session.requireOutside(out);
			SigningKey key = keys.key();
			try {
				write(out, PreparedReport.read(report).review(key, InstantSource.system().instant()));
				spec.commandLine().getOut().println("wrote " + out + " (it speaks for the facts that the manifest names, not for the pages)");
				return ExitCode.DONE;
			} catch (ReportException e) {
				throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
			} finally {
				key.wipe();
			}
		}
	}

	/** {@code telltale report timestamp}. */
	@Command(name = "timestamp", description = "Raise a signed report from level B to T: bring the answer to its question, or ask.", footer = { "", "Examples:",
			"  telltale report timestamp report.pdf --token answer.tsr --out report-t.pdf --case hm-note.telltale",
			"  telltale report timestamp report.pdf --tsa http://tsa.example/ --out report-t.pdf",
			"  telltale report timestamp report.pdf --timestamp-request question.tsq" })
	static final class Timestamp implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private Raising raising = new Raising();
		@Mixin
		private StampOptions stamps = new StampOptions();

		@Override
		public Integer call() throws Exception {
			if (stamps.hasRevocation()) {
				throw new CommandException(ExitCode.USAGE, "report timestamp: revocation data go with report archive");
			}
			return raising.run(spec, stamps, StampOrder.toT(raising.report));
		}
	}

	/** {@code telltale report archive}. */
	@Command(name = "archive", description = "Raise a report from level T to LTA: revocation data, and a time stamp over everything.", footer = { "", "Examples:",
			"  telltale report archive report-t.pdf --crl laboratory.crl --crl tsa.crl --tsa http://tsa.example/ --out report-lta.pdf",
			"  telltale report archive report-t.pdf --crl laboratory.crl --crl tsa.crl --timestamp-request question.tsq",
			"  telltale report archive report-t.pdf --crl laboratory.crl --crl tsa.crl --token answer.tsr --out report-lta.pdf" })
	static final class Archive implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private Raising raising = new Raising();
		@Mixin
		private StampOptions stamps = new StampOptions();
		@Option(names = "--chain", paramLabel = "PEM", description = "certificates that signature and time stamp do not carry; may be given again")
		private java.util.List<Path> chain = new java.util.ArrayList<>();

		@Override
		public Integer call() throws Exception {
			return raising.run(spec, stamps, new StampOrder(raising.report, SealLevel.LTA, chain, stamps.revocation()));
		}
	}

	/** From a question to the raised report. */
	static final class Raising {
		@Mixin
		private CasePassword casePassword;
		@Parameters(paramLabel = "REPORT.pdf", description = "the signed report")
		private Path report;
		@Option(names = "--out", paramLabel = "FILE", description = "the raised report to write")
		private Path out;
		@Option(names = "--token", paramLabel = "FILE", description = "the authority's answer (.tsr), or the token alone")
		private Path token;
		@Option(names = "--timestamp-request", paramLabel = "FILE", description = "only write the question (.tsq), to be asked at another machine")
		private Path request;
		@Option(names = "--case", paramLabel = "DIR", description = "the case whose journal shall know of the new file")
		private Path folder;

		private int run(CommandSpec spec, StampOptions stamps, StampOrder order) throws CommandException, CaseException {
			if ((token != null ? 1 : 0) + (request != null ? 1 : 0) + (stamps.given() ? 1 : 0) != 1) {
				throw new CommandException(ExitCode.USAGE, "report: say one of --token FILE, --tsa URL and --timestamp-request FILE");
			}
			if (request == null && out == null) {
				throw new CommandException(ExitCode.USAGE, "report: say where to write it: --out FILE");
			}
			Session.requireOutside(request == null ? out : request);
			PrintWriter print = spec.commandLine().getOut();
			try {
				if (request != null) {
					write(request, order.question());
					print.println("wrote " + request);
					return ExitCode.DONE;
				}
				if (folder == null) {
					raise(stamps, order, print);
					return ExitCode.DONE;
				}
				try (Case file = Session.open(folder, casePassword)) {
					return enter(spec, file, raise(stamps, order, print));
				}
			} catch (SealException e) {
				throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
			}
		}

		private StampOrder.Done raise(StampOptions stamps, StampOrder order, PrintWriter print) throws CommandException, SealException {
			StampOrder.Done done = stamps.given() ? order.ask(stamps.authority().orElseThrow(), out) : order.bring(answer(), out);
			print.println("wrote " + out + " (level " + done.after().level() + ", stamped " + done.after().stampedAt().orElseThrow() + ")");
			return done;
		}

		private byte[] answer() throws CommandException {
			try {
				return Files.readAllBytes(token);
			} catch (IOException e) {
				throw new CommandException(ExitCode.ENVIRONMENT, token + ": cannot be read (" + e.getMessage() + ")", e);
			}
		}

		private static int enter(CommandSpec spec, Case file, StampOrder.Done done) throws CaseException {
			if (done.enter(file)) {
				return ExitCode.DONE;
			}
			spec.commandLine().getErr().println("telltale: the case has issued no report with the SHA-256 " + done.before().sha256() + ": nothing was entered");
			return ExitCode.PROBLEMS;
		}
	}

	/** Writes a small file whole. */
	static void write(Path file, byte[] content) throws CommandException {
		try {
			Files.write(file, content);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, file + ": cannot be written (" + e.getMessage() + ")", e);
		}
	}
}
