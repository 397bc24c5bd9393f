package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.telltale.handset.InstalledPackage;

/**
 * {@code packages.list} (com.android.server.pm.Settings.writePackageListLPr): package, user id, debuggable, folder,
 * SELinux label, groups; since Android 11 also a profiling switch, the version code, another switch, and who installed it
 * ({@code @system} and {@code @product} come with the system, {@code @null} is nobody).
 */
final class PackagesList implements LineReader {

	private static final Pattern LINE = Pattern.compile("[A-Za-z][\\w.]{0,254} \\d{1,9} [01] /\\S* .*");
	private static final int VERSION_CODE = 7;
	private static final int INSTALLER = 9;

	private final Reading reading;

	PackagesList(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return LINE.matcher(lines.getFirst()).matches();
	}

	@Override
	public void line(Line line) {
		if (LINE.matcher(line.text()).matches()) {
			String[] fields = line.text().split(" ");
			reading.pass(new InstalledPackage(fields[0], Long.parseLong(fields[1]), fields[3], attributes(fields), reading.source("packages", line, line)));
		} else if (!line.text().isBlank()) {
			reading.strange(line);
		}
	}

	private static Map<String, String> attributes(String[] fields) {
		Map<String, String> attributes = new TreeMap<>();
		if (fields.length > INSTALLER && fields[VERSION_CODE].matches("\\d{1,18}")) {
			attributes.put("versionCode", fields[VERSION_CODE]);
			boolean system = fields[INSTALLER].equals("@system") || fields[INSTALLER].equals("@product");
			attributes.put("system", Boolean.toString(system));
			if (!fields[INSTALLER].startsWith("@")) {
				attributes.put("installer", fields[INSTALLER]);
			}
		}
		return attributes;
	}
}
