package org.telltale.audit.cells;

/**
 * Why a cell has its verdict.
 *
 * @param code of docs/formats/cells.md
 * @param text one plain English sentence
 * @param number the count that decided, 0 where none does
 */
public record Reason(String code, String text, long number) {
}
