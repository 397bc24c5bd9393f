package org.telltale.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * The child's side: takes one request line from standard input, answers on standard output, ends. It opens the files
 * named in the request for reading and nothing else.
 */
public final class WorkerMain {

	/** What the child ends with when the request is none. */
	static final int BAD_REQUEST = 2;

	private WorkerMain() {
	}

	/** Called by the child JVM; arguments are not used. */
	public static void main(String[] arguments) throws IOException {
		PrintStream answers = System.out;
		System.setOut(System.err);
		BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String line = requests.readLine();
		Optional<WorkerRequest> request = line == null ? Optional.empty() : WorkerRequest.parse(line);
		if (request.isEmpty()) {
			System.exit(BAD_REQUEST);
		}
		answer(request.get(), new ChildAnswers(answers, request.get().main().evidence()));
	}

	/**
	 * The job boundary: what a module lets fly is our bug; it becomes a problem, and what was read before it stays. An
	 * exhausted heap is not caught: the JVM ends, and the parent says so.
	 */
	private static void answer(WorkerRequest request, ChildAnswers answers) {
		try {
			ChildTasks.run(request, answers);
		} catch (RuntimeException | StackOverflowError bug) {
			StackTraceElement[] trace = bug.getStackTrace();
			answers.problem(new Problem("worker.bug", Where.at(request.main().evidence(), 0, 0), "The reader failed on this file: "
					+ bug.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "") + ".", "What follows in the file is not listed."));
		}
		answers.done();
	}
}
