package org.telltale.handset.android;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Setting;
import org.telltale.handset.xml.Element;
import org.telltale.handset.xml.XmlElements;

/**
 * {@code system/sync/accounts.xml} (com.android.server.content.SyncStorageEngine.writeAccountInfoLocked): which content of
 * which account is synchronised by itself, and the switch above all.
 */
public final class SyncXml implements HandsetFormat {

	@Override
	public String name() {
		return "sync-xml";
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "accounts");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		return XmlElements.read(file.bytes(), element -> {
			setting(file, element).ifPresent(sink);
			return !progress.cancelled();
		});
	}

	private static Optional<Setting> setting(HandsetFile file, Element element) {
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), element.name(), element.number(), List.of(element.place()));
		String user = element.attribute("user").filter(number -> number.matches("[1-9]\\d{0,4}")).map(number -> "." + number).orElse("");
		Optional<String> key = element.path().equals(List.of("accounts", "listenForTickles")) ? Optional.of("master")
				: element.path().equals(List.of("accounts", "authority")) ? Optional.of(element.attribute("type").orElse("") + "/"
						+ element.attribute("account").orElse("") + "/" + element.attribute("authority").orElse("")) : Optional.empty();
		return key.flatMap(name -> element.attribute("enabled").map(enabled -> new Setting("sync" + user, name, enabled, source)));
	}
}
