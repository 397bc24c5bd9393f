package org.telltale.handset.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.Moment;

/**
 * Dumps of several services behind each other ({@code dumpsys}), and bug reports (frameworks/native, cmds/dumpstate):
 * passes each section on to who reads it. An app prints part of a bug report itself and could print headings: a section that
 * comes twice is said.
 */
final class Dumpstate implements LineReader {

	private static final Pattern SERVICE = Pattern.compile("DUMP OF SERVICE (?:[A-Z]+ )?(\\S{1,255}):");
	private static final Pattern SERVICE_END = Pattern.compile("-{9} \\d+\\.\\d+s was the duration of dumpsys (?:[A-Z]+ )?\\S{1,255}, ending at: .*");
	private static final Pattern SECTION_END = Pattern.compile("-{6} \\d+\\.\\d+s was the duration of '.*' -{6}");
	private static final Pattern RULE = Pattern.compile("-{10,}");
	private static final int MOST_SECTIONS = 100;
	private static final String REPORT = "== dumpstate: ";
	private static final String EDGE = "------ ";
	private static final Map<String, Function<Reading, LineReader>> SERVICES = Map.of("package", PackageDump::new, "appops", AppOpsDump::new,
			"netstats", NetworkStatsDump::new, "settings", SettingsDump::new, "account", AccountDump::new, "dbinfo", DatabaseDump::new,
			"batterystats", BatteryHistory::new);

	private final Reading reading;
	private final Set<String> met = new HashSet<>();
	private boolean many;
	private Optional<LineReader> reader = Optional.empty();
	private String section = "the beginning";
	private Moment moment = Moment.UNKNOWN;

	Dumpstate(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return lines.stream().anyMatch(Dumpstate::isHeading);
	}

	static boolean isHeading(String line) {
		return line.startsWith(REPORT) || SERVICE.matcher(line).matches();
	}

	@Override
	public void line(Line line) {
		Matcher service = SERVICE.matcher(line.text());
		Optional<String> command = command(line.text());
		if (service.matches()) {
			begin(service.group(1), Optional.ofNullable(SERVICES.get(service.group(1))).or(() -> StateDump.of(service.group(1), moment)), line);
		} else if (command.isPresent()) {
			section(command.get(), line);
		} else if (moment(line.text()).isPresent()) {
			moment = moment(line.text()).get();
		} else if (SERVICE_END.matcher(line.text()).matches() || SECTION_END.matcher(line.text()).matches()) {
			end();
			section = "behind " + section;
		} else if (!RULE.matcher(line.text()).matches()) {
			reader.ifPresentOrElse(taker -> taker.line(line), () -> reading.unread(line, section));
		}
	}

	/** When the report was made, as its first heading that says so has it. */
	private Optional<Moment> moment(String text) {
		return text.startsWith(REPORT) && moment.equals(Moment.UNKNOWN) ? Times.of(text.substring(REPORT.length()).strip()) : Optional.empty();
	}

	/** What a heading of a bug report, {@code ------ TITLE (COMMAND) ------}, says was called. */
	private static Optional<String> command(String text) {
		int open = titleEnd(text);
		return text.startsWith(EDGE) && text.endsWith(") ------") && open >= 0 ? Optional.of(text.substring(open + 2, text.length() - 8)) : Optional.empty();
	}

	private static int titleEnd(String text) {
		return text.indexOf(" (", EDGE.length());
	}

	private void section(String command, Line line) {
		Optional<Function<Reading, LineReader>> made = command.startsWith("logcat ") ? Optional.of(LogcatText::new)
				: command.equals("getprop") ? Optional.of(PropertiesText::new)
				: command.startsWith("ps ") ? Optional.of(ProcessText::new) : Optional.empty();
		begin(line.text().substring(EDGE.length(), titleEnd(line.text())), made, line);
	}

	private void begin(String name, Optional<Function<Reading, LineReader>> made, Line line) {
		end();
		section = name;
		reader = made.map(maker -> maker.apply(reading));
		if (made.isPresent() && met.size() < MOST_SECTIONS) {
			if (!met.add(name)) {
				reading.problem("dumpsys.twice", line, "The section \"" + name + "\" comes a second time.",
						"Both are listed; one of them may be what an app printed.");
			}
		} else if (made.isPresent() && !many) {
			many = true;
			reading.problem("dumpsys.many-sections", line, "More than " + MOST_SECTIONS + " sections of different names are read.",
					"They are listed; from here on it is not told whether one comes a second time.");
		}
	}

	@Override
	public void end() {
		reader.ifPresent(LineReader::end);
		reader = Optional.empty();
	}
}
