package org.telltale.cli;

import org.telltale.casework.Version;
import org.telltale.cli.commands.AnalyseCommand;
import org.telltale.cli.commands.BenchCommand;
import org.telltale.cli.commands.CanaryCommand;
import org.telltale.cli.commands.CaseCommand;
import org.telltale.cli.commands.CellsCommand;
import org.telltale.cli.commands.ClaimsCommand;
import org.telltale.cli.commands.ConditionsCommand;
import org.telltale.cli.commands.CustodyCommand;
import org.telltale.cli.commands.DemoCommand;
import org.telltale.cli.commands.EndpointsCommand;
import org.telltale.cli.commands.EnterCommands;
import org.telltale.cli.commands.EvidenceCommand;
import org.telltale.cli.commands.ExportCommand;
import org.telltale.cli.commands.FindingsCommand;
import org.telltale.cli.commands.FirmwareCommand;
import org.telltale.cli.commands.ImportCommand;
import org.telltale.cli.commands.JournalCommand;
import org.telltale.cli.commands.ListCommands;
import org.telltale.cli.commands.PeopleCommand;
import org.telltale.cli.commands.ReportCommand;
import org.telltale.cli.commands.RomCommands;
import org.telltale.cli.commands.ScanCommand;
import org.telltale.cli.commands.ShowCommand;
import org.telltale.cli.commands.TimelineCommand;
import org.telltale.cli.commands.TrustCommand;
import org.telltale.cli.commands.VerifyCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(name = "telltale", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = TelltaleCommand.VersionText.class, synopsisSubcommandLabel = "COMMAND",
		description = "What did a handset tell whom, while its user had said no?", subcommands = { DemoCommand.class, CaseCommand.class,
				PeopleCommand.class, ImportCommand.class, EvidenceCommand.class, CustodyCommand.class, JournalCommand.class, EnterCommands.Runs.class,
				EnterCommands.Exhibits.class, ClaimsCommand.class, ConditionsCommand.class, AnalyseCommand.class, EndpointsCommand.class,
				ListCommands.Flows.class, ListCommands.Apps.class, ListCommands.Clocks.class, ListCommands.Sightings.class, ListCommands.Artefacts.class, ListCommands.Links.class,
				RomCommands.Defaults.class, RomCommands.Texts.class,
				FindingsCommand.class, CellsCommand.class, TimelineCommand.class, ReportCommand.class, VerifyCommand.class,
				TrustCommand.class, ScanCommand.class, ShowCommand.class, FirmwareCommand.class, CanaryCommand.class, ExportCommand.class,
				BenchCommand.class, HelpCommand.class },
		footer = { "", "Exit codes: 0 done; 1 done, with problems listed; 2 usage; 3 bad evidence or input; 4 environment;",
				"            verify: 5 genuine, but facts are unchecked; 6 refused.", "",
				"Begin with:  telltale demo --out demo" })
public final class TelltaleCommand {

	/** The version with the Java runtime that runs it. */
	static final class VersionText implements IVersionProvider {
		@Override
		public String[] getVersion() {
			return new String[] { Version.TOOL + " (Java " + Runtime.version() + ")" };
		}
	}
}
