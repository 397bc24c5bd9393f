package org.telltale.sample.internal.story;

/** The table of the type codes of IMEIs, as an examiner would bring it. The counterfeit unit's code is in no row. */
final class TypeCodes {

	private TypeCodes() {
	}

	/** The file {@code type-codes.csv}. */
	static String csv() {
		return """
				tac,make,model,source
				00499901,Hesperus Mobile,HM Note,"SYNTHETIC: the maker's list, 2014"
				00499902,Hesperus Mobile,HM Tab,"SYNTHETIC: the maker's list, 2014"
				00499903,Borealis Devices,B2,"SYNTHETIC: the maker's list, 2013"
				""";
	}
}
