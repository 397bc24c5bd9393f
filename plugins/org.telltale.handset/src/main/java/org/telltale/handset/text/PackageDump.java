package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Setting;

/**
 * {@code dumpsys package} (com.android.server.pm.Settings.dumpPackageLPr): of each package under {@code Packages:} and
 * {@code Hidden system packages:} its user id, version, times, flags, and the permissions that were given at run time.
 */
final class PackageDump implements LineReader {

	private static final String SECTION = "package";
	private static final Set<String> FIRST = Set.of("Database versions:", "Known Packages:", "Verifiers:", "Intent Filter Verifier:", "Libraries:",
			"Activity Resolver Table:", "Packages:");
	private static final Pattern PACKAGE = Pattern.compile("  Package \\[([^\\]\\s]{1,255})\\] \\([0-9a-f]{1,16}\\):");
	private static final Pattern USER = Pattern.compile("    User (\\d{1,5}):.*");
	private static final Pattern PERMISSION = Pattern.compile("        (\\S{1,255}): granted=(true|false)\\b.*");
	private static final Pattern FLAGS = Pattern.compile("    (?:pkgF|f)lags=\\[(.*)\\]");
	private static final Pattern VALUE = Pattern.compile(
			" {4,6}(userId|appId|codePath|dataDir|versionCode|versionName|firstInstallTime|lastUpdateTime|installerPackageName)=(.*)");

	private final Reading reading;
	private boolean listed;
	private boolean hidden;
	private Optional<Line> first = Optional.empty();
	private Optional<Line> last = Optional.empty();
	private String name = "";
	private final Map<String, String> values = new TreeMap<>();
	private long user;
	private boolean runtime;

	PackageDump(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return FIRST.contains(lines.getFirst());
	}

	@Override
	public void line(Line line) {
		Matcher begin = PACKAGE.matcher(line.text());
		if (line.indent() == 0 && !line.text().isEmpty()) {
			end();
			hidden = line.text().equals("Hidden system packages:");
			listed = hidden || line.text().equals("Packages:");
			if (!listed) {
				reading.unread(line, SECTION);
			}
		} else if (listed && begin.matches()) {
			end();
			name = begin.group(1);
			first = Optional.of(line);
			last = first;
		} else if (first.isPresent() && line.indent() >= 4) {
			last = Optional.of(line);
			if (!inside(line)) {
				reading.unread(line, SECTION);
			}
		} else {
			reading.unread(line, SECTION);
		}
	}

	private boolean inside(Line line) {
		Matcher ofUser = USER.matcher(line.text());
		Matcher value = VALUE.matcher(line.text());
		Matcher flags = FLAGS.matcher(line.text());
		Matcher permission = PERMISSION.matcher(line.text());
		if (ofUser.matches()) {
			user = Long.parseLong(ofUser.group(1));
			runtime = false;
		} else if (value.matches()) {
			values.putIfAbsent(value.group(1), value.group(2));
		} else if (flags.matches()) {
			values.put("system", Boolean.toString(List.of(flags.group(1).strip().split(" ")).contains("SYSTEM")));
		} else if (runtime && permission.matches()) {
			reading.pass(new Setting(AndroidUid.namespace("permission", user), name + "/" + permission.group(1), permission.group(2),
					reading.source("permissions", line, line)));
		} else {
			runtime = line.text().equals("      runtime permissions:") || runtime && line.indent() >= 8;
			return line.text().equals("      runtime permissions:");
		}
		return true;
	}

	@Override
	public void end() {
		if (first.isPresent()) {
			Optional<Long> uid = Optional.ofNullable(values.getOrDefault("userId", values.get("appId"))).map(PackageDump::firstWord)
					.filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong);
			uid.ifPresentOrElse(number -> reading.pass(new InstalledPackage(name, number, values.getOrDefault("dataDir", ""), attributes(),
					reading.source("packages", first.get(), last.get()))), () -> reading.problem("package.uid", first.get(),
							"The package " + name + " has no user id.", "It is not listed; the text may be cut."));
		}
		first = Optional.empty();
		values.clear();
		user = 0;
		runtime = false;
	}

	private Map<String, String> attributes() {
		Map<String, String> attributes = new TreeMap<>();
		put(attributes, "codePath", "codePath");
		put(attributes, "version", "versionName");
		put(attributes, "system", "system");
		put(attributes, "installer", "installerPackageName");
		put(attributes, "firstInstallWritten", "firstInstallTime");
		put(attributes, "lastUpdateWritten", "lastUpdateTime");
		Optional.ofNullable(values.get("versionCode")).map(PackageDump::firstWord).filter(code -> !code.isEmpty()).ifPresent(code -> attributes.put("versionCode", code));
		if (hidden) {
			attributes.put("state", "hidden");
		}
		return attributes;
	}

	/** Up to the first space; of a blank value nothing. */
	private static String firstWord(String text) {
		return text.split(" ", 2)[0];
	}

	private void put(Map<String, String> attributes, String key, String written) {
		Optional.ofNullable(values.get(written)).filter(text -> !text.isEmpty() && !text.equals("null")).ifPresent(text -> attributes.put(key, text));
	}
}
