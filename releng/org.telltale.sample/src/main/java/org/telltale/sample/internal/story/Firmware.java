package org.telltale.sample.internal.story;

/** The firmware of the story. */
final class Firmware {

	private Firmware() {
	}

	/** The build properties of a ROM: stock, ota, ota-reset or other. */
	static String buildProperties(String rom) {
		boolean other = rom.equals("other");
		String version = other ? "11-20140801-hmnote" : rom.equals("stock") ? "KHM4" : "KHM5";
		String brand = other ? "OpenRom" : "Hesperus";
		return "# SYNTHETIC\nro.build.id=KOT49H\nro.build.version.release=4.4.2\nro.build.version.sdk=19\nro.build.version.incremental=" + version
				+ "\nro.product.manufacturer=" + Cast.VENDOR + "\nro.product.brand=" + brand + "\nro.product.model=" + Cast.MODEL
				+ "\nro.product.device=hmnote\nro.build.fingerprint=" + brand + "/hmnote/hmnote:4.4.2/KOT49H/" + version + ":user/release-keys\n";
	}
}
