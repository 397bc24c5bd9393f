package org.telltale.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.base.json.SharedTexts;
import org.telltale.casework.facts.FactLine;
import org.telltale.store.CaseException;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.RowReader;

/** Facts as rows of the store and back. */
final class FactRows {

	private FactRows() {
	}

	static List<FactRow> rows(Collection<Json.Fields> facts, String evidence) {
		return facts.stream().map(fact -> new FactRow(FactLine.id(fact), fact.text("type").orElse(""), fact.text("class").orElse(""), evidence,
				fact.toString())).toList();
	}

	static List<Json.Fields> read(RowReader rows, Query query) throws CaseException {
		List<Json.Fields> facts = new ArrayList<>();
		SharedTexts texts = new SharedTexts();
		for (FactRow row : rows.list(FactRow.class, query.orderBy("id"))) {
			facts.add(parse(row, texts));
		}
		return facts;
	}

	private static Json.Fields parse(FactRow row, SharedTexts texts) throws CaseException {
		try {
			if (JsonReader.read(row.line(), texts) instanceof Json.Fields fields) {
				return fields;
			}
		} catch (JsonSyntaxException e) {
			throw new CaseException("the fact " + row.id() + " in the database is damaged", "restore the case from its archive", e);
		}
		throw new CaseException("the fact " + row.id() + " in the database is no object", "restore the case from its archive");
	}
}
