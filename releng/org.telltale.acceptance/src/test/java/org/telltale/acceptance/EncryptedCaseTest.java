package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.cli.Main;
import org.telltale.store.CaseException;

/** The demonstration on an encrypted case: the same verdicts, and nothing of the exhibits on the disk, at any time. */
@ExtendWith(DemoExtension.class)
class EncryptedCaseTest {

	private static final List<String> SAME = List.of("planted", "found", "missed", "false", "byChance", "needKeys", "cells", "cellsDifferent", "cellsOpenForKeys",
			"sightings", "claims", "verified");

	@Test
	void demonstrationGivesTheSameVerdictsAndLeavesNothingPlain(Demo plain) throws IOException, InterruptedException, JsonSyntaxException {
		Path work = Demo.work("encrypted");
		Path temporary = Files.createDirectories(work.resolve("tmp"));
		Path out = work.resolve("out");
		Process child = new ChildJava().with("-Djava.io.tmpdir=" + temporary).variable("TELLTALE_CONFIG", work.resolve("config").toString())
				.start(Main.class, List.of("demo", "--encrypt", "--out", out.toString()));
		CompletableFuture<Ran> ran = CompletableFuture.supplyAsync(() -> waited(child));
		Needles secrets = secrets(plain.evidence());
		Path folder = out.resolve("case.telltale");
		Set<String> seen = new TreeSet<>();
		int looks = 0;
		while (child.isAlive()) {
			seen.addAll(found(folder, secrets));
			looks++;
			Thread.sleep(500);
		}
		assertEquals(0, ran.join().code(), ran.join().err());
		assertTrue(ran.join().out().contains("VERIFIED"), ran.join().out());
		seen.addAll(found(folder, secrets));
		assertEquals(Set.of(), seen);
		assertTrue(looks > 3, "looked " + looks + " times while it ran");
		assertFalse(found(plain.caseFolder(), secrets).isEmpty(), "a plain case hides nothing");
		Json wanted = JsonReader.read(Files.readString(plain.folder().resolve("summary.json")));
		Json given = JsonReader.read(Files.readString(out.resolve("summary.json")));
		SAME.forEach(member -> assertEquals(wanted.get(member), given.get(member), member));
		assertEquals(List.of(), found(temporary, secrets), "temporary files");

		wrongPasswordIsRefused(work, folder);
		everyListIsRead(work, folder);
		passwordFileWithoutEncryptionIsRefused(work);
		journalThatWasRewrittenWholeIsFoundByItsHead(work, out, folder);
		changedEvidenceIsRefusedAndNamed(work, folder, plain.evidence().resolve("captures/r1-ap.pcapng"));
		anotherHandDecryptsIt(work, folder, plain.evidence().resolve("captures/r1-ap.pcapng"));
	}

	private static Ran waited(Process child) {
		try {
			return Ran.of(child);
		} catch (IOException | InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Texts, identifiers and numbers of the exhibits, and the digests of all files: as texts of the disk they are long enough not to come by chance. */
	private static Needles secrets(Path evidence) throws IOException, JsonSyntaxException {
		List<String> secrets = new ArrayList<>();
		for (Json exhibit : JsonReader.read(Files.readString(evidence.resolve("exhibits.json"))).items("exhibits")) {
			for (String member : List.of("text", "value", "name")) {
				exhibit.text(member).filter(text -> text.length() >= 8).ifPresent(secrets::add);
			}
		}
		try (Stream<Path> files = Files.walk(evidence)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				secrets.add(Digest.sha256(Files.readAllBytes(file)).hex());
			}
		}
		assertTrue(secrets.size() > 60, secrets.size() + " secrets");
		Needles needles = new Needles();
		for (String secret : secrets) {
			for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
				needles.add(secret + " in " + charset, secret.getBytes(charset));
			}
		}
		return needles;
	}

	/** What of the secrets stands in a folder that is being written; files may come and go meanwhile. */
	private static List<String> found(Path root, Needles secrets) throws IOException {
		List<String> found = new ArrayList<>();
		if (!Files.isDirectory(root)) {
			return found;
		}
		Files.walkFileTree(root, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				look(root.relativize(file).toString(), file, secrets, found);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException gone) {
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
				return FileVisitResult.CONTINUE;
			}
		});
		return found;
	}

	private static void look(String name, Path file, Needles secrets, List<String> found) {
		try (InputStream in = Files.newInputStream(file)) {
			secrets.in(in.readAllBytes()).forEach(secret -> found.add(secret + ", in " + name));
		} catch (IOException gone) {
			return;
		}
		secrets.in(name.getBytes(StandardCharsets.UTF_8)).forEach(secret -> found.add(secret + ", the name " + name));
	}

	private static void wrongPasswordIsRefused(Path work, Path folder) throws IOException {
		Path wrong = Files.writeString(work.resolve("wrong"), "telltale demO\n");
		for (List<Object> command : List.<List<Object>>of(List.of("case", "show", folder), List.of("analyse", folder), List.of("journal", folder, "verify"),
				List.of("endpoints", folder))) {
			List<Object> words = new ArrayList<>(command);
			words.addAll(List.of("--case-password-file", wrong));
			Ran ran = Ran.here(words.toArray());
			assertEquals(4, ran.code(), ran.err());
			assertEquals(1, ran.err().lines().count(), ran.err());
			assertTrue(ran.err().contains("the password does not open"), ran.err());
		}
	}

	/** Each command that reads a case asks for the password. */
	private static void everyListIsRead(Path work, Path folder) throws IOException {
		Path password = Files.writeString(work.resolve("password"), "telltale demo\n");
		for (String command : List.of("case show", "people", "evidence", "custody", "journal", "runs", "exhibits", "claims", "conditions", "endpoints", "flows", "apps",
				"clocks", "sightings", "artefacts", "links", "defaults", "texts", "findings", "cells", "timeline")) {
			List<Object> words = new ArrayList<>(List.of(command.split(" ")));
			words.addAll(List.of(folder, "--case-password-file", password));
			Ran ran = Ran.here(words.toArray());
			assertEquals(0, ran.code(), command + ": " + ran.err());
		}
	}

	private static void passwordFileWithoutEncryptionIsRefused(Path work) {
		Ran ran = Ran.here("case", "create", work.resolve("x.telltale"), "--number", "1", "--title", "t", "--examiner", "e", "--case-password-file", work.resolve("wrong"));
		assertEquals(2, ran.code(), ran.err());
		assertFalse(Files.exists(work.resolve("x.telltale")));
	}

	/** The attack of somebody who has the password: entry 4 is another one, or the last three are gone, and every hash and the database's copy are right. */
	private static void journalThatWasRewrittenWholeIsFoundByItsHead(Path work, Path out, Path folder) throws IOException, JsonSyntaxException {
		Path password = Files.writeString(work.resolve("password"), "telltale demo\n");
		Path head = work.resolve("head.json");
		assertEquals(0, Ran.here("journal", folder, "head", "--out", head, "--case-password-file", password).code());
		assertEquals(List.of(), PublishedSchemas.read().documentFaults("journal-head", Files.readString(head)));
		Path root = out.resolve("root.pem");
		Ran honest = Ran.here("journal", folder, "verify", "--head", head, "--trust", root, "--case-password-file", password);
		assertEquals(0, honest.code(), honest.out());
		assertTrue(honest.out().contains("holds and agrees with the database") && !honest.out().contains("unprovable"), honest.out());

		Path archive = work.resolve("archive");
		assertEquals(0, Ran.here("case", "archive", folder, "--out", archive, "--plain", "--case-password-file", password).code());
		List<String> lines = Files.readAllLines(archive.resolve("journal.jsonl"));
		int signed = JsonReader.read(Files.readString(head)).get("head").orElseThrow().integer("sequence").orElseThrow().intValue();
		attack(work.resolve("rewritten"), archive, rewritten(lines), head, root, "entry 4 is not the one that was there when the head was signed");
		attack(work.resolve("cut"), archive, lines.subList(0, signed - 4), head, root,
				"entry " + (signed - 3) + " is not the one", "entries " + (signed - 2) + " to " + signed + " are missing");
	}

	private static List<String> rewritten(List<String> lines) throws JsonSyntaxException {
		List<String> all = new ArrayList<>();
		String previous = "0".repeat(64);
		for (String line : lines) {
			Json.Fields entry = ((Json.Fields) JsonReader.read(line)).remove("hash").put("previous", previous);
			entry = all.size() == 3 ? entry.put("reason", "it was like this") : entry;
			previous = Digest.sha256(entry.toString().getBytes(StandardCharsets.UTF_8)).hex();
			all.add(entry.put("hash", previous).toString());
		}
		return all;
	}

	/** Makes a case of the archive with another journal, which holds by itself. */
	private static void attack(Path made, Path archive, List<String> journal, Path head, Path root, String... faults) throws IOException, JsonSyntaxException {
		byte[] bytes = (String.join("\n", journal) + "\n").getBytes(StandardCharsets.UTF_8);
		Files.write(archive.resolve("journal.jsonl"), bytes);
		Json.Fields manifest = (Json.Fields) JsonReader.read(Files.readString(archive.resolve("manifest.json")));
		List<Json> files = new ArrayList<>();
		for (Json file : manifest.items("files")) {
			boolean heads = file.text("path").orElse("").startsWith("heads/");
			if (heads) {
				Files.deleteIfExists(archive.resolve(file.text("path").orElseThrow()));
			} else if (file.text("path").orElse("").equals("journal.jsonl")) {
				files.add(((Json.Fields) file).copy().put("length", Integer.toString(bytes.length)).put("sha256", Digest.sha256(bytes).hex()));
			} else {
				files.add(file);
			}
		}
		String last = JsonReader.read(journal.getLast()).text("hash").orElseThrow();
		Files.writeString(archive.resolve("manifest.json"), manifest.put("files", Json.array(files)).put("journalHead", last) + "\n");
		Ran restored = Ran.here("case", "restore", archive, "--out", made);
		assertEquals(0, restored.code(), restored.err());
		Ran alone = Ran.here("journal", made, "verify", "--trust", root);
		assertEquals(0, alone.code(), alone.out());
		assertTrue(alone.out().contains("unprovable without one"), alone.out());
		Ran held = Ran.here("journal", made, "verify", "--head", head, "--trust", root);
		assertEquals(3, held.code(), held.out());
		for (String fault : faults) {
			assertTrue(held.out().contains(fault), held.out());
		}
	}

	/** One byte in the first chunk of the capture: put back afterwards. */
	private static void changedEvidenceIsRefusedAndNamed(Path work, Path folder, Path evidence) throws IOException {
		Path password = work.resolve("password");
		Path file = Path.of("");
		try (Case open = Case.read(folder, at -> "telltale demo".toCharArray())) {
			file = Path.of(open.evidence(Digest.sha256(Files.readAllBytes(evidence)).hex()).orElseThrow().toString());
		} catch (CaseException e) {
			throw new IllegalStateException(e);
		}
		byte[] whole = Files.readAllBytes(file);
		byte[] changed = whole.clone();
		changed[100] ^= 1;
		file.toFile().setWritable(true);
		Files.write(file, changed);
		Ran reported = Ran.here("report", folder, "--prepare", "--out", work.resolve("prepared.pdf"), "--case-password-file", password);
		assertEquals(4, reported.code(), reported.err());
		assertTrue(reported.err().contains(file.toString()), reported.err());
		Ran verified = Ran.here("evidence", folder, "verify", "--case-password-file", password);
		assertEquals(3, verified.code(), verified.err());
		assertTrue(verified.out().contains(file.toString()), verified.out());
		Files.write(file, whole);
		assertEquals(0, Ran.here("evidence", folder, "verify", "--case-password-file", password).code());
	}

	/** python3 and openssl alone, by the published format. */
	private static void anotherHandDecryptsIt(Path work, Path folder, Path evidence) throws IOException, InterruptedException {
		Path password = work.resolve("password");
		Path script = work.resolve("decrypt_case.py");
		try (InputStream in = EncryptedCaseTest.class.getResourceAsStream("decrypt_case.py")) {
			Files.write(script, in.readAllBytes());
		}
		String sha256 = Digest.sha256(Files.readAllBytes(evidence)).hex();
		assertEquals(sha256, Digest.sha256(python(script, folder, password, "evidence", sha256)).hex());
		List<String> journal = new String(python(script, folder, password, "journal"), StandardCharsets.UTF_8).lines().toList();
		List<String> listed = Ran.here("journal", folder, "--format", "json", "--case-password-file", password).lines();
		assertEquals(listed.size(), journal.size());
		assertTrue(journal.getFirst().contains("\"action\":\"create-case\""), journal.getFirst());
	}

	private static byte[] python(Path script, Object... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("python3", script.toString()));
		List.of(arguments).forEach(word -> command.add(word.toString()));
		try {
			new ProcessBuilder("openssl", "version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
			Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			byte[] out = process.getInputStream().readAllBytes();
			assertEquals(0, process.waitFor());
			return out;
		} catch (IOException missing) {
			if (System.getProperty("telltale.oracles", "").equals("required")) {
				throw missing;
			}
			System.out.println("encrypted case by another hand: NOT RUN, python3 or openssl is not installed");
			throw new TestAbortedException("python3 or openssl is not installed", missing);
		}
	}
}
