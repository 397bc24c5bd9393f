package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and adds the certificates that the user trusts. */
@Command(name = "trust", description = "List the certificates that you trust, or add one.", footer = { "", "Trust never comes from a report. Test anchors are "
		+ "good only for reports that are marked SYNTHETIC.", "Example:", "  telltale trust add laboratory-root.pem" })
public final class TrustCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", arity = "0..1", paramLabel = "add", description = "add certificates")
	private String verb;
	@Parameters(index = "1", arity = "0..1", paramLabel = "PEM", description = "file with certificates")
	private Path pem;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		TrustStore store = TrustStore.ofUser();
		try {
			if (verb != null) {
				Verbs.require(verb, "add");
				if (pem == null) {
					throw new CommandException(ExitCode.USAGE, "trust add: name a PEM file");
				}
				for (TrustAnchor anchor : TrustStore.read(pem)) {
					spec.commandLine().getOut().println("added " + store.add(anchor));
				}
				return ExitCode.DONE;
			}
			List<Json.Fields> anchors = store.list().stream().map(a -> Json.object().put("type", "anchor").put("subject", a.subject())
					.put("fingerprint", a.fingerprint()).put("test", a.test())).toList();
			new Listing(List.of("subject", "test", "fingerprint"), anchors).print(spec.commandLine().getOut(), format);
			return ExitCode.DONE;
		} catch (SealException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, e.getMessage(), e);
		}
	}
}
