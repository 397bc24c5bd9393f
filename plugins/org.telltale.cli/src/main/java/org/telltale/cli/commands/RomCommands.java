package org.telltale.cli.commands;

import java.util.Comparator;
import java.util.List;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;

/** What ROMs say by themselves (docs/formats/rom-defaults.md), with the conditions that name it. */
public final class RomCommands {

	private RomCommands() {
	}

	/** A list of facts that conditions can name. */
	abstract static class SaidCommand extends ListCommands.ListCommand {

		private final String type;

		SaidCommand(String type, String... columns) {
			super(columns);
			this.type = type;
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			List<Json.Fields> conditions = file.facts("condition");
			return file.facts(type).stream().map(fact -> fact.copy().put("conditions", Json.texts(namedBy(fact, conditions))))
					.sorted(Comparator.comparing((Json.Fields f) -> f.text("name").orElse("")).thenComparing(f -> f.text("path").orElse(""))
							.thenComparing(f -> f.text("config").orElse("")).thenComparing(f -> f.text("id").orElse(""))).toList();
		}

		/** The conditions whose source is that name in that item. */
		private static List<String> namedBy(Json fact, List<Json.Fields> conditions) {
			return conditions.stream().filter(c -> NamedByConditions.isNamed(fact, c))
					.map(c -> c.text("run").orElse("") + " " + c.text("dimension").orElse("") + " = " + c.text("value").orElse("")).sorted().distinct().toList();
		}
	}

	/** {@code telltale defaults}. */
	@Command(name = "defaults", description = "With what a ROM starts its settings, and the conditions that name it.")
	public static final class Defaults extends SaidCommand {
		/** For the command line's library. */
		public Defaults() {
			super("rom-default", "name", "config", "value", "standing", "path", "conditions");
		}
	}

	/** {@code telltale texts}. */
	@Command(name = "texts", description = "Texts of a ROM's packages in which a word of consent stands.")
	public static final class Texts extends SaidCommand {
		/** For the command line's library. */
		public Texts() {
			super("rom-text", "name", "locale", "word", "by", "value", "path", "conditions");
		}
	}
}
