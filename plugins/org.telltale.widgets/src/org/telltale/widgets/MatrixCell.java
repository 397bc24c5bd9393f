package org.telltale.widgets;

/**
 * A cell of a matrix, as it is drawn.
 *
 * @param id what its owner knows it by
 * @param symbol one character whose shape alone tells the word
 * @param word what it says
 * @param detail a few characters more, may be empty
 * @param colour key of the symbol's colour
 * @param tip what the mouse over it tells
 */
public record MatrixCell(String id, String symbol, String word, String detail, String colour, String tip) {
}
