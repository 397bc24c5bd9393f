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
import org.telltale.cli.output.Terminal;
import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
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
	@Option(names = "--require-time-stamp", description = "refuse a report without trusted time stamp; not in this version")
	private boolean requireTimeStamp;

	@Override
	public Integer call() throws Exception {
		if (requireTimeStamp) {
			throw new CommandException(ExitCode.USAGE, "verify --require-time-stamp: not in this version");
		}
		ConsoleProgress progress = new ConsoleProgress(System.err);
		try {
			Verdict verdict = new Verifier().verify(report, new VerifyOptions(Optional.ofNullable(evidence), anchors(trust), false,
					InstantSource.system().instant(), Optional.ofNullable(disclosure)), progress);
			progress.clear();
			print(verdict, spec.commandLine().getOut());
			return verdict.exitCode();
		} catch (SealException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, e.getMessage(), e);
		}
	}

	static List<TrustAnchor> anchors(List<Path> files) throws SealException {
		if (files.isEmpty()) {
			return Trust.store().list();
		}
		List<TrustAnchor> anchors = new ArrayList<>();
		for (Path file : files) {
			anchors.addAll(TrustStore.read(file));
		}
		return anchors;
	}

	/** Prints the checks, the tallies and the answer. */
	public static void print(Verdict verdict, PrintWriter out) {
		verdict.checks().forEach(check -> out.println((check.ok() ? "  holds    " : "  REFUSED  ") + check.name() + ": " + Terminal.visible(check.detail())));
		verdict.facts().forEach((factClass, tally) -> out.println("  facts    " + factClass + ": " + tally.checked() + " checked, " + tally.unchecked()
				+ " unchecked, " + tally.failed() + " failed"));
		verdict.seal().ifPresent(seal -> out.println("  signed   by " + Terminal.visible(seal.signer()) + (seal.testAnchor() ? " (test anchor)" : "")
				+ (seal.synthetic() ? "; the data are SYNTHETIC" : "")));
		out.println(switch (verdict.result()) {
			case HOLDS -> "VERIFIED: the signature, the manifest and every replayed, recounted and recomputed fact hold";
			case PARTLY_CHECKED -> "GENUINE, PARTLY CHECKED: facts unchecked: " + verdict.factsUnchecked() + "; give the evidence with --evidence DIR" + (verdict.checks().stream().anyMatch(check -> check.name().equals("masking")) ? " and the disclosure file with --disclosure FILE" : "");
			case REFUSED -> "REFUSED: " + verdict.refusal().map(check -> check.name() + ": " + Terminal.visible(check.detail())).orElse("");
		});
		out.flush();
	}
}
