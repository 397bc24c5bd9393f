package org.telltale.cli.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code telltale endpoints}: all endpoints, or all that the tables say of one address. */
@Command(name = "endpoints", description = "Who was talked to, most bytes out first; or all that the tables say of one address.")
public final class EndpointsCommand extends ListCommands.ListCommand {

	private static final List<String> ANSWERS = List.of("role", "value", "holds", "used", "conflict", "subject", "table", "source.row", "from", "to", "ageDays", "unknown");

	@Option(names = "--address", description = "one address: each answer with table, row, period and age")
	private Optional<String> address = Optional.empty();

	@Option(names = "--at", description = "as of when, a date or an instant in UTC (with --address; else its first contact)")
	private Optional<String> at = Optional.empty();

	/** For the command line's library. */
	public EndpointsCommand() {
		super("address", "host", "country", "as", "owner", "flows", "bytesOut", "bytesIn", "sightings", "runs");
	}

	@Override
	List<String> columns() {
		return address.isPresent() ? ANSWERS : super.columns();
	}

	@Override
	List<Json.Fields> records(Case file) throws CaseException, CommandException {
		if (address.isEmpty()) {
			if (at.isPresent()) {
				throw new CommandException(ExitCode.USAGE, "--at needs --address: the list has each endpoint as of its first contact");
			}
			return file.endpoints();
		}
		IpAddress asked = IpAddress.parse(address.get()).orElseThrow(() -> new CommandException(ExitCode.USAGE, "no address: " + address.get()));
		return file.answers(asked, moment()).orElseThrow(() ->
				new CommandException(ExitCode.USAGE, asked + " was never contacted in this case; say as of when with --at"));
	}

	private Optional<Instant> moment() throws CommandException {
		if (at.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(at.get().length() == 10 ? LocalDate.parse(at.get()).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(at.get()));
		} catch (DateTimeException neither) {
			throw new CommandException(ExitCode.USAGE, "--at is neither a date nor an instant in UTC: " + at.get(), neither);
		}
	}
}
