package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.telltale.base.CaptureInstant;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.ClaimReview;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.cli.output.Terminal;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale claims}: lists claims with their overall verdicts, enters some, or says what a predicate means in a case. */
@Command(name = "claims", description = "List the claims of a case, enter some, or check a predicate (docs/formats/claims.md).", footer = { "", "Examples:",
		"  telltale claims hm-note.telltale", "  telltale claims hm-note.telltale add --from claims.json",
		"  telltale claims hm-note.telltale check \"never send SMS when cloud = off\"" })
public final class ClaimsCommand extends EnterCommands.Enter {

	@Parameters(index = "2", arity = "0..1", paramLabel = "PREDICATE", description = "with check: what to explain; without it the claims of the case are checked")
	private String predicate;
	@Option(names = "--subject", paramLabel = "MAKE", description = "with check: the make that the claim speaks of")
	private String subject;

	/** For the command line's library. */
	public ClaimsCommand() {
		super("claim", List.of("claim", "verdict", "claimant", "date", "text", "predicate", "why"));
	}

	@Override
	List<Json.Fields> listed(Case file) throws CaseException {
		return new ClaimReview(file).claims();
	}

	@Override
	void sayPending(Case file, PrintWriter err) throws CaseException {
		Session.sayPending(file, err);
	}

	@Override
	List<Problem> enter(Case file, Path list) throws CaseException, IOException {
		return file.addClaims(list.toString(), Files.readString(list, StandardCharsets.UTF_8));
	}

	@Override
	int otherwise(String verb, Path folder, ListFormat format, PrintWriter out) throws CaseException, CommandException {
		Verbs.require(verb, "add", "check");
		int code = ExitCode.DONE;
		try (Case file = Case.read(folder, password())) {
			ClaimReview review = new ClaimReview(file);
			for (ClaimReview.Checked checked : predicate == null ? review.check() : List.of(review.check("", predicate, Optional.ofNullable(subject)))) {
				code = checked.isError() ? ExitCode.BAD_EVIDENCE : code;
				print(checked, format, out);
			}
		}
		out.flush();
		return code;
	}

	/** The record with times and counts as people read them. */
	private static Json.Fields told(Json.Fields run) {
		boolean hypothetical = run.get("hypothetical").isPresent();
		return run.copy().put("run", run.text("run").orElse("") + (hypothetical ? " (hypothetical)" : "")).put("windows", spans(run, "windows")).put("unknown", spans(run, "unknown")).put("stimuli", String.join(", ", run.items("kinds").stream()
				.map(kind -> kind.integer("stimuli").orElse(0L) + " " + kind.text("kind").orElse("")).toList()));
	}

	private static String spans(Json run, String member) {
		return String.join(", ", run.items(member).stream().map(span -> CaptureInstant.instantOf(span.integer("from").orElse(0L)) + " to "
				+ CaptureInstant.instantOf(span.integer("to").orElse(0L))).toList());
	}

	private static void print(ClaimReview.Checked checked, ListFormat format, PrintWriter out) {
		if (format == ListFormat.table) {
			out.println((checked.claim().isEmpty() ? "" : Terminal.visible(checked.claim()) + "  ") + Terminal.visible(checked.predicate()));
			checked.sentences().forEach(sentence -> out.println("  " + Terminal.visible(sentence)));
			checked.marked().forEach(note -> note.lines().forEach(line -> out.println("  " + Terminal.visible(line))));
		}
		if (format != ListFormat.table || !checked.runs().isEmpty()) {
			new Listing(List.of("run", "speaks", "windows", "unknown", "stimuli", "why"), format == ListFormat.table ? checked.runs().stream().map(ClaimsCommand::told).toList()
					: checked.runs()).print(out, format);
		}
		if (format == ListFormat.table) {
			out.println();
		}
	}
}
