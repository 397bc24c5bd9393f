package org.telltale.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.container.FileSource;
import org.telltale.container.Limits;
import org.telltale.container.Place;
import org.telltale.container.walk.Formats;
import org.telltale.firmware.FirmwareReader;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.ArchiveKind;
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
				case FIRMWARE -> firmware(request, main, answers);
			}
		} catch (IOException e) {
			answers.problem(new Problem("evidence.unreadable", Where.at(request.main().evidence(), 0, 0),
					"The file cannot be opened or read (" + e.getClass().getSimpleName() + ").", "Nothing more of it is listed."));
		}
	}

	/** An archive may hold both files of a handset and parts of a firmware. */
	private static void recognise(WorkerRequest request, FileSource main, ChildAnswers answers) throws IOException {
		EvidenceBytes bytes = bytes(request.main(), main);
		Optional<String> alone = HandsetReader.recognise(bytes.copy(0, HandsetFormat.START_BYTES));
		Optional<ArchiveKind> archive = alone.isPresent() ? Optional.empty() : HandsetReader.archive(bytes);
		Optional<String> handset = alone.or(() -> archive.filter(ArchiveKind::handset).map(ArchiveKind::format));
		handset.ifPresent(format -> answers.record(new Recognised("handset", format).toJson()));
		if (handset.isEmpty() || archive.filter(ArchiveKind::firmware).isPresent()) {
			Formats.ALL.recognise(main).ifPresent(format -> answers.record(new Recognised("firmware", format.name()).toJson()));
		}
	}

	/** Inflated bytes may take half of the heap; the rest is for tables. */
	private static void firmware(WorkerRequest request, FileSource main, ChildAnswers answers) throws IOException {
		Limits usual = Limits.STANDARD;
		Limits limits = new Limits(usual.maxDepth(), usual.maxEntries(), usual.maxExpandedBytes(),
				Math.min(usual.maxHeldBytes(), Runtime.getRuntime().maxMemory() / 2), usual.maxRatio(), usual.freeBytes());
		new FirmwareReader(limits).read(main, request.name(), record -> answers.record(record.toJson()), answers);
	}

	private static void handset(WorkerRequest request, FileSource main, ChildAnswers answers) throws IOException {
		try (Beside log = Beside.open(request.writeAheadLog()); Beside journal = Beside.open(request.journal()); Further further = Further.open(request.further())) {
			HandsetFile file = new HandsetFile(request.name(), bytes(request.main(), main), log.bytes(), journal.bytes(), further.bytes());
			HandsetReader.read(file, request.passwords(), record -> answers.record(record.toJson()), answers).forEach(answers::problem);
		}
	}

	private static EvidenceBytes bytes(EvidencePath path, FileSource source) {
		return new EvidenceBytes(new Place(path.evidence(), ""), source);
	}

	/** The further files of an image, open while the task runs. */
	private record Further(List<FileSource> sources, List<EvidenceBytes> bytes) implements AutoCloseable {

		static Further open(List<EvidencePath> paths) throws IOException {
			Further further = new Further(new ArrayList<>(), new ArrayList<>());
			try {
				for (EvidencePath path : paths) {
					FileSource source = FileSource.open(path.file());
					further.sources.add(source);
					further.bytes.add(ChildTasks.bytes(path, source));
				}
			} catch (IOException e) {
				further.close();
				throw e;
			}
			return further;
		}

		@Override
		public void close() throws IOException {
			for (FileSource source : sources) {
				source.close();
			}
		}
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
