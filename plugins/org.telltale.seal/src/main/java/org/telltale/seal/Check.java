package org.telltale.seal;

/**
 * One thing that the verifier looked at.
 *
 * @param name stable, lower-case, for example {@code signature.range}
 * @param ok whether it holds
 * @param detail one plain sentence: what was found
 */
public record Check(String name, boolean ok, String detail) {
}
