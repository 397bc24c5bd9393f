package org.telltale.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.telltale.cli.output.Utf8Output;
import org.telltale.sample.SampleCase;

/**
 * What the launcher has the virtual machine watch once, so that later starts begin with classes loaded and with a notion of
 * what is used often: lists of an empty case, and scans of the sample's captures. {@code Training FOLDER}; prints nothing.
 */
public final class Training {

	private static final int ROUNDS = 12;

	private Training() {
	}

	/** @param arguments an empty folder to work in */
	public static void main(String[] arguments) throws IOException {
		Path folder = Path.of(arguments[0]);
		String file = folder.resolve("case.telltale").toString();
		run("case", "create", file, "--number", "1", "--title", "Training", "--examiner", "Nobody");
		run("endpoints", file);
		run("flows", file);
		Path evidence = Files.createDirectories(folder.resolve("evidence"));
		SampleCase.write(evidence);
		for (int round = 0; round < ROUNDS; round++) {
			try (DirectoryStream<Path> captures = Files.newDirectoryStream(evidence.resolve("captures"), "*.{pcap,pcapng}")) {
				for (Path capture : captures) {
					run("scan", capture.toString());
				}
			}
		}
	}

	private static void run(String... arguments) {
		Main.run(arguments, new Utf8Output(OutputStream.nullOutputStream()), new Utf8Output(OutputStream.nullOutputStream()));
	}
}
