package org.telltale.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.worker.EvidencePath;
import org.telltale.worker.Worker;
import org.telltale.worker.WorkerLimits;
import org.telltale.worker.WorkerRequest;
import org.telltale.worker.WorkerTask;

/** Reads hostile files in the bounded child JVM. */
public final class WorkerEngines implements EngineRecords {

	private final Worker worker = new Worker(WorkerLimits.USUAL);

	@Override
	public List<Problem> read(Reading reading, Consumer<Json.Fields> records, Progress progress) {
		WorkerTask task = switch (reading.task()) {
			case FIRMWARE -> WorkerTask.FIRMWARE;
			case HANDSET -> WorkerTask.HANDSET;
			case RECOGNISE -> WorkerTask.RECOGNISE;
		};
		WorkerRequest request = new WorkerRequest(task, reading.name(), path(reading.file(), reading.evidence()),
				reading.writeAheadLog().map(item -> path(item, name(item))), reading.rollbackJournal().map(item -> path(item, name(item)))).withPasswords(reading.passwords())
				.withFurther(reading.further().stream().map(item -> path(item, name(item))).toList());
		return worker.run(request, records, progress).problems();
	}

	/** Items of the vault are named by their digest. */
	private static String name(Path item) {
		return String.valueOf(item.getFileName());
	}

	private static EvidencePath path(Path file, String evidence) {
		return new EvidencePath(file, evidence);
	}
}
