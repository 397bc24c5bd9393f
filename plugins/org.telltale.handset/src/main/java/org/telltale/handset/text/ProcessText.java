package org.telltale.handset.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.telltale.handset.Moment;

/** What {@code ps} prints, that of toolbox (Android up to 5) and that of toybox, with whatever columns were asked for. */
final class ProcessText implements LineReader {

	/** The first PID counts: a line of many is not tried again with each. */
	private static final Pattern HEADING = Pattern.compile("(?:LABEL +)?(?:USER|UID) (?>(?:.*? )??PID )(?:.* )?(?:NAME|CMD) *");
	/** Toolbox prints the state between the columns {@code PC} and {@code NAME}, and no heading for it. */
	private static final Pattern STATE = Pattern.compile("[RSDTtXxKWPIZ] .+");

	private final Reading reading;
	private List<String> columns = List.of();

	ProcessText(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return HEADING.matcher(lines.getFirst()).matches();
	}

	@Override
	public void line(Line line) {
		if (HEADING.matcher(line.text()).matches()) {
			columns = Arrays.asList(line.text().strip().split(" +"));
		} else if (!line.text().isBlank()) {
			process(line);
		}
	}

	private void process(Line line) {
		String[] cells = line.text().strip().split(" +", Math.max(1, columns.size()));
		if (columns.isEmpty() || cells.length < columns.size() || !cell(cells, "PID").matches("\\d{1,9}")) {
			reading.strange(line);
			return;
		}
		String name = cells[cells.length - 1];
		boolean state = columns.contains("PC") && STATE.matcher(name).matches();
		Map<String, String> attributes = new TreeMap<>();
		String user = cell(cells, columns.contains("USER") ? "USER" : "UID");
		attributes.put("user", user);
		AndroidUid.of(user).ifPresent(uid -> attributes.put("uid", Long.toString(uid)));
		attributes.put("pid", cell(cells, "PID"));
		if (columns.contains("PPID")) {
			attributes.put("ppid", cell(cells, "PPID"));
		}
		reading.event("process", state ? name.substring(2) : name, "", attributes, Moment.UNKNOWN, line);
	}

	private String cell(String[] cells, String column) {
		int at = columns.indexOf(column);
		return at < 0 ? "" : cells[at];
	}
}
