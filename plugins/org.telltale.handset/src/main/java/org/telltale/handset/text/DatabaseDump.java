package org.telltale.handset.text;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.Moment;

/** {@code dumpsys dbinfo} (android.database.sqlite.SQLiteConnectionPool.dump): what apps last asked their databases, and when. */
final class DatabaseDump implements LineReader {

	private static final String SECTION = "dbinfo";
	private static final Pattern POOL = Pattern.compile("Connection pool for (.*):");
	private static final Pattern OPERATION = Pattern.compile(
			" +\\d{1,4}: \\[(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\] (?:\\[Pid:\\((\\d{1,9})\\)\\] ?)?(\\w{1,60}) took \\d{1,12}ms - (\\w{1,20}), sql=\"");

	private final Reading reading;
	private String pool = "";

	DatabaseDump(Reading reading) {
		this.reading = reading;
	}

	@Override
	public void line(Line line) {
		Matcher ofPool = POOL.matcher(line.text());
		Matcher operation = OPERATION.matcher(line.text());
		if (ofPool.matches()) {
			pool = ofPool.group(1);
		} else if (!pool.isEmpty() && operation.lookingAt()) {
			event(line, operation);
		} else {
			reading.unread(line, SECTION);
		}
	}

	private void event(Line line, Matcher operation) {
		String rest = line.text().substring(operation.end());
		int path = rest.lastIndexOf("\", path=");
		int end = path >= 0 ? path : rest.lastIndexOf('"');
		Map<String, String> attributes = new TreeMap<>(Map.of("call", operation.group(3), "result", operation.group(4)));
		Optional.ofNullable(operation.group(2)).ifPresent(pid -> attributes.put("pid", pid));
		reading.event("sql", path >= 0 ? rest.substring(path + "\", path=".length()) : pool, end < 0 ? rest : rest.substring(0, end), attributes,
				Moment.local(operation.group(1), "zone"), line);
	}
}
