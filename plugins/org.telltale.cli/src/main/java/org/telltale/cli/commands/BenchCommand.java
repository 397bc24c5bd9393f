package org.telltale.cli.commands;

import picocli.CommandLine.Command;

/** Measures Telltale beside the peers that are installed. */
@Command(name = "bench", description = "Measure Telltale beside the peers that are installed.", synopsisSubcommandLabel = "WORK",
		subcommands = { BenchCaptureCommand.class, BenchMatchCommand.class, BenchPeriodsCommand.class, BenchReportCommand.class, BenchReportWorkCommand.class, BenchTablesCommand.class, BenchTimelineCommand.class, LaterCommands.BenchFirmware.class })
public final class BenchCommand {
}
