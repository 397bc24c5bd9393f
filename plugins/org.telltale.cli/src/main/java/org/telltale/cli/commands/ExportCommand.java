package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.exchange.CaseExport;
import org.telltale.casework.exchange.CaseExport.Form;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a case for other programs. */
@Command(name = "export", description = "Write a case for other programs: CASE/UCO, STIX, tables (docs/formats/export.md). Nothing is masked.", footer = { "", "Examples:",
		"  telltale export hm-note.telltale --format case --out hm-note.jsonld", "  telltale export hm-note.telltale --format stix --out endpoints.json",
		"  telltale export hm-note.telltale --format csv --out tables.zip" })
public final class ExportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Option(names = "--format", required = true, description = "case, stix, csv")
	private Form format;
	@Option(names = "--out", required = true, paramLabel = "FILE", description = "what to write; of csv a folder, or a ZIP archive where the name ends in .zip")
	private Path out;

	@Override
	public Integer call() throws Exception {
		try (Case file = chosen.read()) {
			PrintWriter err = spec.commandLine().getErr();
			Session.requireOutside(out);
			CaseExport.write(CaseExport.input(file), format, out);
			Session.sayPending(file, err);
			err.println("telltale: " + ExchangeInput.UNMASKED);
			spec.commandLine().getOut().println("wrote " + out);
			return ExitCode.DONE;
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "export: " + out + " cannot be written (" + e.getMessage() + ")", e);
		}
	}
}
