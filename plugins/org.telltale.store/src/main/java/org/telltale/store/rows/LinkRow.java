package org.telltale.store.rows;

/**
 * An artefact and an endpoint that belong together, and why.
 *
 * @param fact id of the fact that says it
 * @param basis {@code host}, {@code address}, {@code certificate}, {@code uid}...
 * @param value what both share
 * @param strength {@code present} or {@code shown to be used}
 * @param runs ids of the runs, sorted, parted by blanks
 */
public record LinkRow(String fact, String artefact, String indicator, String endpoint, String basis, String value,
		String strength, String runs) {
}
