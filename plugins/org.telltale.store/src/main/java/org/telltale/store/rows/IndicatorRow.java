package org.telltale.store.rows;

/**
 * What an artefact holds that may point to an endpoint or to behaviour.
 *
 * @param fact id of the fact that says it
 * @param artefact id of the artefact
 * @param kind {@code host}, {@code url}, {@code address}, {@code permission}, {@code certificate}...
 * @param offset in the artefact
 * @param imageOffset in the image, -1 if not known
 * @param path of the file that holds it
 */
public record IndicatorRow(String fact, String artefact, String evidence, String kind, String value, long offset,
		long imageOffset, String path) {
}
