package org.telltale.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** One line from the child to the parent. */
sealed interface Answer {

	/** Something read: a record of the module asked. */
	record Found(Json.Fields record) implements Answer {
	}

	/** How far the child is. */
	record Step(String what, long done, long total) implements Answer {
	}

	/** Something that could not be read. */
	record Trouble(Problem problem) implements Answer {
	}

	/** The task is over; so many records were sent. */
	record Done(long records) implements Answer {
	}

	/** Its line, without the line end. */
	default String line() {
		return (switch (this) {
			case Found found -> Json.object().put("type", "record").put("record", found.record());
			case Step step -> Json.object().put("type", "progress").put("what", step.what()).put("done", Long.toString(step.done()))
					.put("total", Long.toString(step.total()));
			case Trouble trouble -> problem(trouble.problem()).put("type", "problem");
			case Done done -> Json.object().put("type", "done").put("records", Long.toString(done.records()));
		}).toString();
	}

	private static Json.Fields problem(Problem problem) {
		Json where = Json.object().put("evidence", problem.where().evidence()).put("offset", Long.toString(problem.where().range().offset()))
				.put("length", Long.toString(problem.where().range().length()));
		return Json.object().put("code", problem.code()).put("where", where).put("what", problem.what())
				.put("consequence", problem.consequence());
	}

	/** The answer that a line holds; empty if it is not UTF-8, not strict JSON, of no known type or lacks a member. */
	static Optional<Answer> parse(byte[] line) {
		try {
			Json json = JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
			return switch (json.text("type").orElse("")) {
				case "record" -> json.get("record").flatMap(record -> record instanceof Json.Fields fields
						? Optional.of(new Found(fields)) : Optional.empty());
				case "progress" -> json.text("what").flatMap(what -> json.integer("done")
						.flatMap(done -> json.integer("total").map(total -> new Step(what, done, total))));
				case "problem" -> problem(json).map(Trouble::new);
				case "done" -> json.integer("records").map(Done::new);
				default -> Optional.empty();
			};
		} catch (JsonSyntaxException | CharacterCodingException garbage) {
			return Optional.empty();
		}
	}

	private static Optional<Problem> problem(Json json) {
		Optional<Where> where = json.get("where").flatMap(place -> {
			long offset = place.integer("offset").orElse(-1L);
			long length = place.integer("length").orElse(-1L);
			boolean sound = offset >= 0 && length >= 0 && offset + length >= 0;
			return sound ? place.text("evidence").map(evidence -> Where.at(evidence, offset, length)) : Optional.empty();
		});
		Optional<String> code = json.text("code").filter(text -> text.matches("[a-z0-9.-]{1,64}"));
		return where.flatMap(at -> code.flatMap(name -> json.text("what").flatMap(what -> json.text("consequence")
				.map(consequence -> new Problem(name, at, what, consequence)))));
	}
}
