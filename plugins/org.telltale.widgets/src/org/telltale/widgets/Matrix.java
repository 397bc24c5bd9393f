package org.telltale.widgets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of cells with heads.
 *
 * @param columns heads of the columns
 * @param rows the rows, each with a cell or none a column
 */
public record Matrix(List<String> columns, List<Row> rows) {

	/** Nothing to show. */
	public static final Matrix EMPTY = new Matrix(List.of(), List.of());

	public Matrix {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	/**
	 * A row.
	 *
	 * @param head its name
	 * @param note a line under it
	 * @param cells one a column, empty where there is none
	 */
	public record Row(String head, String note, List<Optional<MatrixCell>> cells) {
		public Row {
			cells = List.copyOf(cells);
		}
	}

	/** The cell at a place, if there is one. */
	public Optional<MatrixCell> cell(int row, int column) {
		return row < 0 || row >= rows.size() || column < 0 || column >= columns.size() ? Optional.empty() : rows.get(row).cells().get(column);
	}

	/** Row and column of the cell of that id; empty if there is none. */
	public Optional<int[]> place(String id) {
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < columns.size(); column++) {
				if (cell(row, column).filter(cell -> cell.id().equals(id)).isPresent()) {
					return Optional.of(new int[] { row, column });
				}
			}
		}
		return Optional.empty();
	}

	/** The first place that has a cell, row by row. */
	public Optional<int[]> first() {
		return rows.stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream).findFirst().flatMap(cell -> place(cell.id()))
				.map(found -> Arrays.copyOf(found, 2));
	}
}
