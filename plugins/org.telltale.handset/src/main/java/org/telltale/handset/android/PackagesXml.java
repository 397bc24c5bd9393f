package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.xml.Element;
import org.telltale.handset.xml.XmlElements;

/**
 * {@code packages.xml} (com.android.server.pm.Settings.writePackageLPr), as text or, since Android 12, as binary XML. A
 * {@code package} is installed; an {@code updated-package} is the factory's version behind an update.
 */
public final class PackagesXml implements HandsetFormat {

	/** ApplicationInfo.FLAG_SYSTEM. */
	private static final long FLAG_SYSTEM = 1;

	@Override
	public String name() {
		return "packages-xml";
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "packages");
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		long[] without = {0};
		List<Problem> problems = new ArrayList<>(XmlElements.read(file.bytes(), element -> {
			boolean installed = element.path().equals(List.of("packages", "package"));
			if (installed || element.path().equals(List.of("packages", "updated-package"))) {
				record(file, element, installed).ifPresentOrElse(sink, () -> without[0]++);
			}
			return !progress.cancelled();
		}));
		if (without[0] > 0) {
			problems.add(new Problem("package.uid", file.bytes().where(0, file.bytes().length()), without[0] + " packages have no name or no user id.",
					"They are not listed."));
		}
		return problems;
	}

	private static Optional<HandsetRecord> record(HandsetFile file, Element element, boolean installed) {
		Optional<Long> uid = element.attribute("userId").or(() -> element.attribute("sharedUserId")).filter(text -> text.matches("\\d{1,9}"))
				.map(Long::parseLong);
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), element.name(), element.number(), List.of(element.place()));
		return element.attribute("name").filter(name -> !name.isEmpty())
				.flatMap(name -> uid.map(number -> new InstalledPackage(name, number, "", attributes(element, installed), source)));
	}

	private static Map<String, String> attributes(Element element, boolean installed) {
		Map<String, String> attributes = new TreeMap<>();
		element.attribute("codePath").ifPresent(path -> attributes.put("codePath", path));
		element.attribute("version").ifPresent(version -> attributes.put("versionCode", version));
		element.attribute("installer").ifPresent(installer -> attributes.put("installer", installer));
		nanos(element, "it").ifPresent(time -> attributes.put("firstInstall", time));
		nanos(element, "ut").ifPresent(time -> attributes.put("lastUpdate", time));
		system(element).ifPresent(system -> attributes.put("system", Boolean.toString(system)));
		if (!installed) {
			attributes.put("state", "hidden");
		}
		return attributes;
	}

	private static Optional<String> nanos(Element element, String name) {
		return element.attribute(name).filter(hex -> hex.matches("[0-9a-f]{1,15}")).flatMap(hex -> Messages.nanos(Long.parseLong(hex, 16)));
	}

	/** Android 6 and later write {@code publicFlags}, before that {@code flags}, before Android 4 {@code system}. */
	private static Optional<Boolean> system(Element element) {
		return element.attribute("publicFlags").or(() -> element.attribute("flags")).filter(text -> text.matches("-?\\d{1,18}"))
				.map(text -> (Long.parseLong(text) & FLAG_SYSTEM) != 0).or(() -> element.attribute("system").map(Boolean::parseBoolean));
	}
}
