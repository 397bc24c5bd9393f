package org.telltale.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.container.Place;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetRecord;

/** Holds what a child says against what it was asked: records of the kinds expected, about this file and no other. */
final class RecordCheck {

	private static final String ID = "[0-9a-f]{64}";
	private static final Set<String> FIRMWARE_TYPES = Set.of("image", "partition", "file", "package", "indicator", "default", "text", "problem");

	private final WorkerRequest request;
	/** Looked up by evidence, never walked. */
	private final Map<String, Long> lengths = new HashMap<>();

	RecordCheck(WorkerRequest request) throws IOException {
		this.request = request;
		for (Optional<EvidencePath> path : List.of(Optional.of(request.main()), request.writeAheadLog(), request.journal())) {
			if (path.isPresent()) {
				lengths.put(path.get().evidence(), Files.size(path.get().file()));
			}
		}
		for (EvidencePath part : request.further()) {
			lengths.put(part.evidence(), Files.size(part.file()));
		}
	}

	/** How long the files are together. */
	long bytes() {
		return lengths.values().stream().mapToLong(Long::longValue).sum();
	}

	/** How many records there may be, where so many are allowed. */
	long mostRecords(long allowed) {
		return request.task() == WorkerTask.RECOGNISE ? Math.min(allowed, Recognised.MOST) : allowed;
	}

	/** Whether a record may be believed to come from the file. */
	boolean holds(Json.Fields record) {
		return switch (request.task()) {
			case RECOGNISE -> Recognised.fromJson(record).isPresent();
			case HANDSET -> HandsetRecord.fromJson(record).filter(this::isOfThisFile).isPresent();
			case FIRMWARE -> isFirmwareOfThisFile(record);
		};
	}

	private boolean isFirmwareOfThisFile(Json.Fields record) {
		boolean ids = record.text("id").orElse("").matches(ID) && record.text("parent").orElse("").matches("|" + ID);
		long length = record.integer("length").orElse(-1L);
		Optional<Long> offset = record.get("imageOffset").isPresent() ? Optional.of(record.integer("imageOffset").orElse(-1L)) : Optional.empty();
		boolean inImage = offset.isEmpty() || offset.get() >= 0 && offset.get() <= lengths.get(request.main().evidence());
		return FIRMWARE_TYPES.contains(record.text("type").orElse("")) && ids && length >= 0 && inImage
				&& record.text("path").isPresent() && record.items("places").stream().allMatch(this::isInFile);
	}

	private boolean isOfThisFile(HandsetRecord record) {
		String path = record.source().path();
		boolean named = !(record instanceof Exhibit exhibit) || exhibit.id().equals(path) || exhibit.id().startsWith(path + "/");
		boolean inside = path.equals(request.name()) || path.startsWith(request.name() + Place.INSIDE);
		return named && inside && record.source().evidence().equals(request.main().evidence())
				&& record.source().typedInBy().isEmpty() && record.source().places().stream().allMatch(this::isInFile);
	}

	private boolean isInFile(Json place) {
		long offset = place.integer("offset").orElse(-1L);
		long length = place.integer("length").orElse(-1L);
		return offset >= 0 && length >= 0 && length <= Long.MAX_VALUE - offset && isInFile(Where.at(place.text("evidence").orElse(""), offset, length));
	}

	private boolean isInFile(Where where) {
		Long length = lengths.get(where.evidence());
		return length == null ? where.evidence().startsWith(request.main().evidence() + Place.INSIDE) : where.range().end() <= length;
	}
}
