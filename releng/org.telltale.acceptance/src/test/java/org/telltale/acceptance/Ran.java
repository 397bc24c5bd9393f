package org.telltale.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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

	/** The lines of standard output. */
	List<String> lines() {
		return out.lines().toList();
	}
}
