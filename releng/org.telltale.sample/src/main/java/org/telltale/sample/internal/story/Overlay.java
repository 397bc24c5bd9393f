package org.telltale.sample.internal.story;

/** The table of who is behind an address, as an examiner would bring it; registry, registrant and operator are three columns. */
final class Overlay {

	private Overlay() {
	}

	/** The file {@code overlay.csv}. */
	static String csv() {
		return """
				range,country,city,asn,asName,owner,registry,from,to,source
				198.51.100.0/24,,,,,,XNIC,2014-01-01,2014-12-31,"SYNTHETIC: the registry's delegation, which names no operator (the trap: XNIC is not the owner)"
				198.51.100.0/26,XH,Port Hesper,64496,HESPERUS-SVC,Hesperus Mobile Services,XNIC,2014-01-01,2014-12-31,SYNTHETIC: accounts and photos
				198.51.100.64/26,XH,Port Hesper,64497,HESPERUS-CDN,Hesperus Mobile Services,XNIC,2014-01-01,2014-12-31,SYNTHETIC: greetings
				198.51.100.128/26,XB,Northport,64503,BOREALIS,Borealis Devices,XNIC,2014-01-01,2014-12-31,SYNTHETIC: another brand's push service
				203.0.113.0/25,XL,Labtown,64500,LAB-TRANSIT,Laboratory Transit Ltd,YNIC,2014-01-01,2014-12-31,SYNTHETIC: laboratory services and update servers
				203.0.113.128/26,XL,,64501,LAB-CELL,Lab Mobile,YNIC,2014-01-01,2014-12-31,SYNTHETIC: the cellular operator
				203.0.113.192/26,XM,Advert Bay,64502,ADKIT,AdKit Holdings,YNIC,2014-06-01,2014-12-31,SYNTHETIC: advertising
				2001:db8:51::/48,XH,Port Hesper,64496,HESPERUS-SVC,Hesperus Mobile Services,XNIC,2014-01-01,2014-12-31,SYNTHETIC
				2001:db8:51:1::/64,XB,Northport,64503,BOREALIS,Borealis Devices,XNIC,2014-01-01,2014-12-31,SYNTHETIC
				2001:db8:113::/48,XL,Labtown,64500,LAB-TRANSIT,Laboratory Transit Ltd,YNIC,2014-01-01,2014-12-31,SYNTHETIC
				""";
	}
}
