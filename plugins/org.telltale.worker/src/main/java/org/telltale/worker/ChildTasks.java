package org.telltale.worker;

import java.io.IOException;
import java.util.Optional;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.container.FileSource;
import org.telltale.container.Place;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** Carries out a task inside the child. */
final class ChildTasks {

	private ChildTasks() {
	}

	static void run(WorkerRequest request, ChildAnswers answers) {
		try (FileSource main = FileSource.open(request.main().file())) {
			switch (request.task()) {
				case RECOGNISE -> recognise(request, main, answers);
				case HANDSET -> handset(request, main, answers);
				case FIRMWARE -> throw new IllegalStateException("no firmware yet");
			}
		} catch (IOException e) {
			answers.problem(new Problem("evidence.unreadable", Where.at(request.main().evidence(), 0, 0),
					"The file cannot be opened or read (" + e.getClass().getSimpleName() + ").", "Nothing more of it is listed."));
		}
	}

	private static void recognise(WorkerRequest request, FileSource main, ChildAnswers answers) throws IOException {
		HandsetReader.recognise(bytes(request.main(), main)).ifPresent(format -> answers.record(new Recognised("handset", format).toJson()));
	}

	private static void handset(WorkerRequest request, FileSource main, ChildAnswers answers) throws IOException {
		try (Beside log = Beside.open(request.writeAheadLog()); Beside journal = Beside.open(request.journal())) {
			HandsetFile file = new HandsetFile(request.name(), bytes(request.main(), main), log.bytes(), journal.bytes());
			HandsetReader.read(file, record -> answers.record(record.toJson()), answers).forEach(answers::problem);
		}
	}

	private static EvidenceBytes bytes(EvidencePath path, FileSource source) {
		return new EvidenceBytes(new Place(path.evidence(), ""), source);
	}

	/** A file beside the main one, open while the task runs. */
	private record Beside(Optional<FileSource> source, Optional<EvidenceBytes> bytes) implements AutoCloseable {

		static Beside open(Optional<EvidencePath> path) throws IOException {
			if (path.isEmpty()) {
				return new Beside(Optional.empty(), Optional.empty());
			}
			FileSource source = FileSource.open(path.get().file());
			return new Beside(Optional.of(source), Optional.of(ChildTasks.bytes(path.get(), source)));
		}

		@Override
		public void close() throws IOException {
			if (source.isPresent()) {
				source.get().close();
			}
		}
	}
}
