package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.JournalList;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.cli.output.Terminal;
import org.telltale.report.JournalHeads;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseFolder;
import org.telltale.store.cases.HeadFolder;
import org.telltale.store.cases.JournalAudit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the journal, checks its chain, signs its head and gives that out. */
@Command(name = "journal", description = "List the journal of a case; check its chain against the database and signed heads; sign its head; copy the signed head out.",
		footer = { "", "A chain of hashes can be rewritten whole. A signed head that somebody else keeps shows that.", "Examples:",
				"  telltale journal hm-note.telltale sign --key examiner.p12", "  telltale journal hm-note.telltale head --out hm-note-head.json",
				"  telltale journal hm-note.telltale verify --head hm-note-head.json --trust laboratory-root.pem" })
public final class JournalCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1", arity = "0..1", paramLabel = "verify|sign|head", description = "check the chain; sign the head; copy the signed head to --out")
	private String verb;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Option(names = "--key", paramLabel = "KEY", description = "sign: the examiner's key: a PKCS#12 file, pkcs11:LIBRARY[?slot=N&key=NAME], keystore:macos or keystore:windows")
	private String key;
	@Option(names = "--password-file", paramLabel = "FILE", description = "sign: first line is the key's password or PIN (default: ask on the terminal)")
	private Path passwordFile;
	@Option(names = "--out", paramLabel = "FILE", description = "head: the file to write")
	private Path target;
	@Option(names = "--head", paramLabel = "FILE", description = "verify: a signed head from outside of the case; may be given again")
	private List<Path> heads = new ArrayList<>();
	@Option(names = "--trust", paramLabel = "CERTS", description = "verify: PEM file to trust instead of your store; may be given again")
	private List<Path> trust = new ArrayList<>();

	@Override
	public Integer call() throws Exception {
		PrintWriter out = spec.commandLine().getOut();
		if (verb == null) {
			try (Case file = chosen.read()) {
				new Listing(List.of("sequence", "time", "actor", "action", "objects", "hash"), JournalList.of(file)).print(out, format);
			}
			return ExitCode.DONE;
		}
		try {
			return switch (verb) {
				case "sign" -> sign(out);
				case "head" -> head(out);
				default -> {
					Verbs.require(verb, "verify");
					yield verify(out);
				}
			};
		} catch (SealException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, e.getMessage(), e);
		}
	}

	private int sign(PrintWriter out) throws CaseException, CommandException, SealException {
		if (key == null) {
			throw new CommandException(ExitCode.USAGE, "journal sign: say --key KEY");
		}
		SigningKey signer = KeyOptions.key(key, passwordFile, List.of(), "--password-file");
		try (Case file = chosen.open()) {
			Path head = JournalHeads.sign(file, signer);
			out.println("signed the head of entry " + file.store().journal().size() + ": " + head + "; give a copy to somebody else: telltale journal " + chosen.folder() + " head --out FILE");
		} finally {
			signer.wipe();
		}
		return ExitCode.DONE;
	}

	private int head(PrintWriter out) throws CaseException, CommandException {
		if (target == null) {
			throw new CommandException(ExitCode.USAGE, "journal head: say --out FILE");
		}
		try (Case file = chosen.read()) {
			long entry = JournalHeads.export(file, target).orElseThrow(() -> new CommandException(ExitCode.BAD_EVIDENCE,
					"the journal of " + chosen.folder() + " has no signed head; sign it: telltale journal " + chosen.folder() + " sign --key KEY"));
			out.println("wrote the signed head of entry " + entry + " to " + target);
		}
		return ExitCode.DONE;
	}

	private int verify(PrintWriter out) throws CaseException, SealException {
		JournalAudit audit = JournalAudit.of(chosen.folder(), chosen.password());
		List<Path> files = new ArrayList<>(new HeadFolder(new CaseFolder(chosen.folder())).files());
		files.addAll(heads);
		JournalHeads.Said said = JournalHeads.compare(audit, files, VerifyCommand.anchors(trust), InstantSource.system().instant());
		List<String> faults = new ArrayList<>(audit.faults());
		faults.addAll(said.faults());
		faults.forEach(fault -> out.println("fault: " + Terminal.visible(fault)));
		said.notes().forEach(note -> out.println(Terminal.visible(note)));
		out.println(faults.isEmpty() ? "the chain of " + audit.check().sequence() + " entries holds and agrees with the database" : faults.size() + " faults");
		return faults.isEmpty() ? ExitCode.DONE : ExitCode.BAD_EVIDENCE;
	}
}
