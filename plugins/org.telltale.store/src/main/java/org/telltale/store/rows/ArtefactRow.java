package org.telltale.store.rows;

/**
 * A file, partition or package in an image.
 *
 * @param fact id of the fact that says it
 * @param id as the firmware engine names it
 * @param parent id of the artefact that holds it; empty for the image
 * @param kind {@code image}, {@code partition}, {@code file} or {@code package}
 * @param path inside its parent; text, never a path of this machine
 * @param signer certificate digest
 * @param imageOffset -1 if it lies in pieces or inside an archive
 * @param length bytes
 */
public record ArtefactRow(String fact, String id, String evidence, String parent, String kind, String path, String partition,
		String packageName, String version, String signer, long imageOffset, long length, String sha256) {
}
