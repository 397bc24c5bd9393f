package org.telltale.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** A table of rows that were read one by one. Rows are numbers in arrays, and what many rows say is kept once. */
final class RangeTable implements Table {

	/** The most rows of a table. */
	static final int MOST_ROWS = 8_000_000;

	private final TableOrigin origin;
	private final RangeIndex four;
	private final RangeIndex six;
	private final RangeIndex numbers;
	private final Map<String, List<Integer>> domains;
	private final List<Said> said;
	/** Of row n: what it says, line, offset, length, from 4n on. */
	private final int[] rows;

	private RangeTable(Rows rows, TableOrigin origin) {
		this.origin = origin;
		this.four = rows.four;
		this.six = rows.six;
		this.numbers = rows.numbers;
		this.domains = rows.domains;
		this.said = List.copyOf(rows.said.keySet());
		this.rows = rows.rows();
	}

	/** The rows while they are read, in the order of the file. */
	static final class Rows {

		private final RangeIndex four = new RangeIndex();
		private final RangeIndex six = new RangeIndex();
		private final RangeIndex numbers = new RangeIndex();
		private final Map<String, List<Integer>> domains = new HashMap<>();
		private final LinkedHashMap<Said, Integer> said = new LinkedHashMap<>();
		private final List<Integer> crowded = new ArrayList<>();
		private int[] numbersOfRows = new int[64];
		private int count;

		/** How many there are. */
		int size() {
			return count;
		}

		/** Adds a row on addresses. */
		void add(AddressRange range, Said what, RowPlace place) {
			RangeIndex index = range.first().version() == 4 ? four : six;
			index.add(range.first().highBits(), range.first().lowBits(), range.last().highBits(), range.last().lowBits(), row(what, place));
		}

		/** Adds a row on autonomous systems, both ends included. */
		void add(long first, long last, Said what, RowPlace place) {
			numbers.add(0, first, 0, last, row(what, place));
		}

		/** Adds a row on a domain and all names under it. */
		void add(String domain, Said what, RowPlace place) {
			List<Integer> same = domains.computeIfAbsent(domain.toLowerCase(Locale.ROOT), none -> new ArrayList<>(1));
			(same.size() < RangeIndex.MOST ? same : crowded).add(row(what, place));
		}

		private int row(Said what, RowPlace place) {
			if (numbersOfRows.length < 4 * count + 4) {
				numbersOfRows = Arrays.copyOf(numbersOfRows, numbersOfRows.length + (numbersOfRows.length >> 1));
			}
			numbersOfRows[4 * count] = said.computeIfAbsent(what, added -> said.size());
			numbersOfRows[4 * count + 1] = place.line();
			numbersOfRows[4 * count + 2] = place.offset();
			numbersOfRows[4 * count + 3] = place.length();
			return count++;
		}

		private int[] rows() {
			return Arrays.copyOf(numbersOfRows, 4 * count);
		}

		/** The table of these rows, without those that lie over too many others; nothing may be added any more. */
		Outcome<Table> table(TableOrigin origin, List<Problem> problems) {
			List<Integer> left = new ArrayList<>(crowded);
			List.of(four, six, numbers).forEach(index -> left.addAll(index.sort()));
			List<Problem> all = new ArrayList<>(problems);
			if (!left.isEmpty()) {
				int row = Collections.min(left);
				all.add(new Problem("table.too-deep", Where.at(origin.digest().hex(), numbersOfRows[4 * row + 2], numbersOfRows[4 * row + 3]),
						"line " + numbersOfRows[4 * row + 1] + ": it is the first of " + left.size() + " rows of which each lies over " + RangeIndex.MOST + " others",
						"these rows are not used"));
			}
			return Outcome.of(new RangeTable(this, origin), all);
		}
	}

	@Override
	public TableOrigin origin() {
		return origin;
	}

	@Override
	public int size() {
		return rows.length / 4;
	}

	@Override
	public List<TableRow> rows(IpAddress address) {
		RangeIndex index = address.version() == 4 ? four : six;
		List<TableRow> found = new ArrayList<>();
		for (int at : index.find(address.highBits(), address.lowBits())) {
			AddressRange range = address.version() == 4 ? new AddressRange(IpAddress.four(index.firstLow(at)), IpAddress.four(index.lastLow(at)))
					: new AddressRange(IpAddress.six(index.firstHigh(at), index.firstLow(at)), IpAddress.six(index.lastHigh(at), index.lastLow(at)));
			found.add(row(range.toString(), index.given(at)));
		}
		return found;
	}

	@Override
	public List<TableRow> systems(long number) {
		List<TableRow> found = new ArrayList<>();
		for (int at : numbers.find(0, number)) {
			String last = numbers.lastLow(at) == numbers.firstLow(at) ? "" : "-AS" + numbers.lastLow(at);
			found.add(row("AS" + numbers.firstLow(at) + last, numbers.given(at)));
		}
		return found;
	}

	@Override
	public List<TableRow> domains(String name) {
		List<TableRow> found = new ArrayList<>();
		String domain = domains.isEmpty() ? "" : name.toLowerCase(Locale.ROOT);
		while (!domain.isEmpty()) {
			for (int number : domains.getOrDefault(domain, List.of())) {
				found.add(row(domain, number));
			}
			int dot = domain.indexOf('.');
			domain = dot < 0 ? "" : domain.substring(dot + 1);
		}
		return found;
	}

	private TableRow row(String subject, int number) {
		return new TableRow(subject, said.get(rows[4 * number]), new RowPlace(rows[4 * number + 1], rows[4 * number + 2], rows[4 * number + 3]));
	}
}
