package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.VerdictText;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a report strictly. */
@Command(name = "verify", description = "Verify a report: signature, manifest, and every fact that the evidence allows to check.", footer = { "",
		"Exit codes: 0 all holds; 5 genuine, but facts are unchecked since evidence was not given; 6 refused.", "Examples:",
		"  telltale verify report.pdf --evidence evidence", "  telltale verify report.pdf --trust laboratory-root.pem" })
public final class VerifyCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "REPORT.pdf", description = "the report")
	private Path report;
	@Option(names = "--evidence", paramLabel = "DIR", description = "folder with the evidence, under any names")
	private Path evidence;
	@Option(names = "--trust", paramLabel = "CERTS", description = "PEM file to trust instead of your store; may be given again")
	private List<Path> trust = new ArrayList<>();
	@Option(names = "--disclosure", paramLabel = "FILE", description = "the sealed disclosure file of a public report: opens what is masked")
	private Path disclosure;
	@Option(names = "--require-time-stamp", description = "refuse a report without trusted time stamp")
	private boolean requireTimeStamp;

	@Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
	private VerdictFormat format;

	/** For people or for programs. */
	enum VerdictFormat {
		text, json
	}

	@Override
	public Integer call() throws Exception {
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try {
			Verdict verdict = new Verifier().verify(report, new VerifyOptions(Optional.ofNullable(evidence), anchors(trust), requireTimeStamp,
					InstantSource.system().instant(), Optional.ofNullable(disclosure)), progress);
			progress.clear();
			if (format == VerdictFormat.json) {
				spec.commandLine().getOut().println(VerdictText.json(verdict));
			} else {
				print(verdict, spec.commandLine().getOut());
			}
			return verdict.exitCode();
		} catch (SealException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, e.getMessage(), e);
		}
	}

	static List<TrustAnchor> anchors(List<Path> files) throws SealException {
		if (files.isEmpty()) {
			return TrustStore.ofUser().list();
		}
		List<TrustAnchor> anchors = new ArrayList<>();
		for (Path file : files) {
			anchors.addAll(TrustStore.read(file));
		}
		return anchors;
	}

	/** Prints the checks, the tallies and the answer. */
	public static void print(Verdict verdict, PrintWriter out) {
		VerdictText.lines(verdict).forEach(out::println);
		out.flush();
	}
}
