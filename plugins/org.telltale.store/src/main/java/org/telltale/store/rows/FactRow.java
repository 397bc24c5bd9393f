package org.telltale.store.rows;

/**
 * A fact: the source of truth for what the engines found. The other rows index facts for lists.
 *
 * @param id SHA-256 of the canonical line without the id
 * @param type for example {@code sighting}
 * @param factClass {@code replayed}, {@code recounted}, {@code recomputed} or {@code quoted}
 * @param evidence id of the item it comes from; empty if it comes from several or none
 * @param line the canonical line (RFC 8785)
 */
public record FactRow(String id, String type, String factClass, String evidence, String line) {
}
