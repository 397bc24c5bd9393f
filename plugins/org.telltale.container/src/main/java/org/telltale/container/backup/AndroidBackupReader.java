package org.telltale.container.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.ExpandedSource;
import org.telltale.container.InflatedSource;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** An Android backup as a container of one thing, its archive; encrypted ones are named. */
public final class AndroidBackupReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "android-backup";

	private static final int STEP = 1 << 16;

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		budget.takeEntry();
		Outcome<Source> data = AndroidBackup.open(source, place, List.of(), budget.expandable(source.length()));
		return data.map(archive -> new Container(FORMAT, "", List.of(new Entry("", Entry.Kind.EXPANDED, archive.length(), 0, Optional.empty(),
				Optional.empty(), spent -> archive instanceof InflatedSource ? held(archive, new ProblemLog(source, place), spent) : Outcome.of(archive)))));
	}

	/** Who walks reads back and forth. */
	private static Outcome<Source> held(Source archive, ProblemLog log, Budget budget) throws IOException {
		ExpandedSource content = new ExpandedSource();
		byte[] step = new byte[STEP];
		long most = Math.min(archive.length(), budget.expandable(archive.length()));
		while (content.length() < most) {
			content.append(step, 0, archive.read(content.length(), step, 0, (int) Math.min(STEP, most - content.length())));
		}
		budget.hold(content.length());
		if (most < archive.length()) {
			log.add("container.expansion", 0, Long.MAX_VALUE, "it expands beyond the budget", "its content is cut there");
		}
		return Outcome.of(content, log.problems());
	}
}
