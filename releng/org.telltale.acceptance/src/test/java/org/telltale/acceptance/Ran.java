package org.telltale.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.telltale.cli.Main;

/** One command of the command line, run to its end. */
record Ran(int code, String out, String err) {

	/** Runs a command in this virtual machine. */
	static Ran here(Object... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
		int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
		return new Ran(code, out.toString(), err.toString());
	}

	/** Waits for a child and takes all that it prints. */
	static Ran of(Process child) throws IOException, InterruptedException {
		CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(child.getErrorStream()));
		String out = text(child.getInputStream());
		return new Ran(child.waitFor(), out, err.join());
	}

	private static String text(java.io.InputStream stream) {
		try (stream) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	/** Leaves it in a folder that is made. */
	void keep(Path folder) throws IOException {
		Files.createDirectory(folder);
		Files.writeString(folder.resolve("code"), Integer.toString(code), StandardCharsets.UTF_8);
		Files.writeString(folder.resolve("out"), out, StandardCharsets.UTF_8);
		Files.writeString(folder.resolve("err"), err, StandardCharsets.UTF_8);
	}

	/** What was left there. */
	static Ran kept(Path folder) throws IOException {
		return new Ran(Integer.parseInt(Files.readString(folder.resolve("code"), StandardCharsets.UTF_8)), Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
				Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
	}

	/** The lines of standard output. */
	List<String> lines() {
		return out.lines().toList();
	}
}
