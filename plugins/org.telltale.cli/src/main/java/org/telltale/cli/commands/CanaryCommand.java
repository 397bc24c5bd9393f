package org.telltale.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.handset.canary.CanaryFolder;
import org.telltale.handset.canary.CanarySet;
import org.telltale.handset.canary.Script;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes searchable test content to put on a handset before a test. */
@Command(name = "canary", description = "Make texts, contacts and photos that are unlike any others, to put on a handset before a test.",
		footer = { "", "Examples:", "  telltale canary --out canaries --by \"A. Examiner\"", "  telltale exhibits hm.telltale add --from canaries/exhibits.json" })
public final class CanaryCommand implements Callable<Integer> {

	private static final int SEED_BYTES = 16;

	@Spec
	private CommandSpec spec;
	@Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write; must be new or empty")
	private Path out;
	@Option(names = "--messages", defaultValue = "3", paramLabel = "N", description = "text messages in each script (default: ${DEFAULT-VALUE})")
	private int messages;
	@Option(names = "--scripts", split = ",", defaultValue = "latin,cyrillic,chinese,emoji", paramLabel = "SCRIPT", description = "${COMPLETION-CANDIDATES} (default: all)")
	private List<Script> scripts;
	@Option(names = "--contacts", defaultValue = "3", paramLabel = "N", description = "contacts (default: ${DEFAULT-VALUE})")
	private int contacts;
	@Option(names = "--photos", defaultValue = "3", paramLabel = "N", description = "photos (default: ${DEFAULT-VALUE})")
	private int photos;
	@Option(names = "--by", defaultValue = "not named", paramLabel = "NAME", description = "who makes them, as the exhibits will say")
	private String by;
	@Option(names = "--seed", paramLabel = "TEXT", description = "make the same contents again (with --at); default: drawn by lot and printed")
	private String seed;
	@Option(names = "--at", paramLabel = "TIME", description = "the moment that messages and photos tell, as 2026-01-31T12:00:00Z (default: now)")
	private Instant at;

	@Override
	public Integer call() throws CommandException {
		Map<Script, Integer> counts = new EnumMap<>(Script.class);
		scripts.forEach(script -> counts.put(script, messages));
		require("messages", messages, CanarySet.MOST / counts.size());
		require("contacts", contacts, CanarySet.MOST);
		require("photos", photos, CanarySet.MOST_PHOTOS);
		String from = seed == null ? drawn() : seed;
		Instant moment = (at == null ? InstantSource.system().instant() : at).truncatedTo(ChronoUnit.SECONDS);
		try {
			CanaryFolder.write(CanarySet.make(from, moment, by, counts, contacts, photos), out);
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "canary: " + e.getMessage() + "; name a new folder that can be written", e);
		}
		spec.commandLine().getOut().println(String.join(System.lineSeparator(), Arrays.asList(
				"wrote " + messages * counts.size() + " messages, " + contacts + " contacts and " + photos + " photos to " + out,
				"  messages.xml    restore with \"SMS Backup & Restore\", or send the texts from a laboratory's handset and correct \"from\" in exhibits.json",
				"  contacts.vcf    import with the handset's contacts",
				"  photos/         copy, or photograph from a screen (then they are no longer the same bytes)",
				"  placed.csv      note here what was put on the handset, when, by whom",
				"  exhibits.json   telltale exhibits CASE add --from " + out.resolve("exhibits.json"),
				"made from seed " + from + " at " + moment + "; keep both: they prove later what was placed")));
		return ExitCode.DONE;
	}

	private static void require(String what, int count, int most) throws CommandException {
		if (count < 0 || count > most) {
			throw new CommandException(ExitCode.USAGE, "canary --" + what + ": from 0 to " + most + " can be made");
		}
	}

	private static String drawn() {
		byte[] bytes = new byte[SEED_BYTES];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}
}
