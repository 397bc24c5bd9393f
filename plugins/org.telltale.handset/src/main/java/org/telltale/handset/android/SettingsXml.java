package org.telltale.handset.android;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * {@code settings_system.xml}, {@code settings_secure.xml}, {@code settings_global.xml} of Android 6 and later
 * (com.android.providers.settings.SettingsState), as text or, since Android 12, as binary XML; the namespace stands in the
 * file's name alone. And the {@code map} of an app's shared preferences (android.app.SharedPreferencesImpl).
 */
public final class SettingsXml implements HandsetFormat {

	private static final Pattern FILE_NAME = Pattern.compile("settings_(system|secure|global)\\.xml");

	@Override
	public String name() {
		return "settings-xml";
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "settings") || TextStart.rootIs(start, "map");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		List<Problem> problems = new ArrayList<>();
		problems.addAll(XmlElements.read(file.bytes(), element -> {
			setting(file, element).ifPresent(setting -> problems.addAll(
					DeviceNumbers.pass(setting, file.name() + "/" + setting.namespace() + "/" + element.number(), sink)));
			return !progress.cancelled();
		}));
		return problems;
	}

	private static Optional<Setting> setting(HandsetFile file, Element element) {
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), element.name(), element.number(), List.of(element.place()));
		if (element.path().equals(List.of("settings", "setting"))) {
			Matcher matcher = FILE_NAME.matcher(file.name());
			String namespace = matcher.find() ? matcher.group(1) : "settings";
			return element.attribute("name").map(key -> new Setting(namespace, key, value(element), source));
		}
		boolean preference = element.path().size() == 2 && element.path().getFirst().equals("map");
		return preference ? element.attribute("name").map(key -> new Setting("preferences", key,
				element.attribute("value").orElse(element.text().strip()), source)) : Optional.empty();
	}

	/** Values that XML cannot hold are written as base64 of UTF-8. */
	private static String value(Element element) {
		Optional<String> base64 = element.attribute("valueBase64");
		if (base64.isEmpty()) {
			return element.attribute("value").orElse("");
		}
		try {
			return new String(Base64.getDecoder().decode(base64.get()), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException notBase64) {
			return base64.get();
		}
	}
}
