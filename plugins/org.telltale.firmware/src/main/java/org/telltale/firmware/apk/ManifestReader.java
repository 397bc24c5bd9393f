package org.telltale.firmware.apk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.firmware.resource.CompiledXml;
import org.telltale.firmware.resource.XmlElement;

/** Reads what counts from a compiled manifest. Resource ids are those of android.R.attr. */
final class ManifestReader {

	private static final long NAME = 0x01010003;
	private static final long SHARED_USER = 0x0101000b;
	private static final long DEBUGGABLE = 0x0101000f;
	private static final long MIN_SDK = 0x0101020c;
	private static final long VERSION_CODE = 0x0101021b;
	private static final long VERSION_NAME = 0x0101021c;
	private static final long TARGET_SDK = 0x01010270;
	private static final Set<String> COMPONENTS = Set.of("activity", "activity-alias", "service", "receiver", "provider");
	private static final Set<String> PERMISSIONS = Set.of("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m");
	private static final Set<String> BOOT = Set.of("android.intent.action.BOOT_COMPLETED", "android.intent.action.LOCKED_BOOT_COMPLETED",
			"android.intent.action.QUICKBOOT_POWERON");

	private ManifestReader() {
	}

	static Manifest read(CompiledXml xml) {
		Optional<XmlElement> root = first(xml, "manifest");
		Optional<XmlElement> sdk = first(xml, "uses-sdk");
		Set<String> permissions = new LinkedHashSet<>();
		Set<String> boot = new LinkedHashSet<>();
		int components = 0;
		String component = "";
		for (XmlElement element : xml.elements()) {
			Optional<String> name = element.text(NAME, "name");
			if (PERMISSIONS.contains(element.name())) {
				name.ifPresent(permissions::add);
			} else if (COMPONENTS.contains(element.name())) {
				components++;
				component = name.orElse("");
			} else if (element.name().equals("action") && name.isPresent() && BOOT.contains(name.get())) {
				boot.add(component);
			}
		}
		return new Manifest(root.flatMap(element -> element.text(0, "package")), root.flatMap(element -> element.text(VERSION_CODE, "versionCode")),
				root.flatMap(element -> element.text(VERSION_NAME, "versionName")), root.flatMap(element -> element.text(SHARED_USER, "sharedUserId")),
				sdk.flatMap(element -> element.text(MIN_SDK, "minSdkVersion")), sdk.flatMap(element -> element.text(TARGET_SDK, "targetSdkVersion")),
				first(xml, "application").flatMap(element -> element.text(DEBUGGABLE, "debuggable")).filter("true"::equals).isPresent(),
				List.copyOf(permissions), components, List.copyOf(boot), OverlayReader.read(xml));
	}

	private static Optional<XmlElement> first(CompiledXml xml, String name) {
		return xml.elements().stream().filter(element -> element.name().equals(name)).findFirst();
	}
}
