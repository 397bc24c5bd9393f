package org.telltale.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.endpoint.Attribution;
import org.telltale.endpoint.Column;
import org.telltale.endpoint.Role;
import org.telltale.endpoint.Statement;
import org.telltale.endpoint.TableKind;
import org.telltale.endpoint.TableOrigin;

/** The members of {@code attribution} facts and of {@code endpoint} and {@code answer} records that say who is behind a server (docs/formats/facts.md, Attribution). */
final class AttributionAnswers {

	private final Attribution found;

	AttributionAnswers(Attribution found) {
		this.found = found;
	}

	/** Each role that is known, with its source; why the others are not; conflicts, flags. */
	void roles(Json.Fields record) {
		Json.Fields unknown = Json.object();
		Json.Fields conflicts = Json.object();
		found.columns().forEach((role, column) -> {
			if (role == Role.FLAGS) {
				record.putIfPresent(role.key(), Optional.of(String.join(" ", found.flags())).filter(flags -> !flags.isEmpty()));
				return;
			}
			column.stated().ifPresent(stated -> record.put(role.key(), stated.value()).put(role.key() + "Source", stated.provenance()));
			unknown.putIfPresent(role.key(), column.unknownBecause());
			if (!column.dissent().isEmpty()) {
				conflicts.put(role.key(), Json.texts(column.dissent().stream().map(other -> other.value() + ", " + other.provenance()).toList()));
			}
		});
		record.put("asOf", found.moment().toString()).put("unknown", unknown);
		if (!conflicts.members().isEmpty()) {
			record.put("conflicts", conflicts);
		}
	}

	/** A record for each answer, and one for each role without any that holds: records {@code answer} and {@code unanswered} of docs/formats/lists.md. */
	List<Json.Fields> records() {
		Json.Fields all = Json.object();
		all(all, Integer.MAX_VALUE);
		List<Json.Fields> records = new ArrayList<>();
		for (Json answer : Stream.concat(all.items("answers").stream(), all.items("nameAnswers").stream()).toList()) {
			Json.Fields record = ((Json.Fields) answer).copy().put("type", "answer");
			all.items("tables").stream().filter(table -> table.text("evidence").equals(answer.get("source").flatMap(source -> source.text("evidence")))).findFirst()
					.ifPresent(table -> record.putIfPresent("table", table.text("name")).putIfPresent("form", table.text("form"))
							.putIfPresent("date", table.text("date")).putIfPresent("licence", table.text("licence")));
			records.add(record);
		}
		found.columns().forEach((role, column) -> column.unknownBecause().filter(why -> role != Role.FLAGS).ifPresent(why ->
				records.add(Json.object().put("type", "unanswered").put("role", role.key()).put("unknown", why))));
		records.forEach(record -> record.put("address", found.address().toString()).put("asOf", found.moment().toString()));
		return records;
	}

	/**
	 * The answers, those to other times too, and the tables that they are of.
	 *
	 * @param most so many of a role that hold, and so many others; how many more there are is said
	 */
	void all(Json.Fields record, int most) {
		TreeMap<String, TableOrigin> tables = new TreeMap<>();
		List<Json> answers = new ArrayList<>();
		found.columns().values().forEach(column -> answers(column, most, tables, answers));
		List<Json> ofNames = new ArrayList<>();
		found.names().forEach((name, columns) -> {
			List<Json> ofName = new ArrayList<>();
			columns.forEach(column -> answers(column, most, tables, ofName));
			ofName.forEach(answer -> ofNames.add(((Json.Fields) answer).put("name", name)));
		});
		long unlisted = Stream.concat(found.columns().values().stream(), found.names().values().stream().flatMap(List::stream)).mapToLong(column ->
				Math.max(0, column.now().size() - most) + Math.max(0, column.besides().size() + column.otherTimes().size() - most)).sum();
		record.put("answers", Json.array(answers));
		if (unlisted > 0) {
			record.put("unlisted", unlisted);
		}
		if (!ofNames.isEmpty()) {
			record.put("nameAnswers", Json.array(ofNames));
		}
		record.put("tables", Json.array(tables.values().stream().map(AttributionAnswers::table).toList()));
	}

	private void answers(Column column, int most, TreeMap<String, TableOrigin> tables, List<Json> into) {
		List<Statement> dissent = column.dissent();
		for (Statement statement : column.now().subList(0, Math.min(most, column.now().size()))) {
			into.add(answer(statement, true).put("used", statement == column.now().getFirst()).put("conflict", dissent.contains(statement)));
		}
		int besides = Math.min(most, column.besides().size());
		for (Statement statement : column.besides().subList(0, besides)) {
			into.add(answer(statement, true).put("used", false).put("conflict", false).put("otherSystem", true));
		}
		for (Statement statement : column.otherTimes().subList(0, Math.min(most - besides, column.otherTimes().size()))) {
			into.add(answer(statement, false).put("used", false).put("conflict", false));
		}
		Stream.of(column.now(), column.besides(), column.otherTimes()).flatMap(List::stream).forEach(statement -> tables.put(statement.table().digest().hex(), statement.table()));
	}

	private Json.Fields answer(Statement statement, boolean holds) {
		TableOrigin table = statement.table();
		Json.Fields place = Json.object().put("evidence", table.bytes()).put("offset", statement.row().place().offset())
				.put("length", statement.row().place().length());
		Json.Fields source = Json.object().put("evidence", table.digest().hex()).put("path", table.name()).put("places", Json.array(List.of(place)));
		if (statement.row().place().line() > 0) {
			source.put("row", statement.row().place().line());
		}
		Json.Fields answer = Json.object().put("role", statement.role().key()).put("value", statement.value()).put("subject", statement.row().subject())
				.put("holds", holds).put("source", source).putIfPresent("from", statement.period().from().map(Instant::toString))
				.putIfPresent("to", statement.period().to().map(Instant::toString)).putIfPresent("after", statement.row().said().source());
		statement.ageDays(found.moment()).ifPresent(days -> answer.put("ageDays", days));
		return answer;
	}

	private static Json table(TableOrigin table) {
		return Json.object().put("evidence", table.digest().hex()).put("name", table.name()).put("form", table.kind().words())
				.put("builtIn", table.kind() == TableKind.SHARED).putIfPresent("date", table.date().map(Object::toString)).putIfPresent("licence", table.licence());
	}
}
