package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Setting;

/** What {@code getprop} prints: {@code [name]: [value]}, a value over several lines where it holds line ends. */
public final class PropertiesText extends LineFormat {

	private static final String START = "\\[[^\\]\\s]+\\]: \\[.*";

	@Override
	public String name() {
		return "getprop";
	}

	@Override
	public boolean recognises(byte[] start) {
		return first(start).matches(START);
	}

	@Override
	List<Problem> lines(HandsetFile file, List<Line> lines, Consumer<HandsetRecord> sink) {
		List<Problem> problems = new ArrayList<>();
		List<Line> strange = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			Line first = lines.get(i);
			if (first.text().matches(START)) {
				int last = i;
				while (!lines.get(last).text().endsWith("]") && last + 1 < lines.size() && !lines.get(last + 1).text().matches(START)) {
					last++;
				}
				problems.addAll(property(file, lines.subList(i, last + 1), sink));
				i = last;
			} else if (!first.text().isBlank()) {
				strange.add(first);
			}
		}
		problems.addAll(strange(file, strange));
		return problems;
	}

	private static List<Problem> property(HandsetFile file, List<Line> lines, Consumer<HandsetRecord> sink) {
		Line first = lines.getFirst();
		String text = String.join("\n", lines.stream().map(Line::text).toList());
		int parting = text.indexOf("]: [");
		String value = text.substring(parting + 4, text.endsWith("]") ? text.length() - 1 : text.length());
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), "property", first.number(),
				List.of(file.bytes().where(first.offset(), lines.getLast().end() - first.offset())));
		return DeviceNumbers.pass(new Setting("property", text.substring(1, parting), value, source),
				file.name() + "/property/" + first.number(), sink);
	}
}
