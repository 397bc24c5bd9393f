package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.sample.internal.apk.Apk;
import org.telltale.sample.internal.apk.ResourceTable;
import org.telltale.sample.internal.ext4.Ext4Image;
import org.telltale.sample.internal.ext4.SparseImage;

/** The firmware of the story: the stock system, the other ROM's system, and the cust partition that R7 kept and R8 wiped. */
final class Firmware {

	/** The stock system's image. */
	static final String STOCK = "firmware/stock-system.simg";

	private static final int SYSTEM_BLOCKS = 512;
	private static final int CUST_BLOCKS = 256;
	private static final String PLATFORM = "Hesperus platform (SYNTHETIC)";
	private static final String PHONE_STATE = "android.permission.READ_PHONE_STATE";
	private static final String INTERNET = "android.permission.INTERNET";
	private static final String AT_BOOT = "android.permission.RECEIVE_BOOT_COMPLETED";

	private Firmware() {
	}

	/** Adds the images to the evidence. */
	static void write(EvidenceFolder folder) {
		byte[] stock = stockSystem();
		folder.evidence(STOCK, SparseImage.of(stock), Acquisition.imaged("", "2014-08-04T08:00:00Z"));
		folder.extra("firmware/same/stock-system.img", stock);
		folder.evidence("firmware/r7-cust.img", cust(), Acquisition.imaged("R7", "2014-08-19T11:30:00Z"));
		folder.evidence("firmware/r7-system.img", otherSystem(), Acquisition.imaged("R7", "2014-08-19T11:40:00Z"));
		folder.evidence("firmware/r8-cust.img", new Ext4Image("cust", CUST_BLOCKS).toBytes(), Acquisition.imaged("R8",
				"2014-08-20T11:30:00Z"));
	}

	private static byte[] stockSystem() {
		byte[] account = Apk.of("com.hesperus.account", "5.2", "Lcom/hesperus/account/Service;",
				List.of(INTERNET, PHONE_STATE, AT_BOOT, "android.permission.READ_SMS", "android.permission.READ_CONTACTS"),
				List.of("http://" + Cast.ACCOUNT.name() + "/pass/v2/registerDevice", "http://" + Cast.ACCOUNT.name() + "/pass/v2/im/lookup",
						Cast.SYNC.name(), Cast.PHOTOS.name(), "imei", "msisdn"),
				PLATFORM, Cast.VENDOR);
		byte[] greetings = Apk.of("com.hesperus.greetings", "1.0", "Lcom/hesperus/greetings/Fetcher;", List.of(INTERNET),
				List.of("http://" + Cast.GREETINGS.name() + "/festival", "http://" + Cast.UPDATES.name() + "/check", "lang"),
				PLATFORM, Cast.VENDOR);
		return new Ext4Image("system", SYSTEM_BLOCKS).file("build.prop", text(buildProperties("stock"))).file("app/HesperusAccount.apk",
				account).file("priv-app/SettingsProvider.apk", settingsProvider()).file("app/HesperusCloud.apk", cloud())
				.file("app/Greetings.apk", greetings).file("etc/hosts", text("127.0.0.1 localhost\n"))
				.file("etc/NOTICE.txt", text("SYNTHETIC firmware image of the sample case. \n".repeat(900))).toBytes();
	}

	/** What a handset starts with on its first boot and after a reset: the cloud off, messaging on. */
	private static byte[] settingsProvider() {
		ResourceTable defaults = new ResourceTable("com.android.providers.settings").flag("def_cloud_enabled", false).flag("def_messaging_enabled", true)
				.flag("def_wifi_on", true).number("def_screen_off_timeout", 60_000).fraction("def_window_animation_scale", 1)
				.text("def_backup_transport", "", "com.hesperus.cloud/.Backup").text("app_label", "", "Settings Storage").text("app_label", "zh-CN", "设置存储");
		return Apk.of("com.android.providers.settings", "4.4.2", "Lcom/android/providers/settings/DatabaseHelper;", List.of(), List.of("cloud_enabled"), defaults,
				PLATFORM, Cast.VENDOR);
	}

	/** Asks for consent, in two languages; it names no server. */
	private static byte[] cloud() {
		ResourceTable texts = new ResourceTable("com.hesperus.cloud").text("app_name", "", "Hesperus Cloud").text("app_name", "zh-CN", "和谐云")
				.text("consent_body", "", "I agree that my photos, messages and contacts are copied to Hesperus Cloud.")
				.text("consent_body", "zh-CN", "我同意将照片、短信和联系人上传到云服务。").text("consent_refuse", "", "No, thanks").text("welcome", "", "Welcome");
		return Apk.of("com.hesperus.cloud", "2.0", "Lcom/hesperus/cloud/Consent;", List.of(), List.of("consent"), texts, PLATFORM, Cast.VENDOR);
	}

	private static byte[] cust() {
		byte[] relay = Apk.of("com.hesperus.relay", "1.2", "Lcom/hesperus/relay/Beacon;", List.of(INTERNET, PHONE_STATE, AT_BOOT),
				List.of("http://" + Cast.ACCOUNT.name() + "/pass/v2/relay", "HmRelay/1.2", "imei"), "Hesperus preinstalled (SYNTHETIC)",
				Cast.VENDOR);
		return new Ext4Image("cust", CUST_BLOCKS).file("preinstall/HmRelay.apk", relay).file("cust.prop", text("ro.cust.region=lab\n"))
				.toBytes();
	}

	private static byte[] otherSystem() {
		byte[] updater = Apk.of("org.openrom.updater", "11", "Lorg/openrom/updater/Check;", List.of(INTERNET),
				List.of("http://" + Cast.OPEN_ROM.name() + "/check"), "Builder (SYNTHETIC)", "OpenRom");
		return new Ext4Image("system", CUST_BLOCKS).file("build.prop", text(buildProperties("other"))).file("app/Updater.apk", updater)
				.toBytes();
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The build properties of a ROM: stock, ota, ota-reset, other or counterfeit. */
	static String buildProperties(String rom) {
		boolean other = rom.equals("other");
		if (rom.equals("counterfeit")) {
			return "# SYNTHETIC\nro.build.id=JDQ39\nro.build.version.release=4.2.2\nro.build.version.sdk=17\nro.build.version.incremental=clone-7\nro.product.manufacturer="
					+ Cast.VENDOR + "\nro.product.brand=Hesperus\nro.product.model=" + Cast.MODEL
					+ "\nro.product.device=generic72\nro.build.fingerprint=generic/generic72/generic72:4.2.2/JDQ39/clone-7:user/test-keys\n";
		}
		String version = other ? "11-20140801-hmnote" : rom.equals("stock") ? "KHM4" : "KHM5";
		String brand = other ? "OpenRom" : "Hesperus";
		return "# SYNTHETIC\nro.build.id=KOT49H\nro.build.version.release=4.4.2\nro.build.version.sdk=19\nro.build.version.incremental="
				+ version
				+ "\nro.product.manufacturer=" + Cast.VENDOR + "\nro.product.brand=" + brand + "\nro.product.model=" + Cast.MODEL
				+ "\nro.product.device=hmnote\nro.build.fingerprint=" + brand + "/hmnote/hmnote:4.4.2/KOT49H/" + version
				+ ":user/release-keys\n";
	}
}
