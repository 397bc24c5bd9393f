package org.telltale.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** The facts of a case, as {@code facts.jsonl} has them. */
final class Facts {

	private Facts() {
	}

	static List<Json.Fields> of(Path folder) {
		try (Case file = Case.read(folder)) {
			return file.facts();
		} catch (CaseException e) {
			throw new IllegalStateException(e);
		}
	}

	static String lines(Path folder) {
		return of(folder).stream().map(Json.Fields::toString).collect(Collectors.joining("\n"));
	}
}
