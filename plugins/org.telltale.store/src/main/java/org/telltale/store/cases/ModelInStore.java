package org.telltale.store.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.model.CaseFile;
import org.telltale.model.xmi.CaseAreas;
import org.telltale.model.xmi.CaseXmiException;
import org.telltale.store.CaseException;

/** The case model and what of it the database holds. Used on the writer's thread only. */
final class ModelInStore {

	private final CaseAreas areas;
	private final SortedMap<String, String> digests = new TreeMap<>();

	private ModelInStore(CaseAreas areas) {
		this.areas = areas;
	}

	static ModelInStore ofNew(CaseFile caseFile) {
		return new ModelInStore(CaseAreas.of(caseFile));
	}

	static ModelInStore read(SortedMap<String, byte[]> bytes) throws CaseException {
		try {
			ModelInStore model = new ModelInStore(CaseAreas.read(bytes));
			model.accepted(bytes);
			return model;
		} catch (CaseXmiException e) {
			throw new CaseException("the case model in the database cannot be read (" + e.getMessage() + ")", "restore the case from its archive form", e);
		}
	}

	CaseFile caseFile() {
		return areas.caseFile();
	}

	SortedMap<String, byte[]> changed() throws CaseException {
		try {
			return areas.changed();
		} catch (IOException e) {
			throw new CaseException("the case model cannot be written (" + e.getMessage() + ")", "take the last edit back", e);
		}
	}

	void accepted(Map<String, byte[]> bytes) {
		areas.accept(bytes);
		bytes.forEach((area, xmi) -> digests.put(area, Digest.sha256(xmi).hex()));
	}

	/** Digest of the model as the database has it. */
	String digest() {
		return digestWith(Map.of());
	}

	/** Digest of the model as it will be with these areas: SHA-256 of the lines "area, blank, SHA-256, line feed" sorted by area; empty if there is none. */
	String digestWith(Map<String, byte[]> changed) {
		SortedMap<String, String> all = new TreeMap<>(digests);
		changed.forEach((area, xmi) -> all.put(area, Digest.sha256(xmi).hex()));
		StringBuilder text = new StringBuilder();
		all.forEach((area, sha256) -> text.append(area).append(' ').append(sha256).append('\n'));
		return all.isEmpty() ? "" : Digest.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
	}
}
