package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.xml.Element;
import org.telltale.handset.xml.XmlElements;

/** {@code usage-history.xml} (Android up to 4.4, com.android.server.am.UsageStatsService): when each activity was last resumed. */
public final class UsageHistoryXml implements HandsetFormat {

	/** Of one package; its name is known at its end only. */
	private static final int MOST_ACTIVITIES = 10_000;

	@Override
	public String name() {
		return "usage-history";
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "usage-history");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		List<Element> activities = new ArrayList<>();
		long[] alone = {0};
		List<Problem> problems = new ArrayList<>(XmlElements.read(file.bytes(), element -> {
			if (element.path().equals(List.of("usage-history", "pkg", "comp")) && activities.size() < MOST_ACTIVITIES) {
				activities.add(element);
			} else if (element.path().equals(List.of("usage-history", "pkg", "comp"))) {
				alone[0]++;
				sink.accept(event(file, Optional.empty(), element));
			} else if (element.path().equals(List.of("usage-history", "pkg"))) {
				activities.forEach(activity -> sink.accept(event(file, element.attribute("name"), activity)));
				activities.clear();
			}
			return !progress.cancelled();
		}));
		activities.forEach(activity -> sink.accept(event(file, Optional.empty(), activity)));
		if (alone[0] > 0) {
			problems.add(new Problem("usage-history.too-many", file.bytes().where(0, file.bytes().length()), alone[0]
					+ " activities stand behind " + MOST_ACTIVITIES + " others of one package.", "They are listed without their package."));
		}
		return problems;
	}

	private static HandsetEvent event(HandsetFile file, Optional<String> name, Element activity) {
		Optional<String> written = activity.attribute("lrt");
		Moment moment = written.filter(text -> text.matches("\\d{1,15}")).flatMap(text -> Messages.nanos(Long.parseLong(text)))
				.map(nanos -> Moment.at(Long.parseLong(nanos), written.get())).orElse(Moment.UNKNOWN);
		return new HandsetEvent("used", activity.attribute("name").orElse(""), "", name.map(text -> Map.of("package", text)).orElse(Map.of()), moment,
				ExhibitSource.row(file.evidence(), file.name(), activity.name(), activity.number(), List.of(activity.place())));
	}
}
