package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.xml.Element;
import org.telltale.handset.xml.XmlElements;

/** The XML of "SMS Backup &amp; Restore" (SyncTech): an element {@code sms} or {@code mms} a message, its fields named as Android's columns. */
public final class SmsBackupXml implements HandsetFormat {

	@Override
	public String name() {
		return "sms-backup-xml";
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "smses");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		Messages messages = new Messages(sink);
		SmsBackupMms multimedia = new SmsBackupMms(file, sink);
		long[] count = {0};
		List<Problem> problems = new ArrayList<>(XmlElements.read(file.bytes(), element -> {
			if (element.path().equals(List.of("smses", "sms"))) {
				add(file, ++count[0], element, messages);
			} else {
				multimedia.element(element);
			}
			return !progress.cancelled();
		}));
		problems.addAll(multimedia.problems());
		if (messages.withoutBody() > 0) {
			problems.add(messages.withoutBody(file));
		}
		return problems;
	}

	private static void add(HandsetFile file, long number, Element element, Messages messages) {
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), "sms", number, List.of(element.place()));
		messages.add(new Messages.Message(file.name() + "/sms/" + number, integer(element, "type").orElse(0L), text(element, "address"),
				text(element, "body"), integer(element, "date"), integer(element, "date_sent")), source, source);
	}

	/** The app writes absent fields as the word null. A body may be that word: there it counts. */
	private static Optional<String> text(Element element, String name) {
		return element.attribute(name).filter(text -> name.equals("body") || !text.equals("null"));
	}

	static Optional<Long> integer(Element element, String name) {
		return element.attribute(name).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
	}
}
