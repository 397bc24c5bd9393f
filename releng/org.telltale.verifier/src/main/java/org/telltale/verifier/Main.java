package org.telltale.verifier;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.VerdictText;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;

/** {@code java -jar telltale-verify.jar REPORT.pdf [--evidence DIR] [--disclosure FILE] [--trust CERTS] [--require-time-stamp] [--format text|json]}. */
public final class Main {

	private static final int USAGE = 2;
	private static final int BAD_EVIDENCE = 3;
	private static final List<String> HELP = List.of("usage: java -jar telltale-verify.jar REPORT.pdf [--evidence DIR] [--disclosure FILE] [--trust CERTS] [--require-time-stamp] [--format text|json]", "",
			"  --evidence DIR        folder with the evidence under any names, or with a disclosure",
			"  --disclosure FILE     the sealed disclosure file of a public report: opens what is masked", "  --trust CERTS         PEM file with a certificate that you trust; may be given again.",
			"                        Get it on another way than with the report. Without one nobody is trusted.", "  --require-time-stamp  refuse a report without trusted time stamp",
			"  --format json         one record instead of a page", "",
			"Exit codes: 0 all holds; 5 genuine, but facts are unchecked since evidence was not given; 6 refused;", "2 not understood; 3 a file cannot be read.");

	private Main() {
	}

	/** Verifies and exits. */
	public static void main(String[] words) {
		LogManager.getLogManager().reset();
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		System.exit(run(out, err, words));
	}

	private static int run(PrintStream out, PrintStream err, String... words) {
		if (words.length == 0 || List.of(words).contains("--help")) {
			HELP.forEach(words.length == 0 ? err::println : out::println);
			return words.length == 0 ? USAGE : 0;
		}
		try {
			return verify(Arguments.of(words), out);
		} catch (IllegalArgumentException e) {
			err.println("telltale-verify: " + e.getMessage() + ". java -jar telltale-verify.jar --help tells more.");
			return USAGE;
		} catch (SealException e) {
			err.println("telltale-verify: " + e.getMessage());
			return BAD_EVIDENCE;
		}
	}

	private static int verify(Arguments arguments, PrintStream out) throws SealException {
		List<TrustAnchor> anchors = new ArrayList<>();
		for (Path file : arguments.trust()) {
			anchors.addAll(TrustStore.read(file));
		}
		if (arguments.evidence().isPresent() && !Files.isDirectory(arguments.evidence().get())) {
			throw new IllegalArgumentException("--evidence " + arguments.evidence().get() + ": no such folder");
		}
		if (arguments.disclosure().isPresent() && !Files.isRegularFile(arguments.disclosure().get())) {
			throw new IllegalArgumentException("--disclosure " + arguments.disclosure().get() + ": no such file");
		}
		Verdict verdict = new Verifier().verify(arguments.report(), new VerifyOptions(arguments.evidence(), anchors, arguments.requireTimeStamp(), InstantSource.system().instant(),
				arguments.disclosure()));
		if (arguments.json()) {
			out.println(VerdictText.json(verdict));
		} else {
			VerdictText.lines(verdict).forEach(out::println);
		}
		return verdict.exitCode();
	}
}
