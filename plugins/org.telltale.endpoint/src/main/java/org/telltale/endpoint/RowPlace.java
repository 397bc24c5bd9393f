package org.telltale.endpoint;

/**
 * Where a row stands, in the file as it is after expansion.
 *
 * @param line from 1; 0 where there are no lines
 * @param offset of its first byte
 * @param length in bytes
 */
public record RowPlace(int line, int offset, int length) {
}
