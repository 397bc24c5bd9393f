package org.telltale.handset.text;

import java.util.List;
import org.telltale.handset.HandsetFormat;

/** The kinds of text that are read; the first that recognises a file reads it. */
public final class Texts {

	/** All kinds. */
	public static final List<HandsetFormat> ALL = List.of(
			new TextFormat("getprop", PropertiesText::begins, PropertiesText::new),
			new TextFormat("packages.list", PackagesList::begins, PackagesList::new),
			new TextFormat("proc-net", ProcNetText::begins, ProcNetText::new),
			new TextFormat("logcat", LogcatText::begins, LogcatText::new),
			new TextFormat("ps", ProcessText::begins, ProcessText::new),
			new TextFormat("dumpsys-appops", AppOpsDump::begins, AppOpsDump::new),
			new TextFormat("dumpsys-settings", SettingsDump::begins, SettingsDump::new),
			new TextFormat("dumpsys-netstats", NetworkStatsDump::begins, NetworkStatsDump::new),
			new TextFormat("dumpsys-package", PackageDump::begins, PackageDump::new),
			new TextFormat("dumpsys", Dumpstate::begins, Dumpstate::new),
			new QfPackages(), new QfFiles());

	private Texts() {
	}
}
