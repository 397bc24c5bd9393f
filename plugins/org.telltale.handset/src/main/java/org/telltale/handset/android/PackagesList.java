package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;

/** {@code packages.list} (com.android.server.pm.Settings.writePackageListLPr): package, user id, debuggable, folder, ... */
public final class PackagesList extends LineFormat {

	private static final String LINE = "[A-Za-z][\\w.]{0,254} \\d{1,9} [01] /\\S* .*";

	@Override
	public String name() {
		return "packages.list";
	}

	@Override
	public boolean recognises(byte[] start) {
		return first(start).matches(LINE);
	}

	@Override
	List<Problem> lines(HandsetFile file, List<Line> lines, Consumer<HandsetRecord> sink) {
		List<Line> strange = new ArrayList<>();
		for (Line line : lines) {
			if (line.text().matches(LINE)) {
				String[] fields = line.text().split(" ", 5);
				sink.accept(new InstalledPackage(fields[0], Long.parseLong(fields[1]), fields[3], ExhibitSource.row(file.evidence(), file.name(),
						"packages", line.number(), List.of(file.bytes().where(line.offset(), line.end() - line.offset())))));
			} else if (!line.text().isBlank()) {
				strange.add(line);
			}
		}
		return strange(file, strange);
	}
}
