package org.telltale.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;

/** A child that a hostile file has taken over: does what the request's name says. */
public final class HostileChild {

	private HostileChild() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		PrintStream out = System.out;
		WorkerRequest request = WorkerRequest.parse(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine()).orElseThrow();
		String evidence = request.main().evidence();
		if (request.task() == WorkerTask.RECOGNISE) {
			recognise(out, request.name());
			return;
		}
		say(out, exhibit(request.name(), evidence, 1));
		switch (request.name()) {
			case "exit" -> System.exit(7);
			case "sleep" -> Thread.sleep(60_000);
			case "heap" -> exhaust();
			case "long-line" -> out.print("x".repeat(3 << 20));
			case "endless-line" -> endless(out);
			case "garbage" -> out.println("{\"type\":\"record\",");
			case "not-utf-8" -> out.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
			case "unknown-type" -> out.println("{\"type\":\"delete\"}");
			case "duplicate-member" -> out.println("{\"type\":\"done\",\"records\":\"1\",\"records\":\"1\"}");
			case "other-evidence" -> say(out, exhibit(request.name(), "another", 1));
			case "other-id" -> say(out, exhibit("another", evidence, 1));
			case "past-end" -> say(out, exhibit(request.name(), evidence, 1L << 40));
			case "wrong-count" -> out.println(new Answer.Done(5).line());
			case "silent-end" -> { }
			case "environment" -> say(out, new Exhibit(request.name(), ExhibitKind.TEXT, String.join(",", new TreeSet<>(System.getenv().keySet())),
					Optional.empty(), Map.of(), ExhibitSource.file(evidence, request.name(), List.of())).toJson());
			default -> throw new IllegalArgumentException(request.name());
		}
		if (request.name().equals("environment")) {
			out.println(new Answer.Done(2).line());
		}
		out.flush();
	}

	/** Answers three times that the file is of the format that the request's name says. */
	private static void recognise(PrintStream out, String format) {
		for (int i = 0; i < 3; i++) {
			say(out, new Recognised("handset", format).toJson());
		}
		out.println(new Answer.Done(3).line());
		out.flush();
	}

	private static void say(PrintStream out, Json.Fields record) {
		out.println(new Answer.Found(record).line());
		out.flush();
	}

	private static Json.Fields exhibit(String name, String evidence, long length) {
		return new Exhibit(name, ExhibitKind.TEXT, "before", Optional.empty(), Map.of(),
				ExhibitSource.file(evidence, name, List.of(Where.at(evidence, 0, length)))).toJson();
	}

	private static void exhaust() {
		List<byte[]> all = new ArrayList<>();
		while (all.size() < 1 << 20) {
			all.add(new byte[1 << 20]);
		}
	}

	private static void endless(PrintStream out) {
		byte[] part = new byte[1 << 16];
		java.util.Arrays.fill(part, (byte) 'x');
		while (!out.checkError()) {
			out.write(part, 0, part.length);
		}
	}
}
