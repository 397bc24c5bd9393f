package org.telltale.firmware.dex;

/**
 * An entry of the method table: a method that the file defines or refers to.
 *
 * @param owner its class, with dots
 * @param name its name
 * @param offset where the entry stands in the file
 */
public record DexMethod(String owner, String name, long offset) {
}
