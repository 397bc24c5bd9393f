package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.telltale.handset.sqlite.SqlTokens.Kind;
import org.telltale.handset.sqlite.SqlTokens.Token;

/**
 * What a CREATE TABLE statement says about a table's columns (https://www.sqlite.org/lang_createtable.html): enough of
 * its grammar to name the values of a record, no more.
 *
 * @param columns in order
 * @param withoutRowId whether the table is an index b-tree, which is not read
 */
record CreateTable(List<SqliteColumn> columns, boolean withoutRowId) {

	private static final Set<String> TABLE_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
	private static final Set<String> COLUMN_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT",
			"COLLATE", "REFERENCES", "GENERATED", "AS", "DEFERRABLE", "ON");
	/** SQLite's own upper bound, SQLITE_MAX_COLUMN. */
	private static final int MOST_COLUMNS = 32767;

	/** Parses a statement; empty if it is no CREATE TABLE with a list of columns. */
	static Optional<CreateTable> parse(String sql) {
		List<Token> tokens = SqlTokens.of(sql);
		int open = 0;
		while (open < tokens.size() && !tokens.get(open).is("(")) {
			open++;
		}
		if (open < 2 || !tokens.get(0).is("CREATE") || tokens.stream().limit(open).noneMatch(token -> token.is("TABLE"))
				|| tokens.stream().limit(open).anyMatch(token -> token.is("VIRTUAL"))) {
			return Optional.empty();
		}
		List<List<Token>> parts = new ArrayList<>();
		int behind = split(tokens, open + 1, parts);
		List<Token> options = tokens.subList(Math.min(behind, tokens.size()), tokens.size());
		Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		List<List<Token>> definitions = new ArrayList<>();
		for (List<Token> part : parts) {
			if (part.get(0).kind() == Kind.WORD && TABLE_CONSTRAINTS.contains(upper(part.get(0)))) {
				singleKey(part).ifPresent(keys::add);
			} else {
				definitions.add(part);
			}
		}
		if (definitions.isEmpty() || definitions.size() > MOST_COLUMNS) {
			return Optional.empty();
		}
		List<SqliteColumn> columns = definitions.stream().map(part -> column(part, keys)).toList();
		return Optional.of(new CreateTable(columns, options.stream().anyMatch(token -> token.is("WITHOUT"))));
	}

	/** Parts the list at its own commas; answers the index behind the closing bracket. */
	private static int split(List<Token> tokens, int from, List<List<Token>> parts) {
		int depth = 0;
		int start = from;
		for (int i = from; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (depth == 0 && (token.is(",") || token.is(")"))) {
				if (i > start) {
					parts.add(tokens.subList(start, i));
				}
				start = i + 1;
				if (token.is(")")) {
					return i + 1;
				}
			} else if (token.is("(")) {
				depth++;
			} else if (token.is(")")) {
				depth--;
			}
		}
		return tokens.size();
	}

	/** The column of a table constraint PRIMARY KEY over just one. */
	private static Optional<String> singleKey(List<Token> constraint) {
		for (int i = 0; i + 4 < constraint.size(); i++) {
			if (constraint.get(i).is("PRIMARY") && constraint.get(i + 1).is("KEY") && constraint.get(i + 2).is("(")) {
				return constraint.subList(i + 3, constraint.size()).stream().noneMatch(token -> token.is(","))
						? Optional.of(constraint.get(i + 3).text()) : Optional.empty();
			}
		}
		return Optional.empty();
	}

	private static SqliteColumn column(List<Token> part, Set<String> keys) {
		String name = part.get(0).text();
		int i = 1;
		List<String> words = new ArrayList<>();
		while (i < part.size() && part.get(i).kind() != Kind.SIGN && !COLUMN_CONSTRAINTS.contains(upper(part.get(i)))) {
			words.add(part.get(i++).text());
		}
		String type = String.join(" ", words);
		List<Token> constraints = outer(part.subList(i, part.size()));
		boolean key = keys.contains(name) || follows(constraints, "PRIMARY", "KEY") && !follows(constraints, "KEY", "DESC");
		boolean generated = constraints.stream().anyMatch(token -> token.is("AS"));
		boolean stored = !generated || constraints.stream().anyMatch(token -> token.is("STORED"));
		return new SqliteColumn(name, type, key && type.equalsIgnoreCase("INTEGER"), stored, follows(constraints, "NOT", "NULL"), otherwise(constraints));
	}

	/** The tokens outside of any brackets. */
	private static List<Token> outer(List<Token> tokens) {
		List<Token> outer = new ArrayList<>();
		int depth = 0;
		for (Token token : tokens) {
			if (token.is("(")) {
				depth++;
			} else if (token.is(")")) {
				depth--;
			} else if (depth == 0) {
				outer.add(token);
			}
		}
		return outer;
	}

	private static boolean follows(List<Token> tokens, String first, String second) {
		for (int i = 0; i + 1 < tokens.size(); i++) {
			if (tokens.get(i).is(first) && tokens.get(i + 1).is(second)) {
				return true;
			}
		}
		return false;
	}

	/** A literal default; expressions are not computed and count as NULL. */
	private static SqliteValue otherwise(List<Token> constraints) {
		for (int i = 0; i + 1 < constraints.size(); i++) {
			if (constraints.get(i).is("DEFAULT")) {
				Token first = constraints.get(i + 1);
				boolean minus = first.is("-") && i + 2 < constraints.size();
				Token literal = minus ? constraints.get(i + 2) : first;
				if (literal.kind() == Kind.STRING) {
					return new SqliteValue.Text(literal.text());
				}
				return literal.text().matches("\\d{1,18}")
						? new SqliteValue.Int((minus ? -1 : 1) * Long.parseLong(literal.text())) : SqliteValue.NULL;
			}
		}
		return SqliteValue.NULL;
	}

	private static String upper(Token token) {
		return token.text().toUpperCase(java.util.Locale.ROOT);
	}
}
